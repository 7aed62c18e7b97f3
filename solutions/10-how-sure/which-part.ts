const whichPart = "b";

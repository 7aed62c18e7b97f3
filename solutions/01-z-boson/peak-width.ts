const whoseWidth = "b";

const whyAHump = "b";

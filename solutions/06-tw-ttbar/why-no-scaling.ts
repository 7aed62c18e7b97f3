const whyNoScaling = "b";

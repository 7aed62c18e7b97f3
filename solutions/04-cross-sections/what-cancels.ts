const whatCancels = "b";

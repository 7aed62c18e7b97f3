const prescale = "isEmu ? 1 : 1 / 100";

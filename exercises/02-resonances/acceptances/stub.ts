const acceptances = undefined; // ✏️ a list: the acceptance in each bin of pT

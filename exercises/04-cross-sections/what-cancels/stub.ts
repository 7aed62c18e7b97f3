const whatCancels = undefined; // ✏️ "a", "b", "c" or "d"

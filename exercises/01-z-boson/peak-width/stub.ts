const whoseWidth = undefined; // ✏️ "a", "b" or "c"

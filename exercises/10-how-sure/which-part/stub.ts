const whichPart = undefined; // ✏️ "a", "b" or "c"

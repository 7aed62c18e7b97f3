const whyAHump = undefined; // ✏️ "a", "b" or "c"

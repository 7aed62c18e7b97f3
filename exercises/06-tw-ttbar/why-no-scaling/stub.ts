const whyNoScaling = undefined; // ✏️ "a", "b" or "c"

const whereIsRho = undefined; // ✏️ "a", "b" or "c"

const mended: string | undefined = undefined; // ✏️ colleague.replace("…", "…").replace("…", "…")

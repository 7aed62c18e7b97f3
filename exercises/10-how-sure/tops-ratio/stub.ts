const topsRatio = { value: undefined, error: undefined }; // ✏️ R = σ(t)/σ(t̄)

const ratio = { value: undefined, error: undefined }; // ✏️ σ(tt̄) / σ(Z)

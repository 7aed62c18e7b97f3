const spinFactors = { longitudinal: undefined, transverse: undefined }; // ✏️ A(0) / A(λ)

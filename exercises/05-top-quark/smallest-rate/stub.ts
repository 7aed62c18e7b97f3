const smallestRate = { cuts: undefined, strange: undefined, taught: undefined }; // ✏️ rates for 5 σ

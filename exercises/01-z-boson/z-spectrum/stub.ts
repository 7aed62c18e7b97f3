const zSpectrum = undefined; // ✏️ hist1d(regular(…), …)

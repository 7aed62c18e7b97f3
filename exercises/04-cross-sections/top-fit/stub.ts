const topFit = undefined; // ✏️ fitModel(…)

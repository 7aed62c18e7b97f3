const cured = undefined; // ✏️ await tmvaBdtg({ … }).fit(training, seededRandom(1))

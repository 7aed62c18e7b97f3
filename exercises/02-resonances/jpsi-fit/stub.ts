const jpsiFit = undefined; // ✏️ fitPeak(centralPeak, { … })

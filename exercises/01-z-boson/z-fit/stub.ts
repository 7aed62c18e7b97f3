const zFit = undefined; // ✏️ fitPeak(zPeak, { … })

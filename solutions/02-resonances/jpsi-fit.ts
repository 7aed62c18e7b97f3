const jpsiFit = fitPeak(centralPeak, { shape: "crystal-ball", fixed: { n: 2 } });

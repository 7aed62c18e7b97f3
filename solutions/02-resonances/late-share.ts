const underPeak = sideFit.expected.total.map((n) => widthRatio * n);
const lateShare = fitDecayTime(peakTimes, { background: underPeak }).lateShare;

const ownTimes = (isIn) => hist1d(timeAxis, decayTimes(filter(own, isIn)));
const ownBackground = fitDecayTime(ownTimes(inSides)).expected.total.map((n) => widthRatio * n);
const ownShare = fitDecayTime(ownTimes(inPeak), { background: ownBackground }).lateShare;

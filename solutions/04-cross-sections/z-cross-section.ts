const pbPerEvent = 1 / (correction.ee * (3200 / 100));
const zCrossSection = {
  value: (seen.ee - notZ.ee) * pbPerEvent,
  error: Math.sqrt(seen.ee) * pbPerEvent,
};

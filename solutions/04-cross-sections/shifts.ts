const shiftOf = (name) =>
  (topPairs(`${name}_up`) - topPairs(`${name}_down`)) / (2 * topPairs("nominal"));
const [electronEfficiency, muonEfficiency, electronScale] = [
  "electronEfficiency",
  "muonEfficiency",
  "electronScale",
].map(shiftOf);
const total = Math.hypot(electronEfficiency, muonEfficiency, electronScale);
const shifts = { electronEfficiency, muonEfficiency, electronScale, total };

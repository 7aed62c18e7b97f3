const curedSettings = { nTrees: 200, maxDepth: 3, minNodeSize: 0.05, shrinkage: 0.1 };
const cured = await tmvaBdtg({ ...curedSettings, baggedFraction: 0.5 }).fit(
  training,
  seededRandom(1),
);

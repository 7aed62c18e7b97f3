const ownTrees = gradientBoosting({ nTrees: 150, maxLeaves: 4, minLeafWeight: 20 });
const model = await ownTrees.fit(training, seededRandom(2));
const known = measureAuc(model.predict(testing.features), testing.labels);
const mine = { model, auc: known.value, error: known.error };

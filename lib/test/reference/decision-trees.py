"""Writes decision-trees.json: single trees and AdaBoost by scikit-learn. Features are whole numbers from 0 to 79, so
that bins make no difference.

Run: python3 decision-trees.py   (needs Debian's python3-sklearn)
"""
import json, pathlib
import numpy as np, sklearn
from sklearn.ensemble import AdaBoostClassifier
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

rng = np.random.default_rng(21)
n, names = 300, ["a", "b", "c"]
x = rng.integers(0, 80, (n, 3)).astype(float)
logit = (x[:, 0] - 40) / 15 + np.where(x[:, 1] > 50, 1.3, -0.7)
y = (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(int)
weights = rng.integers(1, 17, n) / 8
number = np.round(logit + rng.normal(size=n), 3)


def rounded(values):
    return [round(float(v), 12) for v in values]


def tree(options, **settings):
    model = DecisionTreeClassifier(random_state=1, **settings).fit(x, y, weights)
    return {"options": options, "predicted": rounded(model.predict_proba(x)[:, 1])}


def ada(options, algorithm, depth, **settings):
    base = DecisionTreeClassifier(max_depth=depth)
    model = AdaBoostClassifier(base, algorithm=algorithm, random_state=1, **settings).fit(x, y, weights)
    return {"options": options, "predicted": rounded(model.decision_function(x))}


number_tree = DecisionTreeRegressor(max_leaf_nodes=12, random_state=1).fit(x, number)
reference = {
    "source": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}, decision-trees.py",
    "columns": {name: x[:, i].tolist() for i, name in enumerate(names)},
    "labels": y.tolist(),
    "weights": weights.tolist(),
    "number": number.tolist(),
    "trees": [
        tree({"maxDepth": 4}, max_depth=4),
        tree({"maxLeaves": 9}, max_leaf_nodes=9),
        tree({"maxDepth": 6, "minLeafSamples": 12}, max_depth=6, min_samples_leaf=12),
    ],
    "regression": {"options": {"maxLeaves": 12}, "predicted": rounded(number_tree.predict(x))},
    "adaBoost": [
        ada({"nTrees": 20}, "SAMME", 1, n_estimators=20),
        ada({"nTrees": 10, "maxDepth": 2, "learningRate": 0.5}, "SAMME", 2, n_estimators=10, learning_rate=0.5),
        ada({"nTrees": 10, "votes": "real", "learningRate": 0.7}, "SAMME.R", 1, n_estimators=10, learning_rate=0.7),
    ],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(reference))

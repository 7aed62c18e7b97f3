"""Writes boosted-trees.json: boosted trees by XGBoost and by scikit-learn. Features are whole numbers
from 0 to 39, so that every program sees the same bins; some are missing.

Run: python3 boosted-trees.py   (needs Debian's python3-xgboost and python3-sklearn)
"""
import json, pathlib
import numpy as np
import sklearn
import xgboost
from sklearn.ensemble import HistGradientBoostingRegressor

rng = np.random.default_rng(20)
n, names = 400, ["a", "b", "c", "d"]
x = rng.integers(0, 40, (n, 4)).astype(float)
logit = (x[:, 0] - 20) / 8 + np.where(x[:, 1] > 25, 1, -0.5) - (x[:, 2] - 20) ** 2 / 150 + 0.5
x[rng.random((n, 4)) < 0.05] = np.nan
y = (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(float)
weights = rng.integers(1, 9, n) / 4
number = np.round(3 * logit + rng.standard_t(3, n), 2)
counts = rng.poisson(np.exp(np.clip(logit / 2, -2, 2))).astype(float)


def boosted(**settings):
    matrix = xgboost.DMatrix(x, label=y, weight=weights)
    fixed = {"objective": "binary:logistic", "tree_method": "hist", "eta": 0.3, "nthread": 1, "max_bin": 256}
    start = float(np.average(y, weights=weights))
    trees = xgboost.train({**fixed, "base_score": start, **settings}, matrix, 8)
    return [round(float(p), 7) for p in trees.predict(matrix)]


def regressed(target, loss, sample_weight=None, **settings):
    trees = HistGradientBoostingRegressor(
        loss=loss, max_iter=8, learning_rate=0.3, early_stopping=False, min_samples_leaf=12, max_leaf_nodes=9, **settings
    )
    return [round(float(p), 10) for p in trees.fit(x, target, sample_weight).predict(x)]


reference = {
    "source": f"XGBoost {xgboost.__version__}, scikit-learn {sklearn.__version__}, boosted-trees.py",
    "columns": {name: [None if np.isnan(v) else v for v in x[:, i]] for i, name in enumerate(names)},
    "labels": y.astype(int).tolist(),
    "weights": weights.tolist(),
    "number": number.tolist(),
    "counts": counts.tolist(),
    "classified": [
        {"options": {"growth": "depth-wise", "maxDepth": 3}, "predicted": boosted(max_depth=3)},
        {
            "options": {"maxLeaves": 9},
            "predicted": boosted(max_depth=0, max_leaves=9, grow_policy="lossguide"),
        },
        {
            "options": {"growth": "depth-wise", "maxDepth": 4, "l1": 0.7, "l2": 3, "minLeafWeight": 4, "minSplitGain": 0.25},
            "predicted": boosted(max_depth=4, alpha=0.7, reg_lambda=3, min_child_weight=4, gamma=0.5),
        },
        {
            "options": {"growth": "depth-wise", "maxDepth": 4, "monotone": {"a": 1, "b": -1}},
            "predicted": boosted(max_depth=4, monotone_constraints="(1,-1,0,0)"),
        },
    ],
    "regressed": [
        {"target": "number", "loss": {"name": "squared"}, "predicted": regressed(number, "squared_error")},
        {"target": "number", "loss": {"name": "absolute"}, "predicted": regressed(number, "absolute_error")},
        {
            "target": "number",
            "loss": {"name": "quantile", "share": 0.81},
            "weighted": True,
            "predicted": regressed(number, "quantile", weights, quantile=0.81),
        },
        {"target": "counts", "loss": {"name": "poisson"}, "predicted": regressed(counts, "poisson")},
    ],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(reference))

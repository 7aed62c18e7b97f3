"""The peers of bench/trees.ts. Run: python3 trees.py FILE ROWS COLUMNS TREES THREADS PEER …

FILE holds the columns, then labels and weights, as doubles; half of the rows train, the others test. Prints one line
of JSON for each peer: processor and wall seconds of training with binning, seconds of prediction, AUC.
"""
import json, sys, time
import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import roc_auc_score

path, rows, columns, trees, threads = sys.argv[1], *map(int, sys.argv[2:6])
data = np.fromfile(path).reshape(columns + 2, rows)
x, y, weights = data[:columns].T.copy(), data[columns], data[columns + 1]
half = rows // 2
train, test = slice(0, half), slice(half, rows)


def xgboost(**shape):
    import xgboost as xgb

    fixed = {"objective": "binary:logistic", "tree_method": "hist", "max_bin": 255, "eta": 0.1, "nthread": threads}
    matrix = xgb.DMatrix(x[train], label=y[train], weight=weights[train], nthread=threads)
    model = xgb.train({**fixed, **shape}, matrix, trees)
    return lambda: model.predict(xgb.DMatrix(x[test], nthread=threads))


def sklearn(model):
    model.fit(x[train], y[train], weights[train])
    return lambda: model.predict_proba(x[test])[:, 1]


def hist(**shape):
    settings = {"max_iter": trees, "learning_rate": 0.1, "l2_regularization": 1, "early_stopping": False}
    return sklearn(HistGradientBoostingClassifier(**settings, **shape))


peers = {
    "xgboost depth-wise": lambda: xgboost(max_depth=6),
    "xgboost leaf-wise": lambda: xgboost(max_depth=0, max_leaves=31, grow_policy="lossguide"),
    "scikit-learn depth-wise": lambda: hist(max_depth=6, max_leaf_nodes=64),
    "scikit-learn leaf-wise": lambda: hist(max_leaf_nodes=31),
    "scikit-learn random forest": lambda: sklearn(RandomForestClassifier(trees, n_jobs=threads, random_state=1)),
    "scikit-learn extra trees": lambda: sklearn(ExtraTreesClassifier(trees, n_jobs=threads, random_state=1)),
}
for peer in sys.argv[6:]:
    cpu, wall = time.process_time(), time.perf_counter()
    predict = peers[peer]()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    start = time.process_time()
    scores = predict()
    predicting = time.process_time() - start
    auc = roc_auc_score(y[test], scores, sample_weight=weights[test])
    print(json.dumps({"peer": peer, "cpu": cpu, "wall": wall, "predicting": predicting, "auc": auc}), flush=True)

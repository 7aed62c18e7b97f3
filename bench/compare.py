"""The peer of bench/compare.ts. Run: python3 compare.py FILE ROWS COLUMNS OUTER INNER THREADS MODEL

FILE holds the columns, then labels, as doubles. Prints one line of JSON: processor and wall seconds of a nested
cross-validation with the grid that `toplab compare` has, and the AUC of all out-of-fold scores.
"""
import json, resource, sys, time
import numpy as np
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.ensemble import (
    AdaBoostClassifier, BaggingClassifier, ExtraTreesClassifier, GradientBoostingClassifier,
    HistGradientBoostingClassifier, RandomForestClassifier,
)
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

path, (rows, columns, outer, inner, threads) = sys.argv[1], map(int, sys.argv[2:7])
data = np.fromfile(path).reshape(columns + 1, rows)
x, y = data[:columns].T.copy(), data[columns].astype(int)
scaled = lambda model: Pipeline([("scale", StandardScaler()), ("model", model)])
leaves = [1, 5, 20]
batch = min(256, max(16, rows // 70))  # as ours for the mean size of a training sample
models = {
    "gradient-boosting": (GradientBoostingClassifier(), {"max_depth": [3, 5], "learning_rate": [0.1, 0.2]}),
    "hist-gradient-boosting": (
        HistGradientBoostingClassifier(early_stopping=False),
        {"max_leaf_nodes": [31, 15], "learning_rate": [0.1, 0.2]},
    ),
    "random-forest": (RandomForestClassifier(), {"min_samples_leaf": leaves}),
    "extra-trees": (ExtraTreesClassifier(), {"min_samples_leaf": leaves}),
    "adaboost": (
        AdaBoostClassifier(DecisionTreeClassifier()),
        {"n_estimators": [50, 200], "estimator__max_depth": [1, 2]},
    ),
    "bagging": (
        BaggingClassifier(DecisionTreeClassifier(), n_estimators=50),
        {"estimator__min_samples_leaf": leaves},
    ),
    "svc": (scaled(SVC(gamma="scale")), {"model__C": [1, 10]}),
    "knn": (scaled(KNeighborsClassifier()), {"model__n_neighbors": [5, 15, 45]}),
    "sgd": (scaled(SGDClassifier(loss="log_loss", average=True)), {"model__alpha": [1e-4, 1e-5, 1e-3]}),
    "qda": (scaled(QuadraticDiscriminantAnalysis()), {"model__reg_param": [0, 0.1]}),
    "naive-bayes": (GaussianNB(), {"var_smoothing": [1e-9, 0.01]}),
    "mlp": (
        scaled(MLPClassifier(batch_size=batch, early_stopping=True, max_iter=40, n_iter_no_change=8)),
        {"model__hidden_layer_sizes": [(64,), (64, 64)], "model__learning_rate_init": [0.001]},
    ),
}


def cpu():
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


model, grid = models[sys.argv[7]]
start, begin = cpu(), time.perf_counter()
scores = np.zeros(rows)
for train, test in StratifiedKFold(outer, shuffle=True, random_state=1).split(x, y):
    folds = StratifiedKFold(inner, shuffle=True, random_state=2)
    search = GridSearchCV(model, grid, scoring="roc_auc", cv=folds, n_jobs=threads).fit(x[train], y[train])
    best = search.best_estimator_
    is_svc = sys.argv[7] == "svc"
    scores[test] = best.decision_function(x[test]) if is_svc else best.predict_proba(x[test])[:, 1]
print(json.dumps({"model": sys.argv[7], "cpu": cpu() - start, "wall": time.perf_counter() - begin,
                  "auc": roc_auc_score(y, scores)}))

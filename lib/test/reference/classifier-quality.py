"""Writes classifier-quality.json: AUCs of scikit-learn's classifiers and of XGBoost on sets that differ in kind.

Run: /usr/bin/python3 classifier-quality.py TOPS TMVA   (Debian's python3-sklearn and python3-xgboost)

TOPS is a CSV of tW and ttbar events of Toplab's generator with two leptons and one jet: nine variables like those of
arXiv:1712.01602 and label, 1 for tW. TMVA is a CSV of TreeS, then TreeB, of tmva_class_example.root with the columns var1,
var2, var3, var4 and label, 1 for TreeS; it is not stored. The other sets are scikit-learn's. Events of even number
train, those of odd number test.
"""
import json, pathlib, sys
import numpy as np, sklearn, xgboost
from sklearn.datasets import make_circles, make_classification, make_gaussian_quantiles, make_hastie_10_2, make_moons
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.ensemble import (
    AdaBoostClassifier, BaggingClassifier, ExtraTreesClassifier, GradientBoostingClassifier,
    HistGradientBoostingClassifier, RandomForestClassifier,
)
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import roc_auc_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier


def scaled(model):
    return make_pipeline(StandardScaler(), model)


def models(seed):
    return {
        "gradient-boosting": GradientBoostingClassifier(random_state=seed),
        "hist-gradient-boosting": HistGradientBoostingClassifier(early_stopping=False),
        "random-forest": RandomForestClassifier(random_state=seed),
        "extra-trees": ExtraTreesClassifier(random_state=seed),
        "adaboost": AdaBoostClassifier(random_state=seed),
        "bagging": BaggingClassifier(DecisionTreeClassifier(), n_estimators=50, random_state=seed),
        "svc": scaled(SVC(gamma="scale")),
        "knn": scaled(KNeighborsClassifier()),
        "sgd": scaled(SGDClassifier(loss="log_loss", average=True, random_state=seed)),
        "qda": scaled(QuadraticDiscriminantAnalysis()),
        "naive-bayes": GaussianNB(),
        "mlp": scaled(MLPClassifier((64,), alpha=0.1, learning_rate_init=0.005, batch_size=32, max_iter=40, n_iter_no_change=40, random_state=seed)),
        "xgboost": xgboost.XGBClassifier(n_estimators=100, max_depth=6, learning_rate=0.1, tree_method="hist", n_jobs=1),
    }


def aucs(x, y):
    def auc(model):
        model.fit(x[::2], y[::2])
        decide = getattr(model, "decision_function", None)
        scores = decide(x[1::2]) if decide else model.predict_proba(x[1::2])[:, 1]
        return roc_auc_score(y[1::2], scores)

    # forests and networks differ from seed to seed: the mean of five
    return {name: round(float(np.mean([auc(models(seed)[name]) for seed in range(5)])), 6) for name in models(0)}


def table(path):
    data = np.loadtxt(path, delimiter=",", skiprows=1)
    return data[:, :-1], data[:, -1].astype(int)


tops = table(sys.argv[1])
tmva = table(sys.argv[2])
one, two, three, four = tmva[0].T
n = 1000
sets = {
    "tW against ttbar": tops,
    "moons": make_moons(n, noise=0.35, random_state=1),
    "circles": make_circles(n, noise=0.2, factor=0.6, random_state=2),
    "classification": make_classification(n, 6, n_informative=4, flip_y=0.1, class_sep=0.7, random_state=3),
    "shells": make_gaussian_quantiles(n_samples=n, n_features=4, n_classes=2, random_state=4),
    "hastie": make_hastie_10_2(n, random_state=5),
}
stored = {}
for name, (x, y) in sets.items():
    order = np.random.default_rng(6).permutation(len(y)) if name == "tW against ttbar" else np.arange(len(y))
    x = np.array([[float(f"{v:.3g}") for v in row] for row in x])[order]
    y = (y[order] > 0).astype(int)
    stored[name] = {"columns": x.T.tolist(), "labels": y.tolist(), "auc": aucs(x, y)}
reference = {
    "source": f"scikit-learn {sklearn.__version__}, XGBoost {xgboost.__version__}, numpy {np.__version__}, classifier-quality.py",
    "sets": stored,
    "tmva": aucs(np.column_stack([one + two, one - two, three, four]), tmva[1]),
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(reference) + "\n")

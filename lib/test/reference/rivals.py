"""Writes rivals.json: probabilities and decisions of scikit-learn's classifiers on small samples.

Run: /usr/bin/python3 rivals.py   (Debian's python3-sklearn)
"""
import json, pathlib
import numpy
import sklearn
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

rng = numpy.random.default_rng(6)
n, columns = 240, 4
y = (rng.random(n) < 0.45).astype(int)
mixing = rng.normal(0, 1, (columns, columns))
x = rng.normal(0, 1, (n, columns))
x[y == 1] = x[y == 1] @ mixing + [0.5, 0, 1, -0.5]
x = numpy.round(x * [1, 10, 0.1, 3], 3)
weights = numpy.round(rng.exponential(1, n), 3)
train, test = slice(0, 160), slice(160, None)


def scores(model, weighted):
    model.fit(x[train], y[train], **({"sample_weight": weights[train]} if weighted else {}))
    return model


def probabilities(model, weighted=False):
    return scores(model, weighted).predict_proba(x[test])[:, 1].tolist()


z = (x - x[train].mean(axis=0)) / x[train].std(axis=0)


def machine(c, gamma, weighted):
    model = SVC(C=c, gamma=gamma, tol=1e-8)
    model.fit(z[train], y[train], sample_weight=weights[train] / weights[train].mean() if weighted else None)
    return {
        "c": c, "gamma": gamma, "weighted": weighted,
        "decisions": model.decision_function(z[test]).tolist(),
        "supportVectors": int(model.n_support_.sum()),
    }


def logistic(weighted):
    # the optimum that stochastic descent looks for: mean loss + alpha/2 |w|², so C = 1/(alpha n)
    w = weights[train] * 160 / weights[train].sum() if weighted else None
    model = LogisticRegression(C=1 / (0.01 * 160), tol=1e-10, max_iter=10000).fit(z[train], y[train], sample_weight=w)
    return model.coef_[0].tolist() + model.intercept_.tolist()


out = {
    "source": f"scikit-learn {sklearn.__version__}, rivals.py",
    "columns": x.T.tolist(), "labels": y.tolist(), "weights": weights.tolist(), "nTrain": 160,
    "naiveBayes": probabilities(GaussianNB()),
    "weightedNaiveBayes": probabilities(GaussianNB(), True),
    "qda": probabilities(QuadraticDiscriminantAnalysis()),
    "regularisedQda": probabilities(QuadraticDiscriminantAnalysis(reg_param=0.3)),
    "neighbours": [
        {"k": k, "weighting": w, "probabilities": probabilities(KNeighborsClassifier(k, weights=w))}
        for k, w in [(1, "uniform"), (5, "uniform"), (15, "distance")]
    ],
    "standardised": z.T.tolist(),
    "logistic": logistic(False), "weightedLogistic": logistic(True),
    "machines": [machine(1, 0.25, False), machine(10, 0.05, False), machine(0.3, 1, True)],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")

"""Writes isolation-forest.json: scores of scikit-learn's IsolationForest on two small samples.

Run: /usr/bin/python3 isolation-forest.py   (Debian's python3-sklearn)
Scores are means over 20 forests of 100 trees, beside the standard deviation of one forest.
"""
import json, pathlib
import numpy
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

rng = numpy.random.default_rng(8)


def blob():
    usual = rng.normal(0, 1, (290, 3))
    strange = rng.normal(0, 1, (10, 3)) * 0.3 + [3, -3, 3]
    return numpy.vstack([usual, strange]), numpy.r_[numpy.zeros(290, int), numpy.ones(10, int)]


def ring():
    angle = rng.uniform(0, 2 * numpy.pi, 280)
    radius = rng.normal(3, 0.2, 280)
    usual = numpy.c_[radius * numpy.cos(angle), radius * numpy.sin(angle)]
    strange = rng.uniform(-6, 6, (20, 2))
    return numpy.vstack([usual, strange]), numpy.r_[numpy.zeros(280, int), numpy.ones(20, int)]


def problem(x, strange, sample_size):
    x = numpy.round(x, 4)
    scores = [-IsolationForest(n_estimators=100, max_samples=sample_size, random_state=s).fit(x).score_samples(x) for s in range(20)]
    aucs = [roc_auc_score(strange, s) for s in scores]
    return {
        "columns": x.T.tolist(), "strange": strange.tolist(), "sampleSize": sample_size,
        "scores": numpy.round(numpy.mean(scores, axis=0), 6).tolist(),
        "deviations": numpy.round(numpy.std(scores, axis=0, ddof=1), 6).tolist(),
        "auc": numpy.mean(aucs), "aucDeviation": numpy.std(aucs, ddof=1),
    }


pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps([problem(*blob(), 256), problem(*ring(), 64)]) + "\n")

"""Writes roc.json: ROC curves and AUCs of scikit-learn, and DeLong's covariance summed over all pairs.

Run: /usr/bin/python3 roc.py   (Debian's python3-sklearn)
DeLong, DeLong and Clarke-Pearson 1988 as they write it, without the ranks that make it fast.
"""
import json, pathlib
import numpy
from sklearn.metrics import roc_auc_score, roc_curve

rng = numpy.random.default_rng(20)


def kernel(scores, labels):
    x, y = scores[labels == 1], scores[labels == 0]
    return (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])


def delong(all_scores, labels):
    v10 = [kernel(s, labels).mean(axis=1) for s in all_scores]
    v01 = [kernel(s, labels).mean(axis=0) for s in all_scores]
    m, n = len(v10[0]), len(v01[0])
    return numpy.cov(v10) / m + numpy.cov(v01) / n


def problem(n, decimals, weighted):
    labels = (rng.random(n) < 0.4).astype(int)
    a = numpy.round(rng.normal(0.8 * labels, 1), decimals)
    b = numpy.round(0.6 * a + rng.normal(0.3 * labels, 1), decimals)
    weights = numpy.round(rng.exponential(1, n), 3) if weighted else numpy.ones(n)
    fpr, tpr, thresholds = roc_curve(labels, a, sample_weight=weights, drop_intermediate=False)
    out = {
        "labels": labels.tolist(), "a": a.tolist(), "b": b.tolist(), "weights": weights.tolist(),
        "auc": [roc_auc_score(labels, s, sample_weight=weights) for s in (a, b)],
        "thresholds": thresholds[1:].tolist(), "background": fpr.tolist(), "signal": tpr.tolist(),
    }
    if not weighted:
        out["covariance"] = numpy.atleast_2d(delong([a, b], labels)).tolist()
    return out


pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps([problem(60, 1, False), problem(200, 3, False), problem(150, 1, True)]) + "\n")

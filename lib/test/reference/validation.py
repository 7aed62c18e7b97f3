"""Writes validation.json: scikit-learn's metrics, scipy's two-sample test and tail probabilities.

Run: /usr/bin/python3 validation.py   (Debian's python3-sklearn, python3-scipy)
"""
import json, pathlib
import numpy
import scipy, sklearn
from scipy import stats
from sklearn import metrics
from sklearn.calibration import calibration_curve

rng = numpy.random.default_rng(12)
n = 300
p = numpy.round(rng.beta(1.5, 2, n), 3)
labels = (rng.random(n) < p ** 1.3).astype(int)
weights = numpy.round(rng.exponential(1, n), 3)
w = {"sample_weight": weights}
called = (p >= 0.4).astype(int)
out = {
    "source": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, validation.py",
    "probabilities": p.tolist(), "labels": labels.tolist(), "weights": weights.tolist(), "threshold": 0.4,
    "accuracy": metrics.accuracy_score(labels, called, **w),
    "precision": metrics.precision_score(labels, called, **w),
    "recall": metrics.recall_score(labels, called, **w),
    "f1": metrics.f1_score(labels, called, **w),
    "kappa": metrics.cohen_kappa_score(labels, called, **w),
    "logLoss": metrics.log_loss(labels, p, **w),
    "brier": metrics.brier_score_loss(labels, p, **w),
    "calibration": dict(zip(("observed", "predicted"), [x.tolist() for x in calibration_curve(labels, p, n_bins=7)])),
    "kolmogorov": [],
    "kolmogorovSurvival": [[z, float(stats.kstwobign.sf(z))] for z in (0.3, 0.5, 0.8, 1.1, 1.2, 1.5, 2, 3)],
    "student": [[t, float(2 * stats.t.sf(abs(t), 5))] for t in (-4, 0.5, 1, 2.571, 10)],
    "fisher": [[f, float(stats.f.sf(f, 10, 5))] for f in (0.3, 1, 4.735, 20)],
}
for m, k, shift in [(8, 10, 0.5), (40, 60, 0.3), (500, 300, 0.1), (200, 200, 0.4)]:
    a, b = numpy.round(rng.normal(0, 1, m), 4), numpy.round(rng.normal(shift, 1, k), 4)
    test = stats.ks_2samp(a, b, method="exact")
    out["kolmogorov"].append({"a": a.tolist(), "b": b.tolist(), "distance": test.statistic, "pValue": test.pvalue})
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")

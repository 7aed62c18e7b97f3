"""Writes significance.json: exact Poisson and binomial tails by scipy, and significances of counts by
maximising the likelihoods numerically. Run: python3 significance.py"""
import json, math, pathlib
import scipy
from scipy.optimize import minimize_scalar
from scipy.stats import binom, norm, poisson


def minus_log(n, mean):
    """-ln of a Poisson probability, up to what does not depend on the mean."""
    return mean - (n * math.log(mean) if n else 0.0)


def profile(n, b, error):
    """sqrt(-2 ln of the ratio) for n events where background b +- error was measured: the control count
    m = (b/error)^2 in a region that is tau = b/error^2 times larger."""
    m, tau = (b / error) ** 2, b / error ** 2
    free = minus_log(n, n) if n else 0.0
    free += minus_log(m, m)
    null = minimize_scalar(lambda x: minus_log(n, x) + minus_log(m, tau * x),
                           bounds=(1e-9, n + 10 * b), method="bounded", options={"xatol": 1e-12})
    return math.copysign(math.sqrt(max(0.0, 2 * (null.fun - free))), n - b)


def exact_background(n, b):
    return math.copysign(math.sqrt(2 * (minus_log(n, b) - (minus_log(n, n) if n else 0.0))), n - b)


counts = []
for n, b in [(10, 5), (4, 1.2), (0, 3), (60, 30), (650, 505), (2, 7.5), (120, 100)]:
    counts.append({"n": n, "b": b, "z": exact_background(n, b), "p": float(poisson.sf(n - 1, b)),
                   "uncertain": [{"error": e * b, "z": profile(n, b, e * b)} for e in (0.05, 0.2, 0.5)]})
quantiles = [{"p": p, "z": float(norm.isf(p))} for p in (0.5, 0.1586552539314571, 1.35e-3, 2.8665157187919333e-07, 1e-30)]
windows = [{"n": n, "total": total, "share": share, "p": float(binom.sf(n - 1, total, share))}
           for n, total, share in [(10, 40, 0.1), (3, 3, 0.5), (95, 199, 0.36), (1, 50, 0.001)]]
out = {"source": f"scipy {scipy.__version__}, significance.py", "counts": counts, "quantiles": quantiles, "windows": windows}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=1) + "\n")

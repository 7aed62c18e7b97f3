"""Writes intervals.json, exact intervals by scipy. Run: python3 intervals.py"""
import json, pathlib
import scipy
from scipy.stats import binomtest, chi2

one_sigma = 0.682689492137086
efficiencies = []
for passed, total in [(0, 10), (3, 10), (96, 96), (83, 100), (5000, 20000)]:
    for level in (one_sigma, 0.95):
        interval = binomtest(passed, total).proportion_ci(level, "exact")
        efficiencies.append({"passed": passed, "total": total, "level": level, "low": float(interval.low), "high": float(interval.high)})
counts = []
for n in (0, 1, 7, 100, 12345):
    for level in (one_sigma, 0.95):
        tail = (1 - level) / 2
        low = float(chi2.ppf(tail, 2 * n) / 2) if n else 0.0
        counts.append({"n": n, "level": level, "low": low, "high": float(chi2.isf(tail, 2 * n + 2) / 2)})
out = {"source": f"scipy {scipy.__version__}, intervals.py", "efficiencies": efficiencies, "counts": counts}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=1) + "\n")

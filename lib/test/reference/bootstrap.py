"""Writes bootstrap.json: intervals that scipy reads off given replicas of 20 small samples. Run: python3 bootstrap.py"""
import json, pathlib
import numpy as np
import scipy
from scipy.stats import bootstrap

statistics = {
    "mean": lambda x: np.mean(x),
    "standard deviation": lambda x: np.std(x, ddof=1),
    "median": lambda x: np.median(x),
    "variance": lambda x: np.var(x),
    "skewness": lambda x: np.mean((x - np.mean(x)) ** 3) / np.var(x) ** 1.5,
    "correlation": lambda x, y: np.corrcoef(x, y)[0, 1],
    "ratio of sums": lambda x, y: np.sum(x) / np.sum(y),
    "difference of means": lambda x, y: np.mean(x) - np.mean(y),
}
draw = {
    "normal": lambda rng, n: rng.normal(5, 2, n),
    "exponential": lambda rng, n: rng.exponential(3, n),
    "lognormal": lambda rng, n: rng.lognormal(0, 1, n),
    "counts": lambda rng, n: rng.poisson(4, n).astype(float),
}


class Known:
    def __init__(self, values):
        self.bootstrap_distribution = np.array(values)


problems = []
for seed in range(20):
    rng = np.random.default_rng(seed)
    name = list(statistics)[seed % len(statistics)]
    kind = list(draw)[(seed // 2) % len(draw)]
    n = int(rng.integers(8, 40))
    x = np.round(draw[kind](rng, n), 3)
    statistic = statistics[name]
    paired = name in ("correlation", "ratio of sums")
    if paired:
        data = (x, np.round(x + draw[kind](rng, n), 3))
    elif name == "difference of means":
        data = (x, np.round(draw[kind](rng, n // 2 + 3), 3))
    else:
        data = (x,)
    rows = [rng.integers(0, len(data[0]), len(data[0])) for _ in range(99)]
    replicas = []
    for index in rows:
        if paired:
            replicas.append(statistic(*(sample[index] for sample in data)))
        else:
            replicas.append(statistic(*(sample[rng.integers(0, len(sample), len(sample))] for sample in data)))
    level = [0.68, 0.9, 0.95][seed % 3]
    intervals = {}
    for method in ("percentile", "basic", "BCa"):
        result = bootstrap(
            data, statistic, n_resamples=0, bootstrap_result=Known(replicas), method=method,
            confidence_level=level, vectorized=False, paired=paired,
        ).confidence_interval
        intervals[method.lower()] = [float(result.low), float(result.high)]
    settled = bootstrap(
        data, statistic, n_resamples=20000, method="percentile", confidence_level=level, vectorized=False, paired=paired, random_state=seed,
    )
    problems.append({
        "statistic": name, "data": [sample.tolist() for sample in data], "paired": paired, "level": level,
        "replicas": [float(value) for value in replicas], "intervals": intervals, "standard error": float(settled.standard_error),
    })

out = {"source": f"scipy {scipy.__version__}, bootstrap.py", "problems": problems}
text = json.dumps(out, separators=(",", ":")).replace('{"statistic', '\n{"statistic').replace("]}", "]\n}", 1)
pathlib.Path(__file__).with_suffix(".json").write_text(text + "\n")

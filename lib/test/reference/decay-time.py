"""Decay times, prompt and late: shapes from scipy, a fit from iminuit. Writes decay-time.json beside itself."""

import json
from pathlib import Path

import numpy as np
from iminuit import Minuit
from scipy.stats import exponnorm, norm


def late(t, lifetime, sigma):
    return exponnorm.cdf(t, lifetime / sigma, 0, sigma)


def expectation(edges, prompt, late_events, lifetime, narrow, wide, share):
    def both(cdf):
        below = (1 - share) * cdf(narrow) + share * cdf(wide)
        return np.diff(below)

    return prompt * both(lambda s: norm.cdf(edges, 0, s)) + late_events * both(
        lambda s: late(edges, lifetime, s)
    )


shapes = [
    [t, lifetime, sigma, late(t, lifetime, sigma)]
    for lifetime, sigma in [(1.5, 0.1), (0.4, 0.07), (2.0, 0.5)]
    for t in [-1, -0.2, 0, 0.1, 0.7, 3, 8]
]

edges = np.linspace(-1, 8, 181)
background = 300 * np.diff(late(edges, 1.8, 0.2)) + 300 * np.diff(norm.cdf(edges, 0, 0.15))
truth = (6000, 3000, 1.6, 0.06, 0.22, 0.3)
counts = np.random.default_rng(1974).poisson(expectation(edges, *truth) + background)


def deviance(*p):
    nu = expectation(edges, *p) + background
    term = np.where(counts > 0, counts * np.log(np.maximum(counts, 1) / nu), 0)
    return float(np.sum(2 * (nu - counts + term)))


names = ["prompt", "late", "lifetime", "resolution", "wideResolution", "wideFraction"]
minuit = Minuit(deviance, *truth, name=names)
minuit.errordef = Minuit.LEAST_SQUARES
minuit.errors = (90, 60, 0.04, 0.01, 0.02, 0.1)
minuit.limits = [(0, None), (0, None), (0.1, 20), (0.01, 1), (0.02, 1), (0, 1)]
minuit.strategy = 2
minuit.migrad()
minuit.migrad()
minuit.hesse()

reference = {
    "shapes": shapes,
    "counts": counts.tolist(),
    "background": background.tolist(),
    "deviance": minuit.fval,
    "parameters": {name: [minuit.values[name], minuit.errors[name]] for name in names},
}
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference) + "\n")
print(minuit.valid, minuit.fval, reference["parameters"])

"""Writes special-functions.json with 30-digit arithmetic. Run: python3 special-functions.py (needs mpmath)"""
import json, pathlib
import mpmath as mp

mp.mp.dps = 60


def number(x):
    return float(mp.nstr(x, 20))


def voigt(x, sigma, half_width):
    z = mp.mpc(x, half_width) / (sigma * mp.sqrt(2))
    w = mp.exp(-z * z) * mp.erfc(-1j * z)
    return w.real / (sigma * mp.sqrt(2 * mp.pi))


xs = [1e-300, 1e-9, 0.1, 0.3, 0.4999, 0.5, 0.7, 1, 1.5, 2, 3, 4.5, 6, 6.14, 8, 10, 15.3, 20, 26, 26.5]
xs += [-x for x in xs]
widths = [1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.5, 1, 1.7, 3, 5, 8, 8.7, 20, 300]
distances = [0, 1e-9, 0.01, 0.1, 0.36, 0.37, 0.5, 0.7236, 0.9, 1.085, 1.5, 2.2, 3, 3.4, 4.1, 5, 6, 7, 8, 8.6, 9, 12, 30, 1e3, 1e8]
shapes = [0.05, 0.5, 1, 1.5, 2, 5, 9.9, 10, 37.5, 100, 1000.5, 1e5]

out = {
    "source": f"mpmath {mp.__version__} with 60 digits, special-functions.py",
    "erf": [[x, number(mp.erf(x))] for x in xs],
    "erfc": [[x, number(mp.erfc(x))] for x in xs],
    "logGamma": [[x, number(mp.loggamma(x))] for x in [1e-10, 0.1, 0.5, 1.0, 1.5, 2.0, 3.7, 9.99, 10.0, 55.5, 1e3, 1e6, 1e15]],
    "gammaQ": [
        [a, r * a, number(mp.gammainc(a, mp.mpf(r * a), mp.inf, regularized=True))]
        for a in shapes
        for r in [0.01, 0.5, 0.9, 1, 1.1, 2, 10]
        if a < 1e4 or 0.9 <= r <= 1.1
    ],
    "betaI": [
        [x, a, b, number(mp.betainc(a, b, 0, mp.mpf(x), regularized=True))]
        for a, b in [(0.5, 0.5), (1, 3), (5, 2), (20, 30), (400, 10), (1000, 1001)]
        for x in [0.01, 0.2, 0.4, 0.5, 0.75, 0.97]
    ],
    "voigt": [[x, 1, y, number(voigt(mp.mpf(x), mp.mpf(1), mp.mpf(y)))] for y in widths for x in distances],
}
for name in ("erf", "erfc", "gammaQ", "betaI", "voigt"):  # what a double can hold
    out[name] = [row for row in out[name] if abs(row[-1]) > 1e-300]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, separators=(",", ":")).replace('],"', '],\n"').replace("]],", "]],\n") + "\n")

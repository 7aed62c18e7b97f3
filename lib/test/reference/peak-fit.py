"""Writes peak-fit.json: fits of real CMS dimuon masses by MINUIT, with models written out as integrals.

Run: python3 peak-fit.py FOLDER   (needs iminuit and scipy; FOLDER holds the CSV files of CERN Open Data
records 5203 and 545: Jpsimumu.csv and Zmumu_Run2011A_masses.csv)
"""
import csv, json, pathlib, sys
import iminuit, numpy as np, scipy
from scipy import stats

nodes, weights = np.polynomial.legendre.leggauss(10)
blur = np.linspace(-9, 9, 181)
blur_weights = stats.norm.pdf(blur) * (blur[1] - blur[0])


def masses(name):
    rows = list(csv.DictReader(open(pathlib.Path(sys.argv[1]) / name)))
    e, x, y, z = (sum(np.array([float(row[f"{k}{i}"]) for row in rows]) for i in (1, 2)) for k in ("E", "px", "py", "pz"))
    return np.sqrt(e**2 - x**2 - y**2 - z**2)


def bins_of(f, edges):
    middle, half = (edges[1:] + edges[:-1]) / 2, (edges[1:] - edges[:-1]) / 2
    content = (f(middle[:, None] + half[:, None] * nodes) * weights).sum(axis=1) * half
    return content / content.sum()


def breit_wigner(m, mass, width):
    return m / ((m**2 - mass**2) ** 2 + m**4 * width**2 / mass**2)


def breit_wigner_gauss(m, mass, width, resolution):
    return (breit_wigner(m[..., None] + resolution * blur, mass, width) * blur_weights).sum(axis=-1)


def with_tail(m, mass, width, resolution, fraction, length):
    """The resolution folded with the spectrum of lost mass is an exponentially modified Gaussian."""
    step = resolution / 5
    loss = np.arange(-9 * resolution, 25 * length, step)
    kernel = (1 - fraction) * stats.norm.pdf(loss, 0, resolution) + fraction * stats.exponnorm.pdf(loss, length / resolution, 0, resolution)
    return sum(k * step * breit_wigner(m + x, mass, width) for x, k in zip(loss, kernel))


def two_gauss(m, mass, resolution, wide, fraction):
    return (1 - fraction) * stats.norm.pdf(m, mass, resolution) + fraction * stats.norm.pdf(m, mass, wide)


def exponential(x, slope):
    return np.exp(slope * x)


def linear(x, slope):
    return 1 + slope * x


def fit(values, edges, peak, background, start, options, minos=()):
    n, _ = np.histogram(values, edges)
    n_peak = len(start) - 3

    def twice_nll(*p):
        signal = p[n_peak] * bins_of(lambda m: peak(m, *p[:n_peak]), edges)
        below = p[n_peak + 1] * bins_of(lambda m: background(m - (edges[0] + edges[-1]) / 2, p[-1]), edges)
        nu = signal + below
        if not np.all(nu > 0):
            return 1e9
        return 2 * np.sum(nu - n + n * np.log(np.where(n > 0, n, 1) / nu))

    m = iminuit.Minuit(twice_nll, *start.values(), name=list(start))
    m.errordef, m.strategy, m.tol = 1, 2, 1e-2
    for name in start:
        m.errors[name] = abs(start[name]) * (1e-4 if name == "mass" else 0.03)
    for name in options.get("fixed", {}):
        m.fixed[name] = True
    m.simplex()
    m.migrad()
    m.hesse()
    assert m.valid, m
    for name in minos:
        m.minos(name)
    print(m)
    return {
        "options": options,
        "edges": [float(edges[0]), float(edges[-1])],
        "counts": n.tolist(),
        "deviance": m.fval,
        "parameters": {name: [m.values[name], 0 if m.fixed[name] else m.errors[name]] for name in start},
        "minos": {name: [-m.merrors[name].lower, m.merrors[name].upper] for name in minos},
    }


z, jpsi = masses("Zmumu_Run2011A_masses.csv"), masses("Jpsimumu.csv")
width = {"width": 2.4955}
out = {
    "source": f"iminuit {iminuit.__version__}, scipy {scipy.__version__}, numpy {np.__version__}, peak-fit.py",
    "fits": {
        "z": fit(
            z, np.linspace(70, 110, 81), breit_wigner_gauss, exponential,
            {"mass": 91, **width, "resolution": 1.3, "signal": 9000, "background": 1200, "slope": -0.05},
            {"shape": "breit-wigner-gauss", "background": "exponential", "fixed": width}, ["mass"],
        ),
        "zRadiative": fit(
            z, np.linspace(70, 110, 81), with_tail, exponential,
            {"mass": 91, **width, "resolution": 1.2, "tailFraction": 0.14, "tailLength": 7, "signal": 9500, "background": 600, "slope": -0.06},
            {"shape": "breit-wigner-gauss", "tail": "radiative", "background": "exponential", "fixed": width}, ["mass", "tailLength"],
        ),
        "jpsi": fit(
            jpsi, np.linspace(2.9, 3.3, 81), two_gauss, exponential,
            {"mass": 3.09, "resolution": 0.02, "wideResolution": 0.04, "wideFraction": 0.5, "signal": 9000, "background": 1800, "slope": -1.5},
            {"shape": "double-gauss", "background": "exponential"}, ["mass", "wideFraction"],
        ),
        "jpsiGauss": fit(
            jpsi, np.linspace(2.9, 3.3, 81), lambda m, mass, s: stats.norm.pdf(m, mass, s), linear,
            {"mass": 3.09, "resolution": 0.03, "signal": 9000, "background": 1800, "slope": -1.5},
            {"shape": "gauss", "background": "linear"},
        ),
    },
    "crystalBall": [[t, a, n, float(stats.crystalball.pdf(t, a, n) / stats.crystalball.pdf(0, a, n))] for a in (0.5, 1.5) for n in (1.3, 4) for t in (-20, -3, -1, -0.5, 0.5, 2)],
}
text = json.dumps(out, indent=1)
pathlib.Path(__file__).with_suffix(".json").write_text(text + "\n")

"""Leading-order cross-sections of the top processes, integrated without the generator, for top-cross-sections.json.

Run: python3 top-cross-sections.py > top-cross-sections.json (numpy and scipy; a minute).

Nothing of lib/sim is used: the Les Houches benchmark densities are evolved here anew in Mellin space, with scipy's
digamma and gamma functions; the integrals are products of Gauss-Legendre rules in (ln tau, y, cos theta or t); matrix elements come
from textbooks in another form than in lib/sim, or from explicit Dirac matrices (top-matrix-elements.py).
"""

import importlib
import json

import numpy as np
from scipy.interpolate import RectBivariateSpline
from scipy.special import loggamma, psi

dirac = importlib.import_module("top-matrix-elements")

MT, MW, MZ = 172.6, 80.362, 91.1879
GF, SIN2, RHO = 1.1663788e-5, 0.23153, 1.005
GEV2_TO_PB = 0.3893793721e9
EULER = 0.5772156649015329


# --- densities, evolved at leading order ---
def one_loop(a, frm, to, nf):
    return a / (1 + a * (11 - 2 / 3 * nf) / (4 * np.pi) * np.log(to / frm))


class Input:
    """Moments at mu0^2 with alpha_s there, and the thresholds [GeV^2] above mu0^2 where nf grows by one."""

    def __init__(self, moments, mu0, alpha, nf, thresholds):
        self.moments, self.alpha0, self.nf0 = moments, alpha, nf
        self.thresholds = [mu0, *thresholds]

    def steps(self):
        """nf and alpha_s at both ends of each step up to five flavours; alpha_s at the last threshold."""
        a, result = self.alpha0, []
        for i, (frm, to) in enumerate(zip(self.thresholds, self.thresholds[1:])):
            b = one_loop(a, frm, to, self.nf0 + i)
            result.append((self.nf0 + i, a, b))
            a = b
        return result, a

    def alpha_s(self, mu2):
        return one_loop(self.steps()[1], self.thresholds[-1], mu2, 5)


def kernels(n, nf):
    s1 = psi(n + 1) + EULER
    qq = 4 / 3 * (1.5 + 1 / (n * (n + 1)) - 2 * s1)
    qg = nf * (n**2 + n + 2) / (n * (n + 1) * (n + 2))
    gq = 4 / 3 * (n**2 + n + 2) / ((n - 1) * n * (n + 1))
    gg = 6 * (1 / (n * (n - 1)) + 1 / ((n + 1) * (n + 2)) - s1) + (11 - 2 / 3 * nf) / 2
    return qq, qg, gq, gg


def evolve(moments, n, nf, a_from, a_to):
    """moments: gluon, then q + qbar of d u s c b, then u and d valence; exponent of the 2 x 2 system by eigenvalues."""
    length = 2 / (11 - 2 / 3 * nf) * np.log(a_from / a_to)
    qq, qg, gq, gg = kernels(n, nf)
    singlet = sum(moments[1:6])
    root = np.sqrt((qq - gg) ** 2 + 4 * qg * gq)
    hi, lo = (qq + gg + root) / 2, (qq + gg - root) / 2
    e_hi, e_lo = np.exp(length * hi), np.exp(length * lo)
    p_hi = [(qq - lo) / root, qg / root, gq / root, (gg - lo) / root]  # projector on the higher eigenvalue
    m = [e_hi * p + e_lo * (d - p) for p, d in zip(p_hi, (1, 0, 0, 1), strict=True)]
    new_singlet, gluon = m[0] * singlet + m[1] * moments[0], m[2] * singlet + m[3] * moments[0]
    plain = np.exp(length * qq)
    sums = [
        new_singlet / nf + plain * (q - singlet / nf) if i < nf else 0 * n
        for i, q in enumerate(moments[1:6])
    ]
    return [gluon, *sums, plain * moments[6], plain * moments[7]]


def term(n, c, a, b):
    """Moment of x f = c x^a (1 - x)^b."""
    z = n - 1 + a
    return c * np.exp(loggamma(z) + loggamma(b + 1) - loggamma(z + b + 1))


def series(n, c, a, b, *terms):
    """Moment of x f = c x^a (1 - x)^b (1 + sum of k x^p)."""
    return term(n, c, a, b) + sum(term(n, c * k, a + p, b) for p, k in terms)


def les_houches(n):
    """hep-ph/0204316, eqs. (31)-(34)."""
    uv, dv = term(n, 5.1072, 0.8, 3), term(n, 3.06432, 0.8, 4)
    db, ub = term(n, 0.1939875, -0.1, 6), term(n, 0.1939875, -0.1, 7)
    s = 0.2 * (ub + db)
    return [term(n, 1.7, -0.1, 5), dv + 2 * db, uv + 2 * ub, 2 * s, 0 * n, 0 * n, uv, dv]


def grv98(n):
    """M. Glueck, E. Reya, A. Vogt, hep-ph/9806404, eq. (6), leading order; here with massless c and b."""
    shape = ((0.5, -1.8), (1, 9.5))
    uv = series(n, 1.239, 0.48, 2.72, *shape)
    dv = 0.614 * series(n, 1.239, 0.48, 3.62, *shape)
    delta = series(n, 0.23, 0.48, 11.3, (0.5, -12), (1, 50.9))
    sea = series(n, 1.52, 0.15, 9.1, (0.5, -3.6), (1, 7.8))
    db, ub = (sea + delta) / 2, (sea - delta) / 2
    return [term(n, 17.47, 1.6, 3.8), dv + 2 * db, uv + 2 * ub, 0 * n, 0 * n, 0 * n, uv, dv]


def mstw2008(n):
    """A. Martin, W. Stirling, R. Thorne, G. Watt, arXiv:0901.0002, table 4, leading order."""
    uv = series(n, 1.4335, 0.45232, 3.0409, (0.5, -2.3737), (1, 8.9924))
    dv = series(n, 5.0903, 0.71978, 5.1244, (0.5, -4.3654), (1, 7.4730))
    sea = series(n, 0.59964, -0.16276, 8.8801, (0.5, -2.9012), (1, 16.865))
    delta = series(n, 8.9413, 1.8760, 10.8801, (1, 8.4703), (2, -36.507))
    strange = series(n, 0.10302, -0.16276, 13.242, (0.5, -2.9012), (1, 16.865))
    gluon = series(n, 0.0012216, -0.83657, 2.3882, (0.5, -38.997), (1, 1445.5))
    light = (sea - strange) / 2
    db, ub = (light + delta) / 2, (light - delta) / 2
    return [gluon, dv + 2 * db, uv + 2 * ub, strange, 0 * n, 0 * n, uv, dv]


LES_HOUCHES = Input(les_houches, 2, 0.35, 4, [4.5**2])
INPUTS = {
    "Les Houches": LES_HOUCHES,
    "GRV98": Input(grv98, 0.26, 4 * np.pi / (9 * np.log(0.26 / 0.204**2)), 3, [1.4**2, 4.5**2]),
    "MSTW2008": Input(mstw2008, 1, 0.68183, 3, [1.4**2, 4.75**2]),
}


def densities(given, mus, xs):
    """Splines of x f in (ln mu, ln x): gluon, d u s c b, and their antiquarks."""
    nodes, weights = np.polynomial.legendre.leggauss(24)
    edges = np.concatenate([[0], np.geomspace(0.3, 160, 22)])
    z = np.concatenate([(b + a) / 2 + (b - a) / 2 * nodes for a, b in zip(edges, edges[1:])])
    w = np.concatenate([(b - a) / 2 * weights for a, b in zip(edges, edges[1:])])
    phase = np.exp(0.78j * np.pi)
    n = 1.9 + z * phase  # right of the poles: the gluon of MSTW has one at 1.837
    steps, a1 = given.steps()
    at_threshold = given.moments(n)
    for nf, a, b in steps:
        at_threshold = evolve(at_threshold, n, nf, a, b)
    kernel = np.exp(np.outer(np.log(xs), 1 - n)) * (w * phase)
    tables = {}
    for row, mu in enumerate(mus):
        m = evolve(at_threshold, n, 5, a1, given.alpha_s(mu**2))
        f = [np.imag(kernel @ x) / np.pi for x in m]
        uv, dv = f[6], f[7]
        quarks = {1: (f[1] + dv) / 2, 2: (f[2] + uv) / 2, -1: (f[1] - dv) / 2, -2: (f[2] - uv) / 2}
        quarks |= {s * i: f[i] / 2 for i in (3, 4, 5) for s in (1, -1)}
        for i, column in ({0: f[0]} | quarks).items():
            tables.setdefault(i, np.zeros((len(mus), len(xs))))[row] = column
    return {
        i: RectBivariateSpline(np.log(mus), np.log(xs), t, kx=min(3, len(mus) - 1), ky=3)
        for i, t in tables.items()
    }


class Partons:
    def __init__(self, x_min, mu_range, antiproton=False, given=LES_HOUCHES):
        mus = np.geomspace(*mu_range, 12)
        xs = np.concatenate([np.geomspace(x_min / 1.01, 0.1, 240)[:-1], 1 - np.geomspace(0.9, 1e-6, 240)])
        self.f, self.sign = densities(given, mus, xs), -1 if antiproton else 1

    def __call__(self, beam, i, x, mu):
        i = i if beam == 1 else self.sign * i
        return np.where(x < 1, self.f[i](np.log(mu), np.log(np.minimum(x, 1)), grid=False), 0)


# --- integration ---
def rule(a, b, pieces, order):
    nodes, weights = np.polynomial.legendre.leggauss(order)
    edges = np.linspace(a, b, pieces + 1)
    x = np.concatenate([(r + l) / 2 + (r - l) / 2 * nodes for l, r in zip(edges, edges[1:])])
    return x, np.concatenate([(r - l) / 2 * weights for l, r in zip(edges, edges[1:])])


def luminosity(pdf, tau, mu, pairs, pieces=6, order=16):
    """Sum over (i, j) of the integral over y of x1 f_i x2 f_j, for arrays of tau and mu."""
    u, w = rule(-1, 1, pieces, order)
    y_max = -np.log(tau)[..., None] / 2
    y = y_max * u
    x1, x2 = np.sqrt(tau)[..., None] * np.exp(y), np.sqrt(tau)[..., None] * np.exp(-y)
    mu = np.broadcast_to(np.asarray(mu)[..., None], x1.shape)
    total = sum(pdf(1, i, x1, mu) * pdf(2, j, x2, mu) for i, j in pairs)
    return np.sum(total * w * y_max, axis=-1)


def energies(s_min, s_max, pieces=6, order=12):
    """Nodes in ln s, dense at threshold where beta rises like a root."""
    v, w = rule(0, 1, pieces, order)
    span = np.log(s_max / s_min)
    return s_min * np.exp(span * v**2), w * 2 * v * span


def top_pairs(sqrt_s, antiproton=False, mass=None, cosine=(0, 1), given=LES_HOUCHES):
    s_had = sqrt_s**2
    if mass and mass[0] > 2 * MT:
        v, w = rule(2 * np.log(mass[0]), 2 * np.log(mass[1]), 2, 12)
        s, ws = np.exp(v), w
    else:
        s, ws = energies(4 * MT**2, mass[1] ** 2 if mass else s_had)
    c, wc = rule(*cosine, 3, 10)  # even in cos theta
    beta = np.sqrt(1 - 4 * MT**2 / s)[:, None]
    mu = np.sqrt(MT**2 + s[:, None] / 4 * beta**2 * (1 - c**2))
    pdf = Partons(4 * MT**2 / s_had, (MT, sqrt_s / 2), antiproton, given)
    tau = np.broadcast_to((s / s_had)[:, None], mu.shape)
    # Ellis, Stirling, Webber, chapter 10
    t1, t2, rho = (1 - beta * c) / 2, (1 + beta * c) / 2, 4 * MT**2 / s[:, None]
    qq = 4 / 9 * (t1**2 + t2**2 + rho / 2)
    gg = (1 / (6 * t1 * t2) - 3 / 8) * (t1**2 + t2**2 + rho - rho**2 / (4 * t1 * t2))
    common = np.pi * given.alpha_s(mu**2) ** 2 * beta / (2 * s[:, None]) * GEV2_TO_PB * 2
    quark_pairs = [(i, -i) for k in range(1, 6) for i in (k, -k)]
    result = {}
    for name, square, pairs in (("gg", gg, [(0, 0)]), ("qq", qq, quark_pairs)):
        flat = luminosity(pdf, tau.ravel(), mu.ravel(), pairs).reshape(tau.shape)
        result[name] = float(ws @ (common * square * flat) @ wc)
    return result


def top_pt(sqrt_s, low, high):
    """sigma(tt) with low < pT(t) < high: over pT, then over s at cos theta = (1 - pT^2/p^2)^(1/2), either sign."""
    s_had = sqrt_s**2
    pdf = Partons(4 * MT**2 / s_had, (MT, sqrt_s / 2))
    pts, weights = rule(low, high, 1, 6)
    quark_pairs = [(i, -i) for k in range(1, 6) for i in (k, -k)]
    total = 0
    for pt, weight in zip(pts, weights):
        mt2 = MT**2 + pt**2
        s, ws = energies(4 * mt2, s_had, 4, 10)
        p2 = s / 4 - MT**2
        c = np.sqrt(1 - pt**2 / p2)
        beta, rho = np.sqrt(4 * p2 / s), 4 * MT**2 / s
        t1, t2 = (1 - beta * c) / 2, (1 + beta * c) / 2
        qq = 4 / 9 * (t1**2 + t2**2 + rho / 2)
        gg = (1 / (6 * t1 * t2) - 3 / 8) * (t1**2 + t2**2 + rho - rho**2 / (4 * t1 * t2))
        mu = np.full_like(s, np.sqrt(mt2))
        common = np.pi * LES_HOUCHES.alpha_s(mt2) ** 2 * beta / (2 * s) * GEV2_TO_PB * 2 * pt / (p2 * c)
        parts = ((gg, [(0, 0)]), (qq, quark_pairs))
        rate = sum(square * luminosity(pdf, s / s_had, mu, pairs) for square, pairs in parts)
        total += weight * float(ws @ (common * rate))
    return total


def share(parts):
    return parts["gg"] / sum(parts.values())


def sums(given):
    """Momentum, u and d valence: 1, 2 and 1, which shows that the numbers of an input are copied right."""
    at_two, at_one = given.moments(np.array([2 + 0j])), given.moments(np.array([1 + 0j]))
    return [float(x.real[0]) for x in (sum(at_two[:6]), at_one[6], at_one[7])]


MASS_EDGES = [2 * MT, 360, 400, 450, 550, 700, 1000, 13_000]  # of the pair, GeV
# of the normalised spectra that CMS measured at 8 TeV, arXiv:1505.04480
CMS_PT_EDGES = [0, 60, 100, 150, 200, 260, 320, 400, 500]
CMS_MASS_EDGES = [345, 400, 470, 550, 650, 800, 1100, 1600]
COSINE_EDGES = [0, 0.25, 0.5, 0.75, 1]  # |cos theta|


def pairwise(edges):
    return list(zip(edges, edges[1:]))


def zprime_topcolour(sqrt_s, mass, width):
    """Spin-one resonance from unitarity: 12 pi/M^2 Gamma_in Gamma_out off its peak, with colours averaged."""
    s_had = sqrt_s**2
    m2 = mass**2
    # nodes even in the Breit-Wigner's phase, and more below it
    lo, hi = np.arctan((4 * MT**2 - m2) / (mass * width)), np.arctan((s_had - m2) / (mass * width))
    v, w = rule(0, 1, 40, 12)
    warp, dwarp = v**2 * (3 - 2 * v), 6 * v * (1 - v)
    angle = lo + warp * (hi - lo)
    s = m2 + mass * width * np.tan(angle)
    ws = w * dwarp * (hi - lo) * mass * width / np.cos(angle) ** 2 / s
    # partial widths in units of g^2 M/(16 pi) for massless t; u: 1, d: 1/2, b: 1/2 (left-handed only)
    r = MT**2 / m2
    unit = width / (1 + 0.5 + 0.5 + np.sqrt(1 - 4 * r) * (1 + 2 * r))
    rs = MT**2 / s
    gamma_t = unit * np.sqrt(s) / mass * np.sqrt(1 - 4 * rs) * (1 + 2 * rs)
    pdf = Partons(4 * MT**2 / s_had, (2 * MT, sqrt_s))
    total = 0
    for i, share in ((2, 1), (1, 0.5), (5, 0.5)):
        gamma_q = unit * np.sqrt(s) / mass * share
        peak = 12 * np.pi * gamma_q * gamma_t / ((s - m2) ** 2 + (s * width / mass) ** 2) / 9
        lumi = luminosity(pdf, s / s_had, np.sqrt(s), [(i, -i), (-i, i)])
        total += float(ws @ (peak * lumi)) * GEV2_TO_PB
    return total


def associated(sqrt_s):
    s_had = sqrt_s**2
    s, ws = energies((MT + MW) ** 2, s_had, 4, 8)
    c, wc = rule(-1, 1, 2, 8)
    couplings = 4 * np.pi * LES_HOUCHES.alpha_s(MT**2) * 2 * np.sqrt(2) * GF * MW**2
    sigma = []
    for value in s:
        square = []
        for cos in c:
            g, b = dirac.beams(np.sqrt(value))
            t, w = dirac.two_body(np.sqrt(value), MT, MW, cos, 0)
            spins = [dirac.bar(x) for x in dirac.spinors(t, MT, "u")]
            square.append(np.real(dirac.tw(g, b, t, w, spins, dirac.w_polarisations(w))))
        p = np.sqrt((value - (MT + MW) ** 2) * (value - (MT - MW) ** 2)) / (2 * np.sqrt(value))
        sigma.append(couplings * 2 * p / np.sqrt(value) / (32 * np.pi * value) * (wc @ square))
    pdf = Partons((MT + MW) ** 2 / s_had, (MT, 2 * MT))
    pairs = [(0, 5), (0, -5), (5, 0), (-5, 0)]
    lumi = luminosity(pdf, s / s_had, np.full_like(s, MT), pairs)
    return float(ws @ (np.array(sigma) * lumi)) * GEV2_TO_PB


def exchange(sqrt_s, sign):
    """Integrals over t done by hand: of s(s - m^2)/(M^2 - t)^2 and of u(u - m^2)/(M^2 - t)^2."""
    s_had = sqrt_s**2
    s, ws = energies(MT**2, s_had, 8, 12)
    w2, m2 = MW**2, MT**2
    t_min = s - m2
    quark = s * (s - m2) * t_min / (w2 * (w2 + t_min))
    # with z = M^2 - t: u = z - a, a = s - m^2 + M^2, so u(u - m^2) = z^2 - (2a + m^2) z + a(a + m^2)
    a = s - m2 + w2
    z0, z1 = w2, w2 + t_min
    antiquark = (z1 - z0) - (2 * a + m2) * np.log(z1 / z0) + a * (a + m2) * (1 / z0 - 1 / z1)
    common = (2 * np.sqrt(2) * GF * w2) ** 2 / (16 * np.pi * s**2) * GEV2_TO_PB
    pdf = Partons(m2 / s_had, (MT, 2 * MT))
    mu = np.full_like(s, MT)
    up = [(i * sign, 5 * sign) for i in (2, 4)]
    down = [(-i * sign, 5 * sign) for i in (1, 3)]
    both = lambda pairs: pairs + [(j, i) for i, j in pairs]
    lumi_q, lumi_a = (luminosity(pdf, s / s_had, mu, both(p)) for p in (up, down))
    return float(ws @ (common * (quark * lumi_q + antiquark * lumi_a)))


def main():
    result = {
        "partons": {
            "x": [1e-3, 1e-2, 0.1, 0.3],
            "mu": 500.0,
        },
        "ttbar": {
            "pp 13000": top_pairs(13_000),
            "pp 14000": top_pairs(14_000),
            "pp 8000": top_pairs(8_000),
            "ppbar 1800": top_pairs(1_800, True),
            "ppbar 1960": top_pairs(1_960, True),
            "ppbar 2000": top_pairs(2_000, True),
        },
        "sums": {name: sums(given) for name, given in INPUTS.items()},
        "gluonShare": {
            name: {
                "ppbar 1800": share(top_pairs(1_800, True, given=given)),
                "ppbar 2000": share(top_pairs(2_000, True, given=given)),
                "pp 14000": share(top_pairs(14_000, given=given)),
            }
            for name, given in INPUTS.items()
        },
        "ttbarShape": {
            "massEdges": MASS_EDGES,
            "cosineEdges": COSINE_EDGES,
            "pb": [
                [sum(top_pairs(13_000, False, m, c).values()) for c in pairwise(COSINE_EDGES)]
                for m in pairwise(MASS_EDGES)
            ],
        },
        "ttbarSpectra": {
            "ptEdges": CMS_PT_EDGES,
            "pt": [top_pt(8_000, *bin) for bin in pairwise(CMS_PT_EDGES)],
            "massEdges": CMS_MASS_EDGES,
            "mass": [sum(top_pairs(8_000, False, m).values()) for m in pairwise(CMS_MASS_EDGES)],
        },
        "zprime": {str(m): zprime_topcolour(13_000, m, 0.012 * m) for m in (500, 1000, 1500)},
        "tw": associated(13_000),
        "tchannel": {"top": exchange(13_000, 1), "antitop": exchange(13_000, -1)},
    }
    pdf = Partons(1e-4, (100, 600))
    x = np.array(result["partons"]["x"])
    for i in (0, 1, 2, -1, -2, 3, 4, 5):
        result["partons"][str(i)] = pdf(1, i, x, np.full_like(x, 500.0)).tolist()
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

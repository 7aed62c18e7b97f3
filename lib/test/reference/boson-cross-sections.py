"""Leading-order cross-sections of Z, W, V + jet, VV, jets and muon pairs from mesons, for boson-cross-sections.json.

Run: python3 boson-cross-sections.py > boson-cross-sections.json (numpy and scipy; some minutes).

Nothing of lib/sim is used. Densities and rules are those of top-cross-sections.py; Z and W from partial widths and helicity
amplitudes, V + jet and VV from explicit Dirac matrices (boson-matrix-elements.py), jets from the table of Ellis, Stirling and
Webber in y3, y4 and pT, mesons from the published ranges with scipy's quad.
"""

import importlib
import json

import numpy as np
from scipy.integrate import quad

top = importlib.import_module("top-cross-sections")
me = importlib.import_module("boson-matrix-elements")
d = me.d
MZ, MW, GZ, GW = 91.1879, 80.362, 2.4955, 2.14
GF, SIN2, RHO, ALPHA = 1.1663788e-5, 0.23153, 1.005, 1 / 127.952
US2 = 0.0506
PB = top.GEV2_TO_PB
MC, MB = 1.67, 4.78
S = 13_000.0**2
W_PLUS = [(2, -1, 1 - US2), (2, -3, US2), (4, -3, 1 - US2), (4, -1, US2)]
W_MINUS = [(-a, -b, v) for a, b, v in W_PLUS]


def alpha_s(mu2):
    """One loop from 0.35 at 2 GeV^2, four flavours up to 4.5 GeV, then five."""

    def run(a, frm, to, nf):
        return a / (1 + a * (11 - 2 / 3 * nf) / (4 * np.pi) * np.log(to / frm))

    return run(run(0.35, 2, 4.5**2, 4), 4.5**2, mu2, 5)


def z_sigma(m2, up):
    """q qbar -> l+ l- colour-averaged: four helicity amplitudes, each s/(144 pi) |A|^2 with c = 1/3."""
    q, t3 = (2 / 3, 0.5) if up else (-1 / 3, -0.5)
    g2 = 4 * np.sqrt(2) * GF * RHO * MZ**2  # (g/cos)^2
    total = 0
    for quark in (t3 - q * SIN2, -q * SIN2):
        for lepton in (-0.5 + SIN2, SIN2):
            a = 4 * np.pi * ALPHA * q * -1 / m2 + g2 * quark * lepton / (m2 - MZ**2 + 1j * m2 * GZ / MZ)
            total = total + abs(a) ** 2
    return m2 / (144 * np.pi) * total * PB


def w_sigma(m2):
    """12 pi Gamma_in Gamma_out s/M^2 over the Breit-Wigner, for one colour in nine."""
    gamma = GF * MW**3 / (6 * np.sqrt(2) * np.pi)
    return 12 * np.pi / 9 * (m2 / MW**2) * 3 * gamma * gamma / ((m2 - MW**2) ** 2 + (m2 * GW / MW) ** 2) * PB


def window_rule(low, high, mass, width, pieces=8, order=8):
    """Nodes in m^2 even in the phase of the resonance, weights for d(m^2)."""
    a, b = np.arctan((np.array([low, high]) ** 2 - mass**2) / (mass * width))
    v, w = top.rule(a, b, pieces, order)
    return mass**2 + mass * width * np.tan(v), w * mass * width / np.cos(v) ** 2


def both(pairs):
    return [*pairs, *((j, i) for i, j in pairs)]


def single(window, channels, mass, width):
    m2, w = window_rule(*window, mass, width)
    pdf = top.Partons(window[0] ** 2 / S, window)
    total = 0
    for sigma, pairs in channels:
        total += w @ (sigma(m2) / m2 * top.luminosity(pdf, m2 / S, np.sqrt(m2), both(pairs), 8, 16))
    return float(total)


def z_channels():
    return [
        (lambda m2: z_sigma(m2, True), [(2, -2), (4, -4)]),
        (lambda m2: z_sigma(m2, False), [(1, -1), (3, -3), (5, -5)]),
    ]


def w_channels(pairs):
    return [(lambda m2, v=v: v * w_sigma(m2), [(i, j)]) for i, j, v in pairs]


def jet_square(ends, s, t, m2):
    """Sum over all spins of |M|^2 of a left-handed current with a gluon, per polarisation of V: by Dirac matrices."""
    p1, p2 = d.beams(np.sqrt(s))
    cos = (2 * t - m2 + s) / (s - m2)
    v, jet = d.two_body(np.sqrt(s), np.sqrt(m2), 0.0, cos, 0.0)
    ins, outs, a, g = me.line(ends, p1, p2, jet)
    n = {1: jet, 2: p2}[1 if "," in ends else 2][1:]
    n = n / np.linalg.norm(n)
    side = np.array([n[2], 0, -n[0]])
    total = 0
    for e in (np.concatenate([[0], side]), np.concatenate([[0], np.cross(n, side)])):
        for eps in me.polarisations(v, np.sqrt(m2)):
            matrix = d.slash(eps) @ d.slash(a - g) @ d.slash(e) / d.dot(a - g, a - g)
            matrix = matrix + d.slash(e) @ d.slash(a - v) @ d.slash(eps) / d.dot(a - v, a - v)
            total += sum(abs(d.bar(o) @ matrix @ d.PL @ i) ** 2 for i in ins for o in outs)
    return total


def annihilation(s, t, m2):
    u = m2 - s - t
    return 4 * (t / u + u / t + 2 * m2 * s / (t * u))


def compton(s, t, m2):
    """Quark from +z, t to V."""
    u = m2 - s - t
    return -4 * (s / t + t / s + 2 * m2 * u / (s * t))


def check_jet_squares():
    for s, t, m2 in ((4e4, -1e4, 8e3), (9e4, -3e4, 6e3)):
        for ends, f in (("quark from +z, antiquark from -z", annihilation), ("quark from +z", compton)):
            assert abs(jet_square(ends, s, t, m2) / f(s, t, m2) - 1) < 1e-9, (ends, jet_square(ends, s, t, m2), f(s, t, m2))


def boson_jet(window, pt_min, channels, mass, width):
    """
    dsigma/dm^2 dt = sigma(m^2) 3/(8 pi s^2) alpha_s C |M|^2, C = 4/9 or 4/24 of colours: the leptons' part of sigma(m^2) is
    12 sigma(m^2), since |M(q qbar -> V)|^2 = 2 m^2, and the rest is 1/(2 pi) 1/(16 pi s^2) C/4 4 pi alpha_s |M|^2.
    """
    pdf = top.Partons((window[0] ** 2 + 4 * pt_min**2) / S, (window[0], 6500))
    x, w_x = top.rule(-1, 1, 2, 10)
    y, w_y = top.rule(-1, 1, 4, 12)
    total = 0
    for m2, w_m in zip(*window_rule(*window, mass, width, 3, 8), strict=True):
        s, w_s = top.energies((pt_min + np.sqrt(pt_min**2 + m2)) ** 2, S, 5, 10)
        s, w_s = s[:, None], w_s[:, None]
        p = (s - m2) / (2 * np.sqrt(s))
        reach = np.arctanh(np.sqrt(np.maximum(1 - pt_min**2 / p**2, 0)))
        cos = np.tanh(reach * x)
        t = m2 - (s + m2) / 2 + np.sqrt(s) * p * cos
        u = m2 - s - t
        mu = np.sqrt(m2 + p**2 * (1 - cos**2))
        measure = w_m * w_s * w_x * np.sqrt(s) * p * reach * (1 - cos**2) * 3 / (8 * np.pi * s**2) * alpha_s(mu**2)
        y_max = -np.log(s / S)[..., None] / 2
        x1, x2 = (np.sqrt(s / S)[..., None] * np.exp(k * y_max * y) + 0 * mu[..., None] for k in (1, -1))
        mus = mu[..., None] + 0 * x1
        f1, f2 = ({i: pdf(1, i, z, mus) for i in range(-5, 6)} for z in (x1, x2))
        integral = lambda f: np.sum(f * w_y * y_max, axis=-1)
        for sigma, pairs in channels:
            meet = integral(sum(f1[i] * f2[j] + f1[j] * f2[i] for i, j in pairs))
            one = integral(sum(f1[i] * f2[0] for pair in pairs for i in pair))
            two = integral(sum(f1[0] * f2[i] for pair in pairs for i in pair))
            value = 4 / 9 * annihilation(s, t, m2) * meet
            value = value + (compton(s, t, m2) * one + compton(s, u, m2) * two) / 6
            total += sigma(m2) * np.sum(measure * value)
    return float(total)


def bosons(process):
    m1, m2 = me.masses(process)
    s, ws = top.energies((m1 + m2) ** 2, S, 4, 8)
    x, wx = top.rule(-1, 1, 2, 8)
    mu = np.full_like(s, (m1 + m2) / 2)
    pdf = top.Partons((m1 + m2) ** 2 / S, ((m1 + m2) / 2, m1 + m2))
    pairs = {
        "up": [(2, -2, 1), (4, -4, 1)] if process != "wz" else W_PLUS,
        "down": [(1, -1, 1), (3, -3, 1), (5, -5, 1)] if process != "wz" else W_MINUS,
    }
    total = 0
    for name, kind in (("up", me.UP), ("down", me.DOWN)):
        sigma = []
        for value in s:
            root = np.sqrt(value)
            p = np.sqrt((value - (m1 + m2) ** 2) * (value - (m1 - m2) ** 2)) / (2 * root)
            reach = np.arctanh(2 * p * root / (value - m1**2 - m2**2))
            c = np.tanh(reach * x) / np.tanh(reach)
            dc = wx * reach * (1 - np.tanh(reach * x) ** 2) / np.tanh(reach)
            square = np.array([me.summed(process, kind, root, cos) for cos in c])
            sigma.append(2 * p / root / (32 * np.pi * value) / 12 * (dc @ square))
        lum = sum(v * top.luminosity(pdf, s / S, mu, both([(i, j)]), 8, 16) for i, j, v in pairs[name])
        total += float(ws @ (np.array(sigma) * lum)) * PB
    return total / (2 if process == "zz" else 1)


def heavy(s, c, m, gluons):
    """beta x the squares of table 10.2 of Ellis, Stirling, Webber."""
    rho = 4 * m * m / s
    beta = np.sqrt(1 - rho)
    t1, t2 = (1 - beta * c) / 2, (1 + beta * c) / 2
    if gluons:
        return beta * (1 / (6 * t1 * t2) - 3 / 8) * (t1**2 + t2**2 + rho - rho**2 / (4 * t1 * t2))
    return beta * 4 / 9 * (t1**2 + t2**2 + rho / 2)


def jets(pt_min, flavour):
    l, wl = top.rule(0, 1, 6, 8)
    pts = pt_min * np.exp(l**1.5 * np.log(6499 / pt_min))
    wp = wl * pts * 1.5 * l**0.5 * np.log(6499 / pt_min)
    pdf = top.Partons(4 * pt_min**2 / S, (pt_min, 6500))
    total = 0
    for pt, w_pt in zip(pts, wp, strict=True):
        y_max = np.arccosh(6500 / pt)
        a, wa = top.rule(0, 1, 5, 10)  # half the gap
        half, w_half = a * y_max, wa * y_max
        b, wb = top.rule(-1, 1, 6, 10)
        limit = np.log(6500 / (pt * np.cosh(half)))[:, None]
        y_boost = b * limit
        w = 2 * 2 * w_half[:, None] * wb * limit  # both signs; dy3 dy4 = 2 d(half) d(boost)
        s = (4 * pt**2 * np.cosh(half) ** 2)[:, None] + 0 * y_boost
        t = -s * (1 / (1 + np.exp(2 * half)))[:, None]
        u = -s - t
        x1, x2 = np.sqrt(s / S) * np.exp(y_boost), np.sqrt(s / S) * np.exp(-y_boost)
        mu = np.full_like(s, pt)
        f1, f2 = ({i: pdf(1, i, x, mu) for i in range(-5, 6)} for x in (x1, x2))
        c = np.tanh(half)[:, None]
        parts = 0
        ids = [i for i in range(-5, 6) if i]
        # both orders of the outgoing pair are covered by the sign of the gap: symmetrise in t and u
        sym = lambda f: (f(s, t, u) + f(s, u, t)) / 2
        qq = lambda s, t, u: 4 / 9 * (s**2 + u**2) / t**2
        ann = 4 / 9 * (t**2 + u**2) / s**2
        light = {i: 2 if abs(i) < 4 else 3 for i in ids}
        for i in ids:
            anti = f1[i] * f2[-i]
            heavy_c = 0 if abs(i) == 4 else heavy(s, c, MC, False)
            heavy_b = 0 if abs(i) == 5 else heavy(s, c, MB, False)
            if flavour == "bb":
                parts = parts + anti * heavy_b
                continue
            for j in ids:
                if abs(i) != abs(j):
                    parts = parts + f1[i] * f2[j] * sym(qq)
            same = qq(s, t, u) + qq(s, u, t) - 8 / 27 * s**2 / (u * t)
            parts = parts + f1[i] * f2[i] * same / 2
            parts = parts + anti * sym(lambda s, t, u: qq(s, t, u) + ann - 8 / 27 * u**2 / (s * t))
            parts = parts + anti * (light[i] * ann + heavy_c + heavy_b)
            parts = parts + anti * (32 / 27 * (t**2 + u**2) / (t * u) - 8 / 3 * (t**2 + u**2) / s**2) / 2
            qg = sym(lambda s, t, u: -4 / 9 * (s**2 + u**2) / (s * u) + (s**2 + u**2) / t**2)
            parts = parts + (f1[i] * f2[0] + f1[0] * f2[i]) * qg
        gg = f1[0] * f2[0]
        parts = parts + gg * heavy(s, c, MB, True)
        if flavour == "all":
            parts = parts + gg * heavy(s, c, MC, True)
            parts = parts + gg * 3 * ((t**2 + u**2) / (6 * t * u) - 3 / 8 * (t**2 + u**2) / s**2)
            parts = parts + gg * 9 / 2 * (3 - t * u / s**2 - s * u / t**2 - s * t / u**2) / 2
        total += w_pt * 2 * pt * np.sum(w * np.pi * alpha_s(pt**2) ** 2 / s**2 * parts)
    return float(total * PB)


def meson(pts, ys, sources, y_max):
    """sigma in |y| < y_max at all pT from that in the measured range; sources: (rate there, p0, n, sigma_y, fade)."""
    total = 0
    for rate, p0, n, sigma_y, fade in sources:
        gauss = lambda y: np.exp(-y * y / (2 * sigma_y**2))

        def inside(y):
            scale = p0 * np.exp(-y * y / (2 * fade**2))
            spectrum = lambda p: p * (1 + (p / scale) ** 2) ** -n
            return gauss(y) * quad(spectrum, *pts)[0] / quad(spectrum, 0, np.inf)[0]

        total += rate / quad(inside, *ys)[0] * quad(gauss, -y_max, y_max)[0]
    return total


def main():
    check_jet_squares()
    z_jet = boson_jet((66, 116), 20, z_channels(), MZ, GZ)
    result = {
        "z": {
            "60-120": single((60, 120), z_channels(), MZ, GZ),
            "66-116": single((66, 116), z_channels(), MZ, GZ),
        },
        "w": {
            "plus": single((40, 240), w_channels(W_PLUS), MW, GW),
            "minus": single((40, 240), w_channels(W_MINUS), MW, GW),
        },
        "zJet": z_jet,
        "wJet": {
            "plus": boson_jet((40, 240), 20, w_channels(W_PLUS), MW, GW),
            "minus": boson_jet((40, 240), 20, w_channels(W_MINUS), MW, GW),
        },
        "pairs": {p: bosons(p) for p in ("ww", "wz", "zz")},
        "jets": {"all": jets(20, "all"), "bb": jets(20, "bb")},
        "mesons": {
            "jpsi": meson(
                (0, 14),
                (2, 4.5),
                ((15.03e6 * 0.05961, 4.78, 3.53, 4.5, 6.1), (2.25e6 * 0.05961, 4.72, 2.874, 3, 6.1)),
                5,
            ),
            "upsilon": meson((0, 15), (2, 4.5), ((6382, 9, 3.6, 3.2, np.inf),), 5),
            "omega": meson((1, 5), (2.5, 4), ((5280e6 * 7.4e-5, 1.44, 3.2, 4, np.inf),), 5),
        },
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

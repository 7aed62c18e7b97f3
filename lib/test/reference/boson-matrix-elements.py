"""Matrix elements with W and Z bosons from Feynman rules, by explicit Dirac matrices, for boson-matrix-elements.json.

Run: python3 boson-matrix-elements.py > boson-matrix-elements.json (numpy alone is needed).

"pairs": q qbar -> V1 V2 with both decays: quark kind and helicity, sqrt(s-hat), cos(theta) of V1 to the quark, helicities
of the two fermions, their directions in the rest frames of their bosons (axes: x across V1 in the plane, y, z along V1),
and |M|^2 with the currents of the fermions divided by the masses of the bosons. "jets": q qbar -> V g and crossed, for leptons
of the helicity of the quark and of the other: moments of the lepton's direction in the rest frame of V, over all
directions. Nothing of the formulas in lib/sim is used.
"""

import importlib
import json

import numpy as np

d = importlib.import_module("top-matrix-elements")
MW, MZ, GF = 80.362, 91.1879, 1.1663788e-5
PR = (np.eye(4) + d.G5) / 2
G2 = 4 * np.sqrt(2) * GF * MW**2
SIN2 = 1 - MW**2 / MZ**2
GZ = np.sqrt(G2 / (1 - SIN2))
UP, DOWN = (2 / 3, 0.5), (-1 / 3, -0.5)


def projector(helicity):
    return d.PL if helicity < 0 else PR


def current(f, fbar, helicity):
    """ubar(f) gamma^mu P v(fbar) for each pair of spinors; squares with them are to be added."""
    pairs = [(u, v) for u in d.spinors(f, 0, "u") for v in d.spinors(fbar, 0, "v")]
    return [np.array([d.bar(u) @ d.G[m] @ projector(helicity) @ v for m in range(4)]) for u, v in pairs]


def z_coupling(kind, helicity):
    q, t3 = kind
    return GZ * ((t3 if helicity < 0 else 0) - q * SIN2)


def couplings(process, kind, helicity, s):
    """Factors of the three diagrams: V1 next to the quark, V2 next to the quark, one boson."""
    q, t3 = kind
    left = helicity < 0
    if process == "ww":
        one = G2 * SIN2 * q / s + z_coupling(kind, helicity) * GZ * (1 - SIN2) / (s - MZ**2)
        c = G2 / 2 if left else 0
        return (c, 0, one) if t3 > 0 else (0, c, one)
    if process == "wz":
        g = np.sqrt(G2 / 2)
        other = DOWN if t3 > 0 else UP
        sign = -1 if t3 > 0 else 1
        one = sign * g * np.sqrt(G2 * (1 - SIN2)) / (s - MW**2)
        return g * z_coupling(other, -1), g * z_coupling(kind, -1), one
    c = z_coupling(kind, helicity) ** 2
    return c, c, 0


def operator(p1, k1, k2, j1, j2, factors):
    t, u = d.dot(p1 - k1, p1 - k1), d.dot(p1 - k2, p1 - k2)
    vertex = (k1 - k2) * d.dot(j1, j2) + 2 * d.dot(k2, j1) * j2 - 2 * d.dot(k1, j2) * j1
    s1, s2 = d.slash(j1), d.slash(j2)
    ct, cu, cs = factors
    return ct * s2 @ d.slash(p1 - k1) @ s1 / t + cu * s1 @ d.slash(p1 - k2) @ s2 / u + cs * d.slash(vertex)


def square(p1, p2, helicity, matrix):
    return sum(
        abs(d.bar(v) @ matrix @ projector(helicity) @ u) ** 2
        for u in d.spinors(p1, 0, "u")
        for v in d.spinors(p2, 0, "v")
    )


def masses(process):
    return {"ww": (MW, MW), "wz": (MW, MZ), "zz": (MZ, MZ)}[process]


def polarisations(k, m):
    p = np.linalg.norm(k[1:])
    n = k[1:] / p
    side = np.cross(n, [0, 1, 0])
    side /= np.linalg.norm(side)
    vectors = [side, np.cross(n, side)]
    return [np.concatenate([[0], v]) for v in vectors] + [np.concatenate([[p], k[0] * n]) / m]


def summed(process, kind, root_s, cos):
    """Sum over helicities of quarks and polarisations of bosons, by real polarisation vectors."""
    m1, m2 = masses(process)
    p1, p2 = d.beams(root_s)
    k1, k2 = d.two_body(root_s, m1, m2, cos, 0.0)
    total = 0
    for helicity in (-1, 1):
        if process == "wz" and helicity > 0:
            continue
        factors = couplings(process, kind, helicity, root_s**2)
        for e1 in polarisations(k1, m1):
            for e2 in polarisations(k2, m2):
                total += square(p1, p2, helicity, operator(p1, k1, k2, e1, e2, factors))
    return total


def pair_entry(process, kind, helicity, rng):
    root_s, cos = 190 + 600 * rng.random(), 1.8 * rng.random() - 0.9
    m1, m2 = masses(process)
    p1, p2 = d.beams(root_s)
    k1, k2 = d.two_body(root_s, m1, m2, cos, 0.0)
    sin = np.sqrt(1 - cos**2)
    axes = np.array([[cos, 0, -sin], [0, 1, 0], [sin, 0, cos]])
    n = [d.direction(rng), d.direction(rng)]
    h = [1 if process != "ww" and rng.random() < 0.5 else -1 for _ in n]
    if process == "wz":
        h[0] = -1
    currents = []
    for k, m, direction, hel in zip((k1, k2), (m1, m2), n, h, strict=True):
        f = d.boost(m / 2 * np.concatenate([[1], axes.T @ direction]), k, m)
        currents.append([j / m for j in current(f, k - f, hel)])
    factors = couplings(process, kind, helicity, root_s**2)
    total = sum(
        square(p1, p2, helicity, operator(p1, k1, k2, j1, j2, factors))
        for j1 in currents[0]
        for j2 in currents[1]
    )
    return {
        "process": process,
        "quark": "up" if kind is UP else "down",
        "helicity": helicity,
        "rootS": root_s,
        "cosTheta": cos,
        "helicities": h,
        "directions": [list(x) for x in n],
        "square": total,
    }


def line(ends, p1, p2, jet):
    """Spinors and momentum flow of the quark line, and the momentum of the gluon counted as outgoing."""
    if ends == "quark from +z, antiquark from -z":
        return d.spinors(p1, 0, "u"), d.spinors(p2, 0, "v"), p1, jet
    if ends == "quark from +z":
        return d.spinors(p1, 0, "u"), d.spinors(jet, 0, "u"), p1, -p2
    return d.spinors(jet, 0, "v"), d.spinors(p2, 0, "v"), -jet, -p1  # antiquark from -z


def jet_entry(ends, same):
    root_s, mass, cos = 220.0, 85.0, 0.35
    p1, p2 = d.beams(root_s)
    v, jet = d.two_body(root_s, mass, 0.0, cos, 0.0)
    ins, outs, a, g = line(ends, p1, p2, jet)
    g_vector = jet if ends.startswith("quark from +z, anti") else (p2 if ends == "quark from +z" else p1)
    n = g_vector[1:] / np.linalg.norm(g_vector[1:])
    side = np.array([n[2], 0, -n[0]])
    gluons = [np.concatenate([[0], x]) for x in (side, np.cross(n, side))]
    nodes, weights = np.polynomial.legendre.leggauss(8)
    moments, norm = np.zeros(5), 0
    for c, w in zip(nodes, weights, strict=True):
        for phi in np.arange(12) * 2 * np.pi / 12 + 0.1:
            s = np.sqrt(1 - c * c)
            x = np.array([s * np.cos(phi), s * np.sin(phi), c])
            f = d.boost(mass / 2 * np.concatenate([[1], x]), v, mass)
            total = 0
            for j in current(f, v - f, -1 if same else 1):
                for e in gluons:
                    matrix = d.slash(j) @ d.slash(a - g) @ d.slash(e) / d.dot(a - g, a - g)
                    matrix = matrix + d.slash(e) @ d.slash(a - v) @ d.slash(j) / d.dot(a - v, a - v)
                    total += sum(abs(d.bar(o) @ matrix @ d.PL @ i) ** 2 for i in ins for o in outs)
            moments += w * total * np.array([x[0], x[2], x[0] ** 2, x[2] ** 2, x[0] * x[2]])
            norm += w * total
    return {
        "ends": ends,
        "same": same,
        "rootS": root_s,
        "mass": mass,
        "cosTheta": cos,
        "moments": list(moments / norm),
    }


def main():
    rng = np.random.default_rng(1)
    pairs = [
        pair_entry(process, kind, helicity, rng)
        for process in ("ww", "wz", "zz")
        for kind in (UP, DOWN)
        for helicity in ((-1,) if process == "wz" else (-1, 1))
        for _ in range(3)
    ]
    ends = ("quark from +z, antiquark from -z", "quark from +z", "antiquark from -z")
    jets = [jet_entry(e, same) for e in ends for same in (True, False)]
    sums = [
        {"process": p, "quark": "up" if k is UP else "down", "rootS": e, "cosTheta": c, "sum": summed(p, k, e, c)}
        for p in ("ww", "wz", "zz")
        for k in (UP, DOWN)
        for e, c in ((200.0, 0.3), (500.0, -0.8), (3000.0, 0.6))
    ]
    print(json.dumps({"pairs": pairs, "sums": sums, "jets": jets}, indent=1))


if __name__ == "__main__":
    main()

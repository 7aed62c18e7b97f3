"""Top-quark matrix elements from Feynman rules, by explicit 4 x 4 Dirac matrices, for top-matrix-elements.json.

Run: python3 top-matrix-elements.py > top-matrix-elements.json (numpy alone is needed).

Each entry: sqrt(s-hat), cos(theta) between the first incoming and the first outgoing particle, the spin- and
colour-averaged |M|^2 of the production with all couplings one (only P_L at W vertices), and for directions of the
down-type fermions in the rest frames of their tops (or of the W), the ratio of |M|^2 with decays to the product of
production and unpolarised decays. Nothing of the formulas in lib/sim is used.
"""

import json

import numpy as np

MT, MW = 172.6, 80.362
I2, Z2 = np.eye(2), np.zeros((2, 2))
SIGMA = [np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]]), np.array([[1, 0], [0, -1]])]
G = [np.block([[Z2, I2], [I2, Z2]])] + [np.block([[Z2, s], [-s, Z2]]) for s in SIGMA]
G5 = np.diag([-1, -1, 1, 1])
PL = (np.eye(4) - G5) / 2
ONE = np.eye(4)
METRIC = np.array([1, -1, -1, -1])


def dot(a, b):
    return np.sum(METRIC * a * b)


def slash(p):
    return sum(METRIC[m] * p[m] * G[m] for m in range(4))


def spinors(p, m, kind):
    """Both spinors u (or v) of a momentum, from the projector p-slash +- m."""
    matrix = (slash(p) + (m if kind == "u" else -m) * ONE) @ G[0]
    values, vectors = np.linalg.eigh((matrix + matrix.conj().T) / 2)
    return [np.sqrt(values[i]) * vectors[:, i] for i in (2, 3)]


def bar(spinor):
    return spinor.conj() @ G[0]


def boost(p, frame, m):
    """p, given in the rest frame of `frame`, as seen where `frame` has its momentum."""
    along = np.dot(p[1:], frame[1:])
    e = (p[0] * frame[0] + along) / m
    return np.concatenate([[e], p[1:] + frame[1:] * (p[0] + e) / (frame[0] + m)])


def two_body(sqrt_s, m1, m2, cos_theta, phi):
    e1 = (sqrt_s**2 + m1**2 - m2**2) / (2 * sqrt_s)
    p = np.sqrt(e1**2 - m1**2)
    sin = np.sqrt(1 - cos_theta**2)
    n = np.array([sin * np.cos(phi), sin * np.sin(phi), cos_theta])
    return np.concatenate([[e1], p * n]), np.concatenate([[sqrt_s - e1], -p * n])


def beams(sqrt_s):
    e = sqrt_s / 2
    return np.array([e, 0, 0, e]), np.array([e, 0, 0, -e])


# polarisations of a gluon along the beam
TRANSVERSE = [np.array([0, 1, 0, 0]), np.array([0, 0, 1, 0])]


def direction(rng):
    n = rng.normal(size=3)
    return n / np.linalg.norm(n)


def w_decay(w, n):
    """Massless daughters of a W; the first flies along n in its rest frame."""
    half = MW / 2
    first = boost(half * np.concatenate([[1], n]), w, MW)
    return first, w - first


def top_decay(top, n, rng):
    """b, up-type and down-type fermion of t -> b W; the down-type one flies along n in the top's frame."""
    e_w = (MT**2 + MW**2) / (2 * MT)
    p_w = MT - e_w
    cos = 2 * rng.random() - 1
    e = (e_w + p_w * cos) / 2
    alpha = (e * e_w - MW**2 / 2) / (e * p_w)
    side = np.cross(n, direction(rng))
    side /= np.linalg.norm(side)
    w_dir = alpha * n + np.sqrt(1 - alpha**2) * side
    w = np.concatenate([[e_w], p_w * w_dir])
    down = e * np.concatenate([[1], n])
    b = np.concatenate([[p_w], -p_w * w_dir])
    return [boost(p, top, MT) for p in (b, w - down, down)]


def top_bra(top, b, up, down):
    """Rows that stand for u-bar of a top that decays: one per (only left-handed) set of daughters."""
    rows = []
    for ub in spinors(b, 0, "u"):
        for un in spinors(up, 0, "u"):
            for vl in spinors(down, 0, "v"):
                row = sum(
                    METRIC[m] * (bar(un) @ G[m] @ PL @ vl) * (bar(ub) @ G[m] @ PL) for m in range(4)
                )
                rows.append(row @ (slash(top) + MT * ONE))
    return rows


def antitop_ket(top, b, up, down):
    kets = []
    for vb in spinors(b, 0, "v"):
        for vn in spinors(up, 0, "v"):
            for ul in spinors(down, 0, "u"):
                ket = sum(METRIC[m] * (bar(ul) @ G[m] @ PL @ vn) * (G[m] @ PL @ vb) for m in range(4))
                kets.append((-slash(top) + MT * ONE) @ ket)
    return kets


def unpolarised(rows, spinor_list, is_bra):
    total = 0
    for row in rows:
        for s in spinor_list:
            amp = row @ s if is_bra else bar(s) @ row
            total += abs(amp) ** 2
    return total / 2


def decay_factor_top(top, rows):
    # rows contain (p-slash + m) = sum over spins of u u-bar, and u-bar u = 2 m
    return unpolarised(rows, spinors(top, MT, "u"), True) / (2 * MT) ** 2


def decay_factor_antitop(top, kets):
    return unpolarised(kets, spinors(top, MT, "v"), False) / (2 * MT) ** 2


def gg(p1, p2, t, tb, bras, kets):
    s, tt, uu = dot(p1 + p2, p1 + p2), dot(p1 - t, p1 - t), dot(p1 - tb, p1 - tb)
    total = 0
    for e1 in TRANSVERSE:
        for e2 in TRANSVERSE:
            m_t = slash(e1) @ (slash(t - p1) + MT * ONE) @ slash(e2) / (tt - MT**2)
            m_u = slash(e2) @ (slash(t - p2) + MT * ONE) @ slash(e1) / (uu - MT**2)
            vector = dot(e1, e2) * (p1 - p2) + 2 * dot(p2, e1) * e2 - 2 * dot(p1, e2) * e1
            m_s = slash(vector) / s
            a, b = m_t + m_s, m_u - m_s
            for bra in bras:
                for ket in kets:
                    x, y = bra @ a @ ket, bra @ b @ ket
                    total += 16 / 3 * (abs(x) ** 2 + abs(y) ** 2) - 4 / 3 * (x * y.conjugate()).real
    return total / 256


def qq(p1, p2, t, tb, bras, kets, quark=(1, 0), top=(1, 0)):
    """Vector boson with f-bar gamma (v - a gamma5) f at both ends; colour factor and propagator one over s."""
    s = dot(p1 + p2, p1 + p2)
    left = [G[m] @ (top[0] * ONE - top[1] * G5) for m in range(4)]
    right = [G[m] @ (quark[0] * ONE - quark[1] * G5) for m in range(4)]
    total = 0
    for u in spinors(p1, 0, "u"):
        for v in spinors(p2, 0, "v"):
            current = [METRIC[m] * (bar(v) @ right[m] @ u) for m in range(4)]
            vertex = sum(current[m] * left[m] for m in range(4))
            total += sum(abs(bra @ vertex @ ket / s) ** 2 for bra in bras for ket in kets)
    return total / 4


def tw(g, b, t, w, bras, currents):
    s, kt = dot(g + b, g + b), dot(t - g, t - g) - MT**2
    total = 0
    for e in TRANSVERSE:
        for j in currents:
            vertex = slash(e) @ (slash(t - g) + MT * ONE) @ slash(j) @ PL / kt
            vertex = vertex + slash(j) @ PL @ slash(g + b) @ slash(e) / s
            for u in spinors(b, 0, "u"):
                total += sum(abs(bra @ vertex @ u) ** 2 for bra in bras)
    return total * 4 / (4 * 24)


def w_polarisations(w):
    """Three real polarisation vectors of a massive W."""
    return [boost(np.array([0, *np.eye(3)[i]]), w, MW) for i in range(3)]


def w_currents(first, second):
    result = []
    for u in spinors(first, 0, "u"):
        for v in spinors(second, 0, "v"):
            result.append(np.array([bar(u) @ G[m] @ PL @ v for m in range(4)]))
    return result


def tchannel(light_in, b, light_out, t, bras, antiquark):
    q2 = dot(light_in - light_out, light_in - light_out) - MW**2
    total = 0
    pairs = (
        [(bar(v), u) for v in spinors(light_in, 0, "v") for u in spinors(light_out, 0, "v")]
        if antiquark
        else [(bar(u), v) for u in spinors(light_out, 0, "u") for v in spinors(light_in, 0, "u")]
    )
    for left, right in pairs:
        j = np.array([left @ G[m] @ PL @ right for m in range(4)])
        for u in spinors(b, 0, "u"):
            total += sum(abs(bra @ slash(j) @ PL @ u / q2) ** 2 for bra in bras)
    return total / 4


def pair_points(name, amplitude, rng, n):
    points = []
    for _ in range(n):
        sqrt_s = 2 * MT * (1.002 + rng.exponential(0.8))
        cos_theta = rng.uniform(-0.97, 0.97)
        p1, p2 = beams(sqrt_s)
        t, tb = two_body(sqrt_s, MT, MT, cos_theta, 0)
        plain = amplitude(
            p1, p2, t, tb, [bar(s) for s in spinors(t, MT, "u")], spinors(tb, MT, "v")
        )
        n1, n2 = direction(rng), direction(rng)
        bras = top_bra(t, *top_decay(t, n1, rng))
        kets = antitop_ket(tb, *top_decay(tb, n2, rng))
        factor = decay_factor_top(t, bras) * decay_factor_antitop(tb, kets)
        ratio = amplitude(p1, p2, t, tb, bras, kets) / (plain * factor)
        points.append(entry(sqrt_s, cos_theta, plain, ratio, n1, n2))
    return {name: points}


def entry(sqrt_s, cos_theta, plain, ratio, *directions):
    return {
        "sqrtS": sqrt_s,
        "cosTheta": cos_theta,
        "square": float(np.real(plain)),
        "ratio": float(np.real(ratio)),
        "directions": [list(n) for n in directions],
    }


def tw_points(rng, n):
    points = []
    for _ in range(n):
        sqrt_s = (MT + MW) * (1.002 + rng.exponential(0.8))
        cos_theta = rng.uniform(-0.97, 0.97)
        g, b = beams(sqrt_s)
        t, w = two_body(sqrt_s, MT, MW, cos_theta, 0)
        plain = tw(g, b, t, w, [bar(s) for s in spinors(t, MT, "u")], w_polarisations(w))
        n1, n2 = direction(rng), direction(rng)
        bras = top_bra(t, *top_decay(t, n1, rng))
        currents = w_currents(*w_decay(w, n2))
        # an average over directions of the current gives 2 MW^2 / 3 times the polarisation sum
        factor = decay_factor_top(t, bras) * 2 * MW**2 / 3
        ratio = tw(g, b, t, w, bras, currents) / (plain * factor)
        points.append(entry(sqrt_s, cos_theta, plain, ratio, n1, n2))
    return {"tW": points}


def tchannel_points(name, antiquark, rng, n):
    points = []
    for _ in range(n):
        sqrt_s = MT * (1.002 + rng.exponential(0.8))
        cos_theta = rng.uniform(-0.97, 0.97)
        light_in, b = beams(sqrt_s)
        light_out, t = two_body(sqrt_s, 0, MT, cos_theta, 0)
        spins = [bar(s) for s in spinors(t, MT, "u")]
        plain = tchannel(light_in, b, light_out, t, spins, antiquark)
        n1 = direction(rng)
        bras = top_bra(t, *top_decay(t, n1, rng))
        factor = decay_factor_top(t, bras)
        ratio = tchannel(light_in, b, light_out, t, bras, antiquark) / (plain * factor)
        points.append(entry(sqrt_s, cos_theta, plain, ratio, n1))
    return {name: points}


def main():
    rng = np.random.default_rng(20151)
    quark, top = (0.7, 0.4), (-0.3, 0.9)
    result = {"mTop": MT, "mW": MW, "couplings": {"quark": quark, "top": top}}
    result |= pair_points("gg", gg, rng, 12)
    result |= pair_points("qq", qq, rng, 12)
    result |= pair_points("vector", lambda *a: qq(*a, quark=quark, top=top), rng, 12)
    result |= tw_points(rng, 12)
    result |= tchannel_points("lightQuark", False, rng, 8)
    result |= tchannel_points("lightAntiquark", True, rng, 8)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

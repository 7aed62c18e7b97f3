"""What pyhf says of random workspaces that are hard to fit: flat directions, one-sided templates, few and many events,
empty bins, fixed and bounded parameters. Writes hard-workspaces.json beside itself.
Run: python3 hard-workspaces.py   (pyhf 0.7, numpy, scipy)"""

import json
import pathlib

import numpy
import pyhf
from scipy.optimize import minimize

random = numpy.random.default_rng(2026)


def chance(p):
    return random.random() < p


def rounded(values):
    return [round(float(value), 4) for value in values]


def factor(name, kind="normfactor"):
    return {"name": name, "type": kind, "data": None}


def systematics(data, names, size, one_sided):
    for name in names:
        if chance(0.5):
            up, down = random.uniform(0.005, size, 2)
            sign = random.choice([-1, 1])
            scales = {"hi": round(float(1 + sign * up), 4), "lo": round(float(1 - sign * down), 4)}
            yield {"name": name, "type": "normsys", "data": scales}
        if chance(0.4):
            tilt = random.uniform(-size, size, len(data))
            other = -1 if one_sided else random.uniform(0.3, 1.5)
            shape = {"hi_data": rounded(data * (1 + tilt)), "lo_data": rounded(data * (1 - other * tilt))}
            yield {"name": name, "type": "histosys", "data": shape}


def bin_errors(data, channel, sample):
    if chance(0.3):
        return [{"name": f"shape_{channel}_{sample}", "type": "shapesys", "data": rounded(data * random.uniform(0, 0.4, len(data)))}]
    if chance(0.6):
        return [{"name": f"stat_{channel}", "type": "staterror", "data": rounded(numpy.sqrt(data * random.uniform(0, 1, len(data))))}]
    return []


def workspace():
    scale = random.choice([0.3, 1, 1, 1e4])
    size = random.choice([0.15, 0.5])
    has_lumi, is_free, one_sided = chance(0.5), chance(0.3), chance(0.2)
    names = [f"sys{k}" for k in range(random.integers(0, 5))]
    channels, observations = [], []
    for number in range(random.integers(1, 3)):
        channel, bins, samples = f"region{number}", random.integers(1, 5), []
        expected = numpy.zeros(bins)
        for sample in ("signal", "first", "second"):
            data = random.uniform(2, 20, bins) if sample == "signal" else random.uniform(10, 150, bins)
            if chance(0.15):
                data[random.integers(bins)] = 0
            data = numpy.array(rounded(scale * data))
            modifiers = [factor("mu")] if sample == "signal" else []
            if sample == "first" and chance(0.3):
                modifiers.append(factor("k_first"))
            if sample == "second" and is_free:
                modifiers.append(factor(f"free_{channel}", "shapefactor"))
            if has_lumi:
                modifiers.append(factor("lumi", "lumi"))
            modifiers += systematics(data, names, size, one_sided)
            modifiers += bin_errors(data, channel, sample)
            samples.append({"name": sample, "data": rounded(data), "modifiers": modifiers})
            expected += data
        channels.append({"name": channel, "samples": samples})
        observations.append({"name": channel, "data": [int(n) for n in random.poisson(expected)]})
    used = {modifier["name"] for c in channels for s in c["samples"] for modifier in s["modifiers"]}
    settings = [{"name": "mu", "bounds": [[-5.0, 20.0]]}] if chance(0.5) else []
    if has_lumi:
        width = {"auxdata": [1.0], "sigmas": [0.03], "bounds": [[0.5, 1.5]], "inits": [1.0]}
        settings.append({"name": "lumi", "fixed": bool(chance(0.2)), **width})
    if "sys1" in used and chance(0.4):
        settings.append({"name": "sys1", "bounds": [[-1.0, 1.0]]})
    measurement = {"name": "measurement", "config": {"poi": "mu", "parameters": settings}}
    return {"channels": channels, "observations": observations, "measurements": [measurement], "version": "1.0.0"}


def lowest(model, data):
    """The lowest -2 ln L that two minimisers find from three starts, each going on where the other ended."""
    fixed = numpy.array(model.config.suggested_fixed())
    init = numpy.array(model.config.suggested_init())
    bounds = numpy.array(model.config.suggested_bounds())[~fixed]

    def objective(free):
        values = init.copy()
        values[~fixed] = free
        found = -2 * float(model.logpdf(values, data)[0])
        return found if numpy.isfinite(found) else 1e10

    best = objective(init[~fixed])
    for width in (0, 0.5, 0.5):
        at = init[~fixed] + width * random.normal(size=len(bounds))
        at = numpy.clip(at, bounds[:, 0], bounds[:, 1])
        for method in 3 * ("SLSQP", "L-BFGS-B"):
            found = minimize(objective, at, method=method, bounds=bounds, options={"maxiter": 3000, "ftol": 1e-14})
            at = found.x if found.fun <= objective(at) else at
        best = min(best, objective(at))
    return best


def tell(spec):
    pyhf_workspace = pyhf.Workspace(spec)
    model = pyhf_workspace.model()
    data = pyhf_workspace.data(model)
    init = numpy.array(model.config.suggested_init())
    away = init + 0.4 * random.uniform(-1, 1, len(init)) * numpy.where(init == 0, 1, 0.3)
    evaluations = [
        {
            "values": [float(v) for v in point],
            "expected": [float(v) for v in model.expected_actualdata(point)],
            "twice_nll": -2 * float(model.logpdf(point, data)[0]),
        }
        for point in (init, away)
    ]
    names = model.config.par_names
    return {"workspace": spec, "parameters": names, "evaluations": evaluations, "lowest": lowest(model, data)}


text = json.dumps({"pyhf": pyhf.__version__, "workspaces": [tell(workspace()) for _ in range(14)]})
pathlib.Path(__file__).with_suffix(".json").write_text(text + "\n", encoding="utf8")

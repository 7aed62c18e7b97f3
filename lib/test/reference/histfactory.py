"""What pyhf says of seeded workspaces with every modifier, for lib/test/stats/histfactory.

Writes histfactory.json beside itself. Run: python3 histfactory.py   (pyhf 0.7, numpy, scipy)
"""

import json
import pathlib

import numpy
import pyhf
from scipy.optimize import minimize

random = numpy.random.default_rng(20260)


def rounded(values, digits=4):
    return [round(float(value), digits) for value in values]


def systematics(data, names, asymmetric):
    modifiers = []
    for name in names:
        kind = random.integers(3)
        if kind != 1:
            up, down = random.uniform(0.01, 0.15, 2)
            sign = random.choice([-1, 1])
            other = random.choice([-1, 1]) if asymmetric else 1
            scales = {"hi": round(1 + sign * up, 4), "lo": round(1 - sign * other * down, 4)}
            modifiers.append({"name": name, "type": "normsys", "data": scales})
        if kind != 0:
            tilt = numpy.linspace(-1, 1, len(data)) * random.uniform(0.02, 0.15)
            shape = {
                "hi_data": rounded(data * (1 + tilt)),
                "lo_data": rounded(data * (1 - tilt * (random.uniform(-0.5, 1.5) if asymmetric else 1))),
            }
            modifiers.append({"name": name, "type": "histosys", "data": shape})
    return modifiers


def workspace(channels, names, asymmetric=False, data_driven=False, lumi=True):
    spec = {"channels": [], "observations": [], "measurements": [], "version": "1.0.0"}
    for number, bins in enumerate(channels):
        channel = f"{'ZYXW'[number]}R{number}"
        signal = random.uniform(2, 20, bins)
        first = random.uniform(20, 200, bins)
        second = random.uniform(5, 60, bins)
        samples = []
        for name, data in (("signal", signal), ("ttbar", first), ("fakes", second)):
            data = numpy.array(rounded(data))
            modifiers = []
            if name == "signal":
                modifiers.append({"name": "mu", "type": "normfactor", "data": None})
            if name == "ttbar":
                modifiers.append({"name": "k_ttbar", "type": "normfactor", "data": None})
            if name == "fakes" and data_driven:
                modifiers.append({"name": "fakes_shape", "type": "shapefactor", "data": None})
            if name == "fakes" and not data_driven:
                error = rounded(data * random.uniform(0.05, 0.3, bins))
                error[0] = 0.0
                modifiers.append({"name": f"fakes_{channel}", "type": "shapesys", "data": error})
            if name != "fakes":
                if lumi:
                    modifiers.append({"name": "lumi", "type": "lumi", "data": None})
                modifiers += systematics(data, names, asymmetric)
                error = rounded(numpy.sqrt(data * random.uniform(0.05, 0.3)))
                modifiers.append({"name": f"stat_{channel}", "type": "staterror", "data": error})
            samples.append({"name": name, "data": rounded(data), "modifiers": modifiers})
        spec["channels"].append({"name": channel, "samples": samples})
        counts = random.poisson(0.7 * signal + 1.05 * first + second)
        spec["observations"].append({"name": channel, "data": [int(n) for n in counts]})
    parameters = [{"name": "mu", "bounds": [[-5.0, 20.0]], "inits": [1.0]}]
    if lumi:
        settings = {"auxdata": [1.0], "sigmas": [0.02], "bounds": [[0.5, 1.5]], "inits": [1.0]}
        parameters.append({"name": "lumi", **settings})
    config = {"poi": "mu", "parameters": parameters}
    spec["measurements"].append({"name": "measurement", "config": config})
    return spec


def best_fit(model, data):
    """The minimum of pyhf's -2 ln L by repeated quasi-Newton searches, until none of them helps."""
    fixed = numpy.array(model.config.suggested_fixed())
    start = numpy.array(model.config.suggested_init())
    bounds = numpy.array(model.config.suggested_bounds())[~fixed]

    def objective(free):
        values = start.copy()
        values[~fixed] = free
        return -2 * float(model.logpdf(values, data)[0])

    best = start[~fixed]
    for _ in range(6):
        for method in ("L-BFGS-B", "SLSQP"):
            options = {"maxiter": 5000, "ftol": 1e-15}
            found = minimize(objective, best, method=method, bounds=bounds, options=options)
            if found.fun <= objective(best):
                best = found.x
    values = start.copy()
    values[~fixed] = best
    return {"values": [float(v) for v in values], "twice_nll": objective(best)}


def tell(name, spec, settings=None, fit=True):
    pyhf_workspace = pyhf.Workspace(spec)
    arguments = {"modifier_settings": settings} if settings else {}
    model = pyhf_workspace.model(**arguments)
    data = pyhf_workspace.data(model)
    init = numpy.array(model.config.suggested_init())
    points = [init]
    for size in (0.3, 1.5):
        away = init + size * random.uniform(-1, 1, len(init)) * numpy.where(init == 0, 1, 0.2)
        points.append(away)
    evaluations = []
    for point in points:
        evaluations.append(
            {
                "values": [float(v) for v in point],
                "expected": [float(v) for v in model.expected_actualdata(point)],
                "auxiliary": [float(v) for v in model.expected_auxdata(point)],
                "twice_nll": -2 * float(model.logpdf(point, data)[0]),
            }
        )
    return {
        "name": name,
        "interpolation": {k: v["interpcode"] for k, v in settings.items()} if settings else None,
        "workspace": spec,
        "parameters": model.config.par_names,
        "bounds": [[float(x) for x in b] for b in model.config.suggested_bounds()],
        "fixed": [bool(x) for x in model.config.suggested_fixed()],
        "data": [float(x) for x in data],
        "evaluations": evaluations,
        "best": best_fit(model, data) if fit else None,
    }


def codes(normsys, histosys):
    return {"normsys": {"interpcode": normsys}, "histosys": {"interpcode": histosys}}


def operations():
    left = workspace([2], ["JES"], lumi=False)
    right = pyhf.Workspace.rename(
        pyhf.Workspace(workspace([3], ["JES", "JER"], lumi=False)), channels={"ZR0": "AR"}
    )
    right = json.loads(json.dumps(dict(right)))
    a, b = pyhf.Workspace(left), pyhf.Workspace(right)
    both = pyhf.Workspace.combine(a, b, join="outer")
    merged = pyhf.Workspace.combine(
        a, a.rename(samples={"ttbar": "top"}), join="left outer", merge_channels=True
    )
    pruned = both.prune(modifiers=["JES"], samples=["fakes"], modifier_types=["staterror"])
    renamed = both.rename(modifiers={"mu": "strength", "JES": "scale"}, measurements={"measurement": "m"})
    plain = lambda spec: json.loads(json.dumps(dict(spec)))
    numbers = r'{"b": [1, 1.0, 1E-5, 1e16, 123456789.250, -0.0, 1e22, 5e-324, 0.1, 1E5, 0.00012, 12345678901234567890], "a": "µ\n\"\\", "B": null, "é": true}'
    return {
        "left": left,
        "right": right,
        "outer": plain(both),
        "merged": plain(merged),
        "pruned": plain(pruned),
        "renamed": plain(renamed),
        "sorted": plain(pyhf.Workspace.sorted(both)),
        "text": json.dumps(left),
        "digest": pyhf.utils.digest(a),
        "md5": pyhf.utils.digest(a, algorithm="md5"),
        "numbers": {"text": numbers, "digest": pyhf.utils.digest(json.loads(numbers))},
    }


reference = {
    "pyhf": pyhf.__version__,
    "models": [
        tell("symmetric systematics", workspace([3], ["JES", "JER", "scale"])),
        tell("asymmetric systematics", workspace([2, 3], ["JES", "JER", "scale"], asymmetric=True)),
        tell("data-driven shapes in two channels", workspace([3, 3], ["JES"], data_driven=True)),
        tell("no luminosity", workspace([1, 2, 4], ["b", "a"], lumi=False)),
        tell("codes 1 and 0", workspace([2, 2], ["JES", "JER"], True), codes("code1", "code0"), False),
        tell("codes 4 and 2", workspace([2, 2], ["JES", "JER"], True), codes("code4", "code2"), False),
    ],
    "operations": operations(),
}
text = json.dumps(reference, ensure_ascii=False)
pathlib.Path(__file__).with_suffix(".json").write_text(text + "\n", encoding="utf8")

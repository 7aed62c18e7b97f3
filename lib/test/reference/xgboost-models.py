"""Writes xgboost-models.json: two models as XGBoost saves them, and what it predicts for events with missing values.

Run: python3 xgboost-models.py   (needs Debian's python3-xgboost)
"""
import json, pathlib, tempfile
import numpy as np, xgboost

rng = np.random.default_rng(22)
n, names = 120, ["pt", "eta", "mass"]
x = rng.normal(size=(n, 3))
x[rng.random((n, 3)) < 0.1] = np.nan
signal = np.nan_to_num(x[:, 0]) + np.nan_to_num(x[:, 1]) ** 2 + rng.normal(size=n) > 1


def saved(target, objective, base):
    matrix = xgboost.DMatrix(x, label=target, feature_names=names)
    settings = {"objective": objective, "max_depth": 3, "eta": 0.4, "nthread": 1, "base_score": base}
    model = xgboost.train(settings, matrix, 5)
    with tempfile.TemporaryDirectory() as folder:
        model.save_model(f"{folder}/model.json")
        content = json.loads(pathlib.Path(f"{folder}/model.json").read_text())
    return {"model": content, "predicted": [float(v) for v in model.predict(matrix)]}


reference = {
    "source": f"XGBoost {xgboost.__version__}, numpy {np.__version__}, xgboost-models.py",
    "columns": {name: [None if np.isnan(v) else v for v in x[:, i]] for i, name in enumerate(names)},
    "models": [
        saved(signal.astype(float), "binary:logistic", 0.3),
        saved(rng.poisson(1 + 2 * signal).astype(float), "count:poisson", 0.5),
    ],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(reference))

"""Writes tmva-example.json: AUC of scikit-learn's trees on the example of TMVA's classification tutorial, tmva_class_example.root.

Events of even number train, those of odd number test; the features are var1 + var2, var1 − var2, var3 and var4.

Run: python3 tmva-example.py FILE   (needs Debian's python3-sklearn; FILE is a CSV of TreeS, then TreeB, with the
columns var1, var2, var3, var4 and label, 1 for TreeS)
"""
import json, pathlib, sys
import numpy as np, sklearn
from sklearn.ensemble import *
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier

data = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
x = np.column_stack([data[:, 0] + data[:, 1], data[:, 0] - data[:, 1], data[:, 2], data[:, 3]])
y = data[:, 4].astype(int)
train, test = slice(0, None, 2), slice(1, None, 2)


def auc(model):
    model.fit(x[train], y[train])
    score = model.decision_function if hasattr(model, "decision_function") else lambda e: model.predict_proba(e)[:, 1]
    return round(float(roc_auc_score(y[test], score(x[test]))), 6)


reference = {
    "source": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}, tmva-example.py",
    "auc": {
        "gradient boosting": auc(HistGradientBoostingClassifier(max_iter=80, max_leaf_nodes=8, l2_regularization=1)),
        "AdaBoost": auc(AdaBoostClassifier(DecisionTreeClassifier(max_depth=3), n_estimators=100, learning_rate=0.3, algorithm="SAMME")),
        "random forest": auc(RandomForestClassifier(300, min_samples_leaf=5, random_state=1)),
        "extra trees": auc(ExtraTreesClassifier(300, min_samples_leaf=5, random_state=1)),
        "bagging": auc(BaggingClassifier(DecisionTreeClassifier(min_samples_leaf=5), n_estimators=100, random_state=1)),
    },
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(reference, indent=2) + "\n")

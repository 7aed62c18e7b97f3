"""Times pyhf's fits of a workspace. Run: PYTHONPATH=CHECKOUT/src python3 fit-pyhf.py WORKSPACE scipy|minuit

Prints processor seconds of the second fit and -2 ln L at its end, as JSON.
"""

import json
import sys
import time

import pyhf

path, optimizer = sys.argv[1:]
pyhf.set_backend("numpy", optimizer)
with open(path, encoding="utf8") as file:
    workspace = pyhf.Workspace(json.load(file))
model = workspace.model()
data = workspace.data(model)
seconds, value = float("nan"), float("nan")
for _ in range(2):
    start = time.process_time()
    _, value = pyhf.infer.mle.fit(data, model, return_fitted_val=True)
    seconds = time.process_time() - start
print(json.dumps({"seconds": seconds, "twice_nll": float(value)}))

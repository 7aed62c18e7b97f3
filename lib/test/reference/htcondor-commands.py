"""Writes htcondor-commands.json, the commands that HTCondor's manual knows.
Run: python3 htcondor-commands.py FOLDER, the docs/ of its source (https://github.com/htcondor/htcondor)"""
import json, pathlib, re, sys

docs = pathlib.Path(sys.argv[1])
jdl = (docs / "man-pages/htcondor-jdl.rst").read_text()
dag = (docs / "automated-workflows/dagman-reference.rst").read_text()
submit = sorted(set(re.findall(r":subcom-def:`([^`]+)`", jdl)))
commands = sorted(name for found in re.findall(r":dag-cmd-def:`([^`]+)`", dag) for name in found.split("/"))
out = {
    "source": "HTCondor manual, man-pages/htcondor-jdl.rst and automated-workflows/dagman-reference.rst of 2026-08-21, htcondor-commands.py",
    "submit": submit,
    "dag": commands,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, separators=(",", ":")).replace('],"', '],\n"').replace('.py","', '.py",\n"') + "\n")

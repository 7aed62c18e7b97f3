"""Writes nbgrader-checksums.json: the checksums that nbgrader itself gives to cells.

Run: python3 nbgrader-checksums.py   (needs nbgrader and nbformat)
"""
import json, pathlib
import nbformat, nbgrader
from nbgrader.utils import compute_checksum
from nbgrader.nbgraderformat import MetadataValidator

roles = {
    "read-only": dict(grade=False, locked=True, solution=False),
    "solution": dict(grade=False, locked=False, solution=True),
    "tests": dict(grade=True, locked=True, solution=False),
}
texts = ["1 + 1", "", "const μ = 105.66; // MeV — “µ”\nμ", "line\n\n  indented\n"]
cases = []
for i, text in enumerate(texts):
    for role, flags in roles.items():
        for points in [0, 0.5, 2, 1.25] if role == "tests" else [None]:
            kind = "markdown" if role == "read-only" and i == 0 else "code"
            make = nbformat.v4.new_markdown_cell if kind == "markdown" else nbformat.v4.new_code_cell
            cell = make(source=text)
            meta = dict(schema_version=3, task=False, grade_id=f"cell-{i}_{role}", cell_type=kind, **flags)
            if points is not None:
                meta["points"] = points
            cell.metadata["nbgrader"] = meta
            MetadataValidator().validate_cell(cell)
            cases.append(dict(source=text, cell_type=kind, role=role, points=points,
                              grade_id=meta["grade_id"], checksum=compute_checksum(cell)))
out = {"source": f"nbgrader {nbgrader.__version__}, nbgrader-checksums.py", "cases": cases}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=2) + "\n")

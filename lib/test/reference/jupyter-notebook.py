"""Writes jupyter-notebook.ipynb: a notebook as Jupyter's own library stores it. Needs python3-nbformat (5.x)."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

text = "plain\nwindows\r\nold mac\rform\x0cfeed, separators \x1c \x85 \u2028 and no end"
cells = [
    new_markdown_cell("# The Z boson\n\nm = 91.19 GeV, Σ <b>\n", id="title"),
    new_code_cell(
        "const mZ = 91.19;\nmZ",
        id="mass-1",
        execution_count=3,
        metadata={"tags": ["raises-exception"], "toplab": {"exercise": "01-z-boson/mass"}, "collapsed": False},
        outputs=[
            new_output("stream", name="stdout", text=text),
            new_output("stream", name="stderr", text=""),
            new_output(
                "display_data",
                {
                    "text/plain": "a\nb",
                    "image/svg+xml": "<svg>\n</svg>\n",
                    "image/png": "iVBORw0KGgo=\n",
                    "application/javascript": "1;\n2;",
                    "application/vnd.plotly.v1+json": {"z": [1, 2.5, None], "data": {"y": "1\n2", "x": True}},
                    "application/json": {"b": 1, "a": []},
                },
                metadata={"image/png": {"width": 10}},
            ),
            new_output("execute_result", {"text/plain": "91.19"}, execution_count=3),
            new_output("error", ename="RangeError", evalue="no\nfit", traceback=["RangeError: no", "fit"]),
        ],
    ),
    new_code_cell("", id="empty"),
    new_raw_cell('tab\t, "quote", back\\slash, bell \x07, del \x7f, 𝜇', id="raw"),
]
metadata = {
    "kernelspec": {"display_name": "Toplab", "language": "typescript", "name": "toplab"},
    "authors": [{"name": "Ω"}],
}
notebook = new_notebook(cells=cells, metadata=metadata)
nbformat.validate(notebook)
nbformat.write(notebook, Path(__file__).with_suffix(".ipynb"))

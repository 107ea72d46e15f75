"""Every notebook of the package runs from beginning to end, as a reader would run it in the root of the tree; with a folder as the
argument it is left there with what it shows.

    notebooks.py [FOLDER]
"""

import sys
import warnings
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]

notebooks = sorted((ROOT / "tools/python/notebooks").glob("*.ipynb"))
assert notebooks
for file in notebooks:
    notebook = nbformat.read(file, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), f"{file}: outputs are made, not kept"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotebookClient(notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
    assert pictures, f"{file} shows no picture"
    if len(sys.argv) > 1:
        nbformat.write(notebook, Path(sys.argv[1]) / file.name)

"""Whole outputs as files: ``GOLDEN=update pytest`` writes them anew, to be read in the diff."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def golden(name: str, text: str | bytes) -> None:
    """Compare an output with ``golden/<name>``, byte for byte."""
    data = text.encode() if isinstance(text, str) else text
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "update":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert path.exists(), f"no golden file {name}: run GOLDEN=update pytest"
    assert data.decode() == path.read_bytes().decode()

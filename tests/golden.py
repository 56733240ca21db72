"""Whole outputs as files: ``GOLDEN=update pytest`` writes them anew, to be read in the diff."""

import os
from difflib import unified_diff
from pathlib import Path

from ppu_roadmap.text import Language

FOLDER = Path(__file__).parent / "golden"


def golden(name: str, text: str | bytes, language: Language = "en") -> None:
    """Compare an output with ``golden/<name>``, byte for byte; Indonesian has ``-id`` before the suffix."""
    path = FOLDER / name
    if language != "en":
        path = path.with_name(f"{path.stem}-{language}{path.suffix}")
    same(path, text)


def same(path: Path, text: str | bytes) -> None:
    """Compare a text with the file that holds it, byte for byte, or write it there."""
    data = text.encode() if isinstance(text, str) else text
    if os.environ.get("GOLDEN") == "update":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert path.exists(), f"no golden file {path.name}: run GOLDEN=update pytest"
    kept, new = path.read_bytes().decode(), data.decode()
    assert new == kept, "\n".join(unified_diff(kept.split("\n"), new.split("\n"), path.name, "now", lineterm=""))

"""Other checkers of YAML files, installed in .venv-bench: their command lines, and how much slower they should be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import ROOT

VENV = ROOT / ".venv-bench" / "bin"
SCHEMA = ROOT / "schema" / "dimension.schema.json"
YAMALE_SCHEMA = ROOT / "benchmarks" / "yamale-schema.yaml"


def peers(folder: Path) -> Iterator[tuple[str, list[str], float]]:
    """Name, command and bar of each peer that is installed; they check the dimension files alone."""
    files = sorted(str(file) for file in folder.rglob("*.yaml") if file.name != "plan.yaml")
    known: tuple[tuple[str, list[str], float], ...] = (
        ("check-jsonschema", ["--schemafile", str(SCHEMA), *files], 25),
        ("yamllint", ["-d", "default", *files], 25),
        ("yamale", ["-n", "1", "-s", str(YAMALE_SCHEMA), *files], 3),
    )
    for name, arguments, bar in known:
        if (VENV / name).exists():
            yield name, [str(VENV / name), *arguments], bar
        else:
            print(f"{name} is not installed: make bench", file=sys.stderr)

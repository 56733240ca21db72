"""Other checkers of YAML files, installed in .venv-bench: their command lines, and how much slower they should be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import ROOT

VENV = ROOT / ".venv-bench" / "bin"
NODE = ROOT / ".venv-bench" / "node"
SCHEMA = ROOT / "schema" / "dimension.schema.json"
YAMALE_SCHEMA = ROOT / "benchmarks" / "yamale-schema.yaml"


class Peer(NamedTuple):
    """A checker: what is to be installed for it, how it is called, how many times longer than ours it should take."""

    name: str
    program: Path
    words: tuple[str | Path, ...]
    bar: float | None = None
    note: str = "shape alone"

    def checking(self, files: list[Path]) -> list[str]:
        """Its command line for some files."""
        return [*map(str, self.words), *map(str, files)]


PEERS = (
    Peer("check-jsonschema", VENV / "check-jsonschema", (VENV / "check-jsonschema", "--schemafile", SCHEMA), 20),
    Peer("yamllint", VENV / "yamllint", (VENV / "yamllint", "-d", "default"), 20, "writing alone"),
    Peer("yamale", VENV / "yamale", (VENV / "yamale", "-n", "1", "-s", YAMALE_SCHEMA), 3),
    Peer(
        "ajv, js-yaml",
        NODE / "node_modules" / "js-yaml",
        ("node", ROOT / "benchmarks" / "ajv.mjs", SCHEMA),
        note="shape alone, no places; one core of a program that compiles as it runs",
    ),
)


def installed() -> Iterator[Peer]:
    """Those that can be run."""
    for peer in PEERS:
        if peer.program.exists():
            yield peer
        else:
            print(f"{peer.name} is not installed: make bench", file=sys.stderr)

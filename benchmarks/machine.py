"""Where and with what it was measured: date, kind of machine, its load, versions."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version

from benchmarks.peers import NODE, VENV

OURS = ("PyYAML", "pydantic", "typer", "rich", "XlsxWriter", "python-docx")
PEERS = ("check-jsonschema", "yamllint", "yamale", "rustpy-xlsxwriter")
NODE_PEERS = ("ajv", "js-yaml")


def described() -> Iterator[str]:
    """The lines above the figures."""
    cores, python = len(os.sched_getaffinity(0)), f"Python {platform.python_version()}"
    kind = f"{cores} cores, {platform.system()} on {platform.machine()}, {python}"
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d}: {kind}; {load()}."
    yield f"With {', '.join(f'{name} {version(name)}' for name in OURS)}."
    yield f"Beside {', '.join(map(' '.join, _peers())) or 'no peers: make bench installs them'}."


def load() -> str:
    """How busy the machine is: the processes that wanted a core, on average of one, five and fifteen minutes."""
    return f"load {' '.join(f'{each:.1f}' for each in os.getloadavg())}"


def _peers() -> Iterator[tuple[str, str]]:
    """Names and versions of what is installed in .venv-bench."""
    if (pip := VENV / "pip").exists():
        listed = subprocess.run([pip, "list", "--format", "json"], capture_output=True, check=True)
        found = {each["name"].lower(): each["version"] for each in json.loads(listed.stdout)}
        yield from ((name, found[name]) for name in PEERS if name in found)
    for name in NODE_PEERS:
        if (package := NODE / "node_modules" / name / "package.json").exists():
            yield name, json.loads(package.read_bytes())["version"]

"""Checkers of YAML files beside ours, and what each has to say of a file: its findings, with lines where it has any."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import ENVIRONMENT, ROOT
from benchmarks.peers import NODE, VENV, YAMALE_SCHEMA

AJV = NODE / "node_modules" / "ajv-cli" / "dist" / "index.js"
AJV_WITH_LINES = NODE / "node_modules" / "@jirutka" / "ajv-cli" / "lib" / "main.js"
YAMALE_PLAN = ROOT / "benchmarks" / "yamale-plan.yaml"
LINE = re.compile(r'(?:in "(?:<[^"]*>|[^"]*\.ya?ml)", line |\()(\d+)(?=,|:\d+\))')
"""How programs name a line of a file that they cannot read."""
LIMIT = 120
"""Seconds after which a program counts as hanging."""
TODAY = "2025-12-15"
"""The day on which the sound plan is sound."""


class Said(NamedTuple):
    """A finding: what tells it from others, and the lines that it names."""

    what: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Checker:
    """A program that checks files; ``said`` is given a folder and the name of a file in it."""

    name: str
    program: Path
    said: Callable[[Path, str], Iterator[Said]]

    @property
    def installed(self) -> bool:
        """Whether it can be run."""
        return self.program.exists()


def news(before: Iterable[Said], after: Iterable[Said]) -> Iterator[Said]:
    """What is said of a faulty file and was not said of the sound one."""
    known = Counter(said.what for said in before)
    for said in after:
        if known[said.what]:
            known[said.what] -= 1
        else:
            yield said


def _run(command: list[str | Path], folder: Path) -> tuple[int, str]:
    """The exit code of a program, and all that it wrote."""
    done = subprocess.run(
        [str(word) for word in command],
        env=ENVIRONMENT | {"HOME": os.environ.get("HOME", "/")},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=LIMIT,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def _kind(file: str) -> str:
    return Path(file).stem if Path(file).stem in ("plan", "proposals") else "dimension"


def _roadmap(folder: Path, file: str) -> Iterator[Said]:
    """The findings that stand in the faulty file."""
    options = ["--format", "json", "--as-of", TODAY]
    _code, out = _run([sys.executable, "-m", "ppu_roadmap", "validate", ".", *options], folder)
    for found in json.loads(out)["diagnostics"]:
        if found["file"] == file:
            yield Said(f"{found['code']} {found['message']}", (found["line"],))


def _yamllint(folder: Path, file: str) -> Iterator[Said]:
    _code, out = _run([VENV / "yamllint", "-d", "default", "-f", "parsable", file], folder)
    yield from _at_lines(out, r"[^:]+:(\d+):\d+: (.+)")


def _check_jsonschema(folder: Path, file: str) -> Iterator[Said]:
    schema = ROOT / "schema" / f"{_kind(file)}.schema.json"
    code, out = _run([VENV / "check-jsonschema", "-v", "--schemafile", schema, file], folder)
    errors = [line.strip() for line in out.splitlines() if f"{file}::" in line]
    yield from map(Said, errors) if errors else _unreadable(code, out)


def _yamale(folder: Path, file: str) -> Iterator[Said]:
    schema = YAMALE_PLAN if _kind(file) == "plan" else YAMALE_SCHEMA
    code, out = _run([VENV / "yamale", "-n", "1", "-s", schema, file], folder)
    errors = [line.strip() for line in out.splitlines() if line.startswith("\t")]
    yield from map(Said, errors) if errors else _unreadable(code, out)


def _ajv(folder: Path, file: str) -> Iterator[Said]:
    schema = ROOT / "schema" / f"{_kind(file)}.schema.json"
    options = ["--spec=draft7", "--strict=false", "--all-errors", "--errors=line"]
    code, out = _run(["node", AJV, "validate", *options, "-s", schema, "-d", file], folder)
    errors: list[dict[str, str]] = next((json.loads(line) for line in out.splitlines() if line.startswith("[{")), [])
    for error in errors:
        yield Said(f"{error['instancePath']} {error['message']}")
    if not errors:
        yield from _unreadable(code, out)


def _ajv_with_lines(folder: Path, file: str) -> Iterator[Said]:
    schema = _without_booleans(ROOT / "schema" / f"{_kind(file)}.schema.json")
    code, out = _run(["node", AJV_WITH_LINES, "validate", "-s", schema, "--errors=line", file], folder)
    errors = list(_at_lines(out, r"[^:]+:(\d+):\d+ - (.+)"))
    yield from errors or _unreadable(code, out)


def _at_lines(out: str, pattern: str) -> Iterator[Said]:
    for line in out.splitlines():
        if match := re.match(pattern, line):
            yield Said(match[2], (int(match[1]),))


def _unreadable(code: int, out: str) -> Iterator[Said]:
    """What a program says of a file that it cannot read at all."""
    if code:
        yield Said("the file cannot be read", tuple(map(int, LINE.findall(out))))


def _without_booleans(schema: Path) -> Path:
    """The same schema with {} for true, at which this program stops."""
    made = NODE / schema.name
    made.write_text(schema.read_text("utf-8").replace('"^x-": true', '"^x-": {}'), "utf-8")
    return made


def checkers() -> Iterator[Checker]:
    """Ours and each peer."""
    yield Checker("roadmap", Path(sys.executable), _roadmap)
    yield Checker("ajv-cli", AJV, _ajv)
    yield Checker("@jirutka/ajv-cli", AJV_WITH_LINES, _ajv_with_lines)
    yield Checker("check-jsonschema", VENV / "check-jsonschema", _check_jsonschema)
    yield Checker("yamale", VENV / "yamale", _yamale)
    yield Checker("yamllint", VENV / "yamllint", _yamllint)

"""Where the schemas and the tool judge a file differently: each field of the format given values at its limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, cast

import yaml
from jsonschema import Draft7Validator

from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.model.schema import ROOTS, FileKind, schema
from ppu_roadmap.shape.shaping import shape
from ppu_roadmap.source.reader import read
from tools.attack import Tried

EXAMPLES = Path(__file__).parents[2] / "tests" / "model" / "examples"
DAY = date(2026, 11, 24)
SHARED = {"RM102", "RM112", "RM114"}
"""What rules say and the schemas do, too: prefixes and sub-dimensions of a dimension, codes of rules."""
COMPARED = {"RM016": ("value", "targets", "actuals", "scale"), "RM018": ("medium", "high", "impact", "min", "max")}
"""Where a value is judged by others of its file, which no schema can do: there the schemas may say less."""

NUMBERS = (
    *(-1, 0, 1, 2, 3, 4, 5, 6, 10, 11, 17, 18, 100, 101, 999, 1000, 1944, 1945, 2200, 2201, 9999, 10_000),
    *(10**15, 10**15 + 1, 10**25, -1.5, 0.5),
)
TEXTS = ("", " ", "\u00a0", "x", "2022", "1.5", "true", *("a" * length for length in (300, 301, 10_000, 10_001)))
KEYS = (
    *("23", "02023", "1944", "1945", "2200", "2201", "1a", "-a", "Dinas_LH", "m2", "M2"),
    *("RM103", "RM610", "rm610", "a" * 40, "a" * 41, ""),
)


class Change(NamedTuple):
    """A sound file of a plan, and a value for one place of it."""

    file: str
    data: Any
    path: tuple[str | int, ...]
    value: Any

    def made(self) -> Any:
        """The file with this value."""
        made = json.loads(json.dumps(self.data))
        if not self.path:
            return self.value
        node = made
        for step in self.path[:-1]:
            node = node[step]
        node[self.path[-1]] = self.value
        return made


def attack(runs: int | None) -> Tried:
    """Compare what a schema and the tool say of each change, or of as many as asked, spread over all fields."""
    tried = list(changes())
    if runs is not None and runs < len(tried):
        tried = Random(runs).sample(tried, runs)  # noqa: S311 -- any choice will do
    return Tried(len(tried), [fault for change in tried if (fault := difference(change))])


def changes() -> Iterator[Change]:
    """Every field of the examples, which show all there are, with each value that it is tried with."""
    for path in sorted(EXAMPLES.glob("*.yaml")):
        data = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
        seen = set()
        for place in places(data):
            kinds = tuple("*" if isinstance(step, int) else step for step in place)
            if kinds not in seen:
                seen.add(kinds)
                small, at = alone(data, place)
                yield from (Change(path.stem, small, at, value) for value in values(held(small, at)))


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values but those of a region's own keys."""
    yield path
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, below in steps:
        if not str(step).startswith("x-"):
            yield from places(below, (*path, step))


def alone(node: Any, path: tuple[str | int, ...]) -> tuple[Any, tuple[str | int, ...]]:
    """A file without most of what is not needed beside one place, and the place in it: to be judged faster."""
    if isinstance(node, list) and path and isinstance(node[0], dict):
        below, rest = alone(node[int(path[0])], path[1:])
        return [below], (0, *rest)
    if not isinstance(node, dict) or not path or path[0] in COMPARED["RM016"]:
        return node, path
    below, rest = alone(node[path[0]], path[1:])
    bare: dict[str, Any] = {"programs": [], "proposals": [], "agencies": {}}
    beside = {key: bare.get(key, value) for key, value in node.items() if key in needed()}
    return {**beside, path[0]: below}, (path[0], *rest)


@cache
def needed() -> frozenset[str]:
    """Every key that some record must have, always or beside another."""

    def named(node: Any) -> Iterator[str]:
        below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        yield from (key for each in below for key in named(each))
        required = node.get("required") if isinstance(node, dict) else None
        yield from required if isinstance(required, list) else ()

    return frozenset(key for kind in ROOTS for key in named(schema(kind)))


def held(node: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at a path."""
    for step in path:
        node = node[step]
    return node


def values(now: Any) -> Iterator[Any]:
    """Values of every kind, those at all limits of the format, and some that are near what stands there."""
    yield from (None, True, False, [], {}, [now], {"x": 1}, *NUMBERS, *TEXTS)
    match now:
        case str():
            yield from (now + "x", "x" + now, now[:-1], now.upper(), now.lower(), now * 2, now + "0", now + "-")
            yield from ("0" + now, now.replace("1", "9"), now.replace("-", "/"))
        case list():
            yield from (now * 2, now[:1], now[1:], (now * 21)[:20], (now * 21)[:21], [None], [1], ["x"], [{}], [[]])
        case dict():
            yield from ({key: below for key, below in now.items() if key != gone} for gone in now)
            yield from (now | {"kunci": 1}, now | {"x-own": None})
            for key in list(now)[:2]:
                rest = {other: below for other, below in now.items() if other != key}
                yield from ({new: now[key]} | rest for new in KEYS)


def difference(change: Change) -> str | None:
    """What the schema of a file and the tool say of a change, where one of them refuses it and the other does not."""
    made = change.made()
    data = json.dumps(made, ensure_ascii=False).encode()
    takes = validator(kind_of(change.file)).is_valid(made)
    source, root = read(data, f"{change.file}.yaml"), ROOTS[kind_of(change.file)][0]
    shape(source, cast("Any", root))
    codes = {code for code, _finding in source.reported}
    if not takes and not codes:
        found = load_alone(data, f"{change.file}.yaml", DAY, change.file).diagnostics
        codes = SHARED & {each.code for each in found}
    compared = {code for code, keys in COMPARED.items() if set(keys) & set(map(str, change.path))}
    if takes == (not codes) or (takes and codes <= compared):
        return None
    where = "/".join(map(str, change.path))
    says = f"the schema takes it, the tool says {', '.join(sorted(codes))}" if takes else "only the schema refuses it"
    return f"{change.file}.yaml: {where}: {str(change.value)[:60]!r}: {says}"


def kind_of(file: str) -> FileKind:
    """The kind of a file by its name."""
    return "plan" if file == "plan" else "proposals" if file == "proposals" else "dimension"


@cache
def validator(kind: FileKind) -> Draft7Validator:
    """What judges a file by its schema alone."""
    return Draft7Validator(schema(kind))

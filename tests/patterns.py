"""Every regular expression of the package, found in its source, and inputs made to make each of them slow."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain, product
from pathlib import Path
from typing import Any, NamedTuple

from ppu_roadmap.source import explained

from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # isort: skip

SOURCE = Path(__file__).parents[1] / "src"
SCHEMAS = SOURCE.parent / "schema"
ONE = {"match", "fullmatch", "search"}
EACH = {"sub", "subn", "split", "findall", "finditer"}
"""Methods that look for a pattern over and over."""
UNLIKE = "\x00\n!"
"""What ends an input, so that the pattern does not match and is tried in every way."""


class Used(NamedTuple):
    """A pattern of a module, the line that it stands in, and a method that it is used by."""

    module: str
    line: int
    pattern: re.Pattern[Any]
    method: str

    def __str__(self) -> str:
        return f"{self.module.removeprefix('ppu_roadmap.')}:{self.line}:{self.method}"

    def run(self, text: str) -> None:
        """Apply it to a text."""
        data = text.encode("utf-8", "replace") if isinstance(self.pattern.pattern, bytes) else text
        if self.method in EACH:
            for _found in self.pattern.finditer(data):
                pass
        else:
            getattr(self.pattern, self.method)(data)


class Unknown(NamedTuple):
    """A pattern that the source does not tell, since it comes from a variable."""

    module: str
    expression: str

    @property
    def listed(self) -> bool:
        """Whether it is one of those that :func:`known` has by hand."""
        return self in BY_HAND


BY_HAND = {
    Unknown("ppu_roadmap.edit.added", "f'(?<![\\\\w-]){re.escape(old)}\\\\b'"): "an id",
    Unknown(
        "ppu_roadmap.edit.workspace", "b'\\\\bid\\\\b\\\\W{1,9}' + re.escape(id.encode('utf-8', 'replace'))"
    ): "an id",
    Unknown(
        "ppu_roadmap.page.file", "f'{kept}|(?:(?<!\\\\s)\\\\s*)?([{{}}()\\\\[\\\\],;:?=<>&|*]+)\\\\s*'"
    ): "our own script",
    Unknown("ppu_roadmap.page.withheld", "f\"(?<!\\\\w)(?:{'|'.join(told)})(?!\\\\w)\""): "words of a plan, escaped",
    Unknown("ppu_roadmap.revision.wording", "pattern"): "of the model",
    Unknown("ppu_roadmap.shape.conditions", "pattern"): "of the model",
    Unknown("ppu_roadmap.shape.sentences", "pattern"): "of the model",
    Unknown("ppu_roadmap.shape.sentences", "want.pattern"): "of the model",
    Unknown("ppu_roadmap.source.explained", "pattern"): "of a table of slips",
    Unknown("ppu_roadmap.source.quick.places", "f'\\\\n {{{column}}}(?={first})'"): "of a column, and a dash or a key",
    Unknown("ppu_roadmap.yamltext.formatting", "f'{newline}{_BLOCK_END}(?:{newline})*(?={newline}|$)'"): "of a break",
}
"""Where the patterns come from that stand in a variable."""


def known() -> list[Used]:
    """The patterns that stand in a variable."""
    of_model = {
        each for path in SCHEMAS.glob("*.json") for each in _under(json.loads(path.read_text("utf-8")), "pattern")
    }
    slips = [(pattern, "match") for pattern, *_told in explained._SLIPS]  # noqa: SLF001 -- they stand in a table
    breaks = [(f"{newline}\0(?:{newline})*(?={newline}|$)", "sub") for newline in ("\n", "\r\n")]
    ids = [(rb"\bid\b\W{1,9}GOV\-01", "search"), (r"GOV\-01\-A([0-9]{1,6})", "fullmatch")]
    entries = [(rf"\n {{{column}}}(?={first})", "finditer") for column in (0, 40) for first in ("- ", r'["\w]')]
    listed = [*((pattern, "fullmatch") for pattern in sorted(of_model)), *slips, *breaks, *ids, *entries]
    return [Used("ppu_roadmap", number, re.compile(pattern), method) for number, (pattern, method) in enumerate(listed)]


def _under(data: Any, key: str) -> Iterator[str]:
    """The texts that stand under a key, however deep."""
    for name, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if name == key and isinstance(value, str):
            yield value
        yield from _under(value, key)


@cache
def found() -> tuple[Used | Unknown, ...]:
    """All of them."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    methods: dict[str, set[str]] = {}
    for node in chain.from_iterable(map(ast.walk, trees.values())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in ONE | EACH:
            methods.setdefault(node.value.id, set()).add(node.attr)
    return tuple(chain.from_iterable(_of_module(path, tree, methods) for path, tree in trees.items()))


def _of_module(path: Path, tree: ast.Module, methods: dict[str, set[str]]) -> Iterator[Used | Unknown]:
    name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    compiled = {
        id(node.value): target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        module, method = call.func.value, call.func.attr
        if not (isinstance(module, ast.Name) and module.id == "re" and method in ONE | EACH | {"compile"}):
            continue
        flags = [word.value for word in call.keywords if word.arg == "flags"] + call.args[1:2] * (method == "compile")
        try:
            names = dict(vars(import_module(name)))
            pattern, *flag = (eval(ast.unparse(each), names) for each in [call.args[0], *flags])  # noqa: S307 -- our own
        except (NameError, AttributeError):  # AttributeError: a parameter that is called as something built in
            yield Unknown(name, ast.unparse(call.args[0]))
            continue
        ways = methods.get(compiled.get(id(call), ""), {"fullmatch"}) if method == "compile" else {method}
        for way in sorted(ways):
            yield Used(name, call.lineno, re.compile(pattern, *flag), way)


def inputs(pattern: re.Pattern[Any], length: int, *, pairs: bool = False) -> Iterator[str]:
    """Texts of a length that may make a pattern slow: what it repeats, again and again, and then what it is not."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(text, pattern.flags & ~re.UNICODE)
    letters = sorted(set(_letters(tree)))
    pumps = {*_pumps(tree, "", letters)}
    if pairs:
        pumps |= {("", "".join(pair)) for pair in product(letters, repeat=2)}
    for prefix, body in sorted(pumps):
        for end in "", *UNLIKE:
            yield prefix + body * (length // len(body)) + end


def _pumps(tree: Any, before: str, letters: list[str]) -> Iterator[tuple[str, str]]:
    """What may be repeated in a pattern, and what must stand before it."""
    for operator, argument in tree:
        if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            body = argument[2]
            if argument[1] > 100:
                matches = _compiler.compile(body).fullmatch
                words = {letter for letter in letters if matches(letter)} | {_sample(body)} - {""}
                yield from ((start, word) for word in words for start in {before, ""})
            yield from _pumps(body, before, letters)
        for part in _parts(operator, argument):
            yield from _pumps(part, before, letters)
        before += _sample([(operator, argument)])


def _parts(operator: Any, argument: Any) -> list[Any]:
    """The patterns that a part of a pattern has in it, but for what it repeats."""
    if operator is _constants.BRANCH:
        return list(argument[1])
    if operator is _constants.SUBPATTERN:
        return [argument[-1]]
    if operator in {_constants.ASSERT, _constants.ASSERT_NOT}:
        return [argument[1]]
    return [argument] if operator is _constants.ATOMIC_GROUP else []


def _sample(tree: Any) -> str:
    """A text that a pattern matches, each repetition at least once."""
    made = ""
    for operator, argument in tree:
        if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            made += _sample(argument[2]) * max(1, argument[0])
        elif operator is _constants.BRANCH:
            made += _sample(argument[1][0])
        elif operator in {_constants.SUBPATTERN, _constants.ATOMIC_GROUP}:
            made += _sample(argument[-1] if operator is _constants.SUBPATTERN else argument)
        else:
            made += next(_letters([(operator, argument)]), "")
    return made


CATEGORIES = {
    _constants.CATEGORY_DIGIT: "0", _constants.CATEGORY_NOT_DIGIT: "a", _constants.CATEGORY_SPACE: " \t\n",
    _constants.CATEGORY_NOT_SPACE: "a,", _constants.CATEGORY_WORD: "aZ0_", _constants.CATEGORY_NOT_WORD: " ,.",
}  # fmt: skip


def _letters(tree: Any) -> Iterator[str]:
    """Characters that a pattern speaks of, at least one of each set."""
    for operator, argument in tree:
        if operator is _constants.LITERAL:
            yield chr(argument)
        elif operator in {_constants.ANY, _constants.NOT_LITERAL}:
            yield from "a "
        elif operator is _constants.IN:
            if argument[0][0] is _constants.NEGATE:
                yield from (letter for letter in "a ,0Z" if not _has(argument[1:], letter))
            else:
                yield from chain.from_iterable(_of_set(each) for each in argument)
        elif operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            yield from _letters(argument[2])
        else:
            for part in _parts(operator, argument):
                yield from _letters(part)


def _of_set(part: tuple[Any, Any]) -> str:
    operator, argument = part
    if operator is _constants.RANGE:
        return chr(argument[0]) + chr(argument[1])
    return chr(argument) if operator is _constants.LITERAL else CATEGORIES.get(argument, "a")


def _has(parts: list[tuple[Any, Any]], letter: str) -> bool:
    """Whether a set has a character."""
    ranges = (argument for operator, argument in parts if operator is _constants.RANGE)
    within = any(first <= ord(letter) <= last for first, last in ranges)
    return within or any(letter in _of_set(each) for each in parts if each[0] is not _constants.RANGE)

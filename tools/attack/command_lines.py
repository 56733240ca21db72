"""Command lines with a hole for a value, made of the commands themselves: their examples, options and fields."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from ppu_roadmap.cli import build, command_named, function_of
from ppu_roadmap.commands import COMMANDS
from ppu_roadmap.edit.forms import FORMS, Form, questions
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.shape.fields import keys_of, kind_at, record_at, wanted

HOLE = "\0"
"""Stands where something hostile is to stand: no argument of a process can hold it."""
_DEEPEST = 4
_FEW = ("validate", "init")
"""Commands behind the options that stand before any."""
_RECORDS = (("GOV-01", Program), ("plan", PlanFile), ("USL-001", Proposal))
"""What ``set`` can change, by an id that it has."""


class Line(NamedTuple):
    """The words of a command line, one of them with a hole."""

    words: tuple[str, ...]

    def filled(self, value: str) -> list[str]:
        """The words with a value in the hole."""
        return [word.replace(HOLE, value) for word in self.words]


def lines() -> tuple[Line, ...]:
    """Every place of every command where something is typed, once."""
    before = ((*line.words, name) for each in build().params for line in _with_option((), each) for name in _FEW)
    whole = (Line(words) for words in ((HOLE,), (HOLE, _FEW[0]), *before))
    return tuple(dict.fromkeys((*whole, *(line for name in COMMANDS for line in _of_command(name)), *_fields())))


def _of_command(name: str) -> Iterator[Line]:
    for words in _used(name):
        for at, word in enumerate(words[1:], 1):
            field, equals, _value = word.partition("=")
            holes = (HOLE, f"{field}={HOLE}", word.replace(field, HOLE, 1)) if equals else (HOLE,)
            yield from (Line((*words[:at], hole, *words[at + 1 :])) for hole in holes)
        yield Line((*words, HOLE))
        for parameter in command_named(name, words[1:]).params:
            if parameter.param_type_name == "option":
                yield from _with_option(words, parameter)


def _used(name: str) -> Iterator[tuple[str, ...]]:
    """How a command is used: alone, and as its examples say; of ``add`` also for every thing that can be added."""
    _function, examples = function_of(name)
    yield (name,)
    for example in examples:
        yield tuple(shlex.split(example.partition(" > ")[0].partition(" < ")[0]))[1:]
    if name == "add":
        yield from ((name, *_added(form)) for form in FORMS.values())


def _added(form: Form) -> Iterator[str]:
    """The words by which a thing is added, with all that must be said of it as the format shows it."""
    yield form.word
    if form.of_program:
        yield "GOV-01"
    for question in questions(form):
        example = wanted(form.record, question.path).example
        if question.required and example:
            yield from (question.option, example)


def _with_option(words: Sequence[str], parameter: Any) -> Iterator[Line]:
    for option in (*parameter.opts, *parameter.secondary_opts):
        others = tuple(_without(words, option, flag=parameter.is_flag))
        yield Line((*others, option, HOLE))
        if option.startswith("--"):
            yield Line((*others, f"{option}={HOLE}"))


def _without(words: Iterable[str], option: str, *, flag: bool) -> Iterator[str]:
    """The words without an option and its value, which is to be given anew."""
    left = iter(words)
    for word in left:
        if word == option and not flag:
            next(left, None)
        elif word != option:
            yield word


def _fields() -> Iterator[Line]:
    """Every field that ``set`` can change."""
    for id, record in _RECORDS:
        for field in _below(record, ()):
            yield Line(("set", id, f"{field}={HOLE}"))
            for step, picked in ((".0", f"[{HOLE}]"), (".2023", f".{HOLE}")):  # which item, which key
                if step in field:
                    yield Line(("set", id, f"{field.replace(step, picked, 1)}=1"))


def _below(record: type[BaseModel], path: tuple[str | int, ...]) -> Iterator[str]:
    """The names of all fields below a path, one item or key of what has many."""
    if path:
        yield ".".join(map(str, path))
    if len(path) < _DEEPEST:
        inner = record_at(record, path)
        many: dict[str, list[str | int]] = {"list": [0], "mapping": ["2023"]}
        steps = keys_of(inner) if inner else many.get(str(kind_at(record, path)), []) if path else []
        for step in steps:
            yield from _below(record, (*path, step))

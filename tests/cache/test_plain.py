"""Values as plain text: what goes in comes out, says the same, and nothing else can come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.cache.plain import Plain, Said
from ppu_roadmap.diagnostics import Diagnostic, Place, Severity, Span, Trace
from ppu_roadmap.loader.judged import Judged
from ppu_roadmap.text import Command, Day, FileName, Language, Message, Month, Rupiah, Uncut, WordList, _, _n

texts = st.text(st.characters(), max_size=20)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
phrases = st.recursive(
    scalars.filter(lambda value: not isinstance(value, bool))
    | st.builds(Rupiah, st.integers())
    | st.builds(Day, texts)
    | st.builds(Month, texts)
    | st.builds(Uncut, texts)
    | st.builds(FileName, texts)
    | st.builds(Command, st.lists(texts, min_size=1).map(tuple), st.none() | texts),
    lambda inner: (
        st.builds(WordList, st.lists(inner, max_size=3).map(tuple))
        | st.builds(lambda value: _("{a} in {a}", a=value), inner)
        | st.builds(lambda count, value: _n("{count} {a}", "{count} {a}", count, a=value), st.integers(0, 9), inner)
    ),
    max_leaves=4,
)
messages = st.builds(lambda value: _("{word}!", word=value), phrases) | st.builds(Message, texts)
spans = st.builds(Span, *[st.integers(1, 10**6)] * 4)
paths = st.lists(texts | st.integers(0, 99), max_size=3).map(tuple)
diagnostics = st.builds(
    Diagnostic,
    code=texts,
    rule=texts,
    severity=st.sampled_from(Severity),
    message=messages,
    help=st.none() | messages,
    plan=st.none() | texts,
    file=texts,
    span=spans,
    program=st.none() | texts,
    related=st.lists(st.builds(Trace, texts, spans, messages, st.booleans()), max_size=2).map(tuple),
    source=texts,
    path=paths,
    fix=st.none() | texts,
    years=st.lists(st.integers(1945, 2200), max_size=3).map(tuple),
    waived=st.none() | texts,
)
judged = st.builds(
    Judged,
    st.lists(diagnostics, max_size=3).map(tuple),
    st.lists(diagnostics, max_size=1).map(tuple),
    st.lists(texts, max_size=3).map(tuple),
    st.integers(0),
    st.integers(0),
    st.sampled_from([None, "id", "en"]),
    st.lists(texts, max_size=2).map(tuple),
)
PLAIN = Plain(Judged)


OTHERS: tuple[Any, ...] = (None, 1, "x", 1.5, [], {}, ["Span", 1, 2, 3, 4], ["Odd", "x"], [0], ["{}", ["", 1, 2]], True)


class Odd(NamedTuple):
    """A value of a class that no cache knows."""

    text: str

    def render(self, language: Language) -> str:
        return f"{self.text} {language}"


@given(judged)
def test_what_goes_in_comes_out(value: Judged) -> None:
    text = PLAIN.dumps(value)
    assert PLAIN.loads(text) == value
    assert PLAIN.dumps(PLAIN.loads(text)) == text


@given(phrases)
def test_a_sentence_says_the_same_in_each_language(value: Any) -> None:
    message = _("{word}", word=value)
    again = Plain().loads(Plain().dumps(message))
    for language in ("id", "en"):
        assert again.render(language) == message.render(language)


def test_what_a_sentence_quotes_of_any_class_is_kept_as_it_is_said() -> None:
    plain = Plain()
    message = _("{word}, {all}", word=Odd("a"), all=WordList((Odd("b"),)))
    again = plain.loads(plain.dumps(message))
    assert again.values["word"] == Said("a id", "a en")
    assert [again.render(language) for language in ("id", "en")] == ["a id, b id", "a en, b en"]


@pytest.mark.parametrize("value", [Odd("a"), (Odd("a"),), object(), b"", {1, 2}, [1], Place])
def test_what_is_not_plain_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        Plain().dumps(value)


@given(judged, st.randoms(use_true_random=False))
def test_nothing_but_data_comes_out_of_a_changed_text(value: Judged, random: Any) -> None:
    data = json.loads(PLAIN.dumps(value))
    _changed(data, random)
    try:
        found = PLAIN.loads(json.dumps(data).encode())
    except ValueError:
        return
    assert {*_kinds(found)} <= {*PLAIN.classes.values(), tuple, dict, str, int, float, bool, type(None)}


def _kinds(value: Any) -> Iterator[type]:
    """The classes that a value is made of."""
    yield type(value)
    if isinstance(value, dict):
        value = tuple(value.items())
    if is_dataclass(value):
        value = tuple(getattr(value, each.name) for each in fields(value))
    for each in value if isinstance(value, tuple) else ():
        yield from _kinds(each)


def _changed(data: Any, random: Any) -> None:
    """Put something else at one place of a tree."""
    at = random.choice([*data]) if isinstance(data, dict) else random.randrange(len(data))
    if isinstance(data[at], list | dict) and data[at] and random.random() < 0.8:
        _changed(data[at], random)
    else:
        data[at] = random.choice(OTHERS)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[" * 100_000,
        b"\xff",
        b"{}",
        b'[["Odd","a"],[0]]',
        b"[]",
        b"[[0]]",
        b"[[1],[0]]",
        b'[["Span",1,2,3],[0]]',
        b'[["Severity","grave"],[0]]',
        b'[["Day",[1]],[0]]',
        b'["{}",["",1]]',
        b'[["{}",["",["{}"],1]]]',
    ],
)
def test_a_text_that_holds_another_value_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="another value"):
        Plain().loads(text)


def test_what_is_said_often_is_kept_once_and_is_one_object() -> None:
    cells = tuple(Rupiah(amount) for amount in (1, 2, 1, 1))
    text = Plain().dumps(cells)
    assert text == b'[["Rupiah",1],["Rupiah",2],["",[0],[1],[0],[0]],[2]]'
    assert Plain().loads(text) == cells
    assert len({*map(id, Plain().loads(text))}) == 2


def test_what_only_counts_as_equal_is_not_taken_for_the_same() -> None:
    values = tuple(Message("{a}", {"a": value}) for value in (1, True, 1.0, "1"))
    assert [repr(each.values["a"]) for each in Plain().loads(Plain().dumps(values))] == ["1", "True", "1.0", "'1'"]

"""Scalars in the one form: quotes only where they are needed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.yamltext.changes import Set
from ppu_roadmap.yamltext.compose import is_plain
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.formatting import formatted
from ppu_roadmap.yamltext.nodes import Plain
from tests.yamltext.edits import edit


def edited(before: str, change: Set) -> str:
    return edit(before.encode(), [change]).decode()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("10.2", '"10.2"'),
        ("2.10", '"2.10"'),
        ("true", '"true"'),
        ("null", '"null"'),
        ("", '""'),
        ("no", '"no"'),
        ("2022-08-29", "2022-08-29"),
        ("1:30", '"1:30"'),
        ("%", '"%"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("#1", '"#1"'),
        ("- a", '"- a"'),
        ("-a", "-a"),
        ("it's", "it's"),
        ('say "a"', 'say "a"'),
        ('"a"', '"\\"a\\""'),
        ("a\\b", "a\\b"),
        ("a\tb", '"a\\tb"'),
        (" a", '" a"'),
        ("@a", '"@a"'),
        ("https://a.id/b?c=d#e", "https://a.id/b?c=d#e"),
        ("a, b", "a, b"),
        ("[a]", '"[a]"'),
        ("都市 é 🌱", "都市 é 🌱"),
        (5, "5"),
        (2.5, "2.5"),
        (1e15, "1000000000000000.0"),
        (-0.00001, "-0.00001"),
        (1e16, "10000000000000000"),
        (1e-25, "0.0000000000000000000000001"),
        (False, "false"),
        (Plain("0250"), "0250"),
    ],
)
def test_scalars_have_quotes_only_where_they_need_them(value: Any, written: str) -> None:
    assert edited("programs: []\n", Set(("x-a",), value)) == f"programs: []\nx-a: {written}\n"


@pytest.mark.parametrize("value", ["a, b", "[a", "a]", "{a", "a}"])
def test_in_brackets_more_needs_quotes(value: str) -> None:
    assert edited("x-a: [b]\n", Set(("x-a", 0), value)) == f'x-a: ["{value}"]\n'


_WORDS = st.sampled_from(["no", "On", "1_000", "12:30", "0b11", "0x_f", "https://contoh.id/go?a=1#b", "?", "a ?", "-"])


@given(_WORDS | st.text("no-?:#,_1.x ", max_size=8), st.booleans())
def test_what_stands_without_quotes_other_readers_take_for_the_same(text: str, flow: bool) -> None:  # noqa: FBT001
    """PyYAML reads YAML 1.1, but for dates, which stand without quotes everywhere."""
    if is_plain(text, flow=flow):
        loaded = yaml.load(f"[{text}]" if flow else f"- {text}", Loader=yaml.SafeLoader)
        assert loaded == [text]


def test_quotes_that_other_readers_need_stay() -> None:
    text = "x-a: ['https://contoh.id/go?a=1#b', 'no']\n"
    assert formatted(Draft.of(text.encode())).decode() == text.replace("'", '"')

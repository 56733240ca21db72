"""Scalars in the one form: quotes only where they are needed."""

from __future__ import annotations

from typing import Any

import pytest

from ppu_roadmap.yamltext.changes import Set
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
        ("no", "no"),
        ("2022-08-29", "2022-08-29"),
        ("1:30", "1:30"),
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

"""Texts told at a glance: what is called harmless there is so to the reader of Markdown, too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.book.markdown import Home, read
from ppu_roadmap.book.sight import MOST_BRACKETS, MOST_MARKS, harmless
from ppu_roadmap.source.guards import TEXT_LIMIT
from ppu_roadmap.text import Refusal, _
from tests.cli.process import PLANS

PIECES = (
    "kata", "a b", "\n", "\n\n", "\r\n", "\r", " ", "  ", "    ", "\t", "- ", "* ", "+ ", "1. ", "2) ", "> ", "# ",
    "---", "***", "_ _ _", "===", "-", "*", "**", "_", "|", "| --- | --- |\n", "a | b\n--- | ---\n", "[", "]", "(", ")",
    "](", "]: ", "[a](https://a.id)", "[a](http://", "[a](../../../x)", "[a](<x>)", "[a][b]", "\n[b]: /x\n",
    "(https://a.id)", "![", "!", "![a](b)", "`", "```\n", "~~~\n", "~~", "<b>", "<", "&lt;", "&#96;", "\\", "\\|",
    "\u00a0", "\u2028", "2022-2023", "x:", "/",
)  # fmt: skip


def found(text: str) -> list[str]:
    def picture(_address: str, _alt: str) -> None:
        raise Refusal(_("there is no such file"))

    reported = read(text, Home("book/background.md", 1, picture)).reported  # type: ignore[arg-type]  # none is taken
    return [each.finding.message.render("en") for each in reported]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_where_nothing_is_seen_nothing_is_found(text: str) -> None:
    assert not (harmless(text) and found(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Satu dua.\n\n- *satu*\n- **dua**\n\n| a | b |\n| --- | --: |\n| 1 | 2 |\n\n# Judul\n", True),
        ("Lihat [situs](https://penajamkab.go.id), 28 November 2024 & 3-4.", True),
        ("Lihat [Buku 1](../../Buku1.docx).", False),
        ("Lihat [situs].\n\n[situs]: /home/saya\n", False),
        ("- - -", False),
        ("1. ***\r\n", False),
        ("satu\r---\r", False),
        ("\t" * 20 + "- satu", False),
        ("- " * 40 + "satu", False),
        ("a" * (TEXT_LIMIT + 1), False),
        ("[" * (MOST_BRACKETS + 1), False),
        ("satu\n\n" * (MOST_MARKS // 5), False),
    ],
)  # fmt: skip
def test_what_is_told_at_a_glance(text: str, told: bool) -> None:  # noqa: FBT001 -- a case
    assert harmless(text) is told
    assert not (told and found(text))


def test_the_texts_of_our_plan_are_told_at_a_glance() -> None:
    texts = [file.read_text("utf-8") for file in PLANS.glob("book/**/*.md")]
    assert len(texts) > 5
    assert all(map(harmless, texts))

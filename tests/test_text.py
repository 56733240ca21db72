"""Text made harmless, days in words, and a catalogue that is not there."""

from pathlib import Path

import pytest

from ppu_roadmap import text
from ppu_roadmap.text import Day, FileName, Language, Uncut, _, calendar, plain


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Go PPU", "Go PPU"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("\x1b[31m\x7f\x9b", r"\x1b[31m\x7f\x9b"),
        ("a\u202eb\u200b", r"a\u202eb\u200b"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800", r"\ud800"),
        ("##[error]a # b", r"\x23#[error]a # b"),
        ("都市 é 🌱", "都市 é 🌱"),
    ],
)
def test_controls_are_shown(raw: str, shown: str) -> None:
    assert plain(raw) == shown


def test_long_text_is_cut_in_a_message_but_not_where_it_must_be_whole() -> None:
    assert _("{a}", a="x" * 61).render("en") == "x" * 59 + "…"
    assert _("{a}", a="x" * 60).render("en") == "x" * 60
    assert _("{a}", a=Uncut("x" * 500)).render("en") == "x" * 500


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/" * 400, "a/" * 400),
        ("a" * 100_000, "a" * 999 + "…"),  # no file system has it
        ("rencana  kota", "rencana  kota"),
        ("a\nb", r"a\nb"),
        (" ", '" "'),
        ("", '""'),
    ],
    ids=["long", "too long", "two blanks", "two lines", "blank", "empty"],
)
def test_names_of_files_are_shown_as_they_must_be_typed(name: str, shown: str) -> None:
    assert _("{a}", a=FileName(name)).render("en") == shown


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("2022-08-29", "id", "29 Agustus 2022"),
        ("2022-08", "en", "August 2022"),
        ("2022-13", "en", "2022-13"),
        ("2022-00-01", "en", "2022-00-01"),
        ("29 Agustus", "en", "29 Agustus"),
    ],
)
def test_days_in_words(written: str, language: Language, said: str) -> None:
    assert calendar(written, language) == said
    assert Day(written).render(language) == said


def test_without_its_catalogue_the_tool_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text._catalogue.cache_clear()  # noqa: SLF001 -- what was loaded before
    monkeypatch.setattr(text, "__file__", str(tmp_path / "text.py"))
    try:
        assert _("yes").render("id") == "yes"
    finally:
        text._catalogue.cache_clear()  # noqa: SLF001 -- so that the others find theirs
    monkeypatch.undo()
    assert _("yes").render("id") == "ya"

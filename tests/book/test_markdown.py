"""Markdown as blocks: what is printed, what is said of the rest, and that no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ppu_roadmap.book.markdown import PICTURES_LIMIT, Home, Read, read
from ppu_roadmap.book.outline import PIECES, hint, without_hints
from ppu_roadmap.book.sight import MOST_MARKS
from ppu_roadmap.paper.blocks import Emphasis, Image, Inlines, Items, Paragraph, Section, Strong
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Kind, Table
from ppu_roadmap.text import Refusal, _

PICTURE = b"\x89PNG"


def picture(address: str, alt: str) -> Image:
    if not address.endswith(".png"):
        raise Refusal(_("there is no such file"))
    return Image(PICTURE * (PICTURES_LIMIT // 8 if "besar" in address else 1), "png", alt)


def made(text: str, below: int = 1) -> Read:
    return read(text, Home("book/background.md", below, picture), ["Latar Belakang", "Background"])


def told(text: str) -> list[str]:
    """What is found, each with its place."""
    found = ((one.code, one.finding) for one in made(text).reported)
    return [f"{code} {at.place.span[:2]} {at.message.render('en')}" for code, at in found if at.place.span]


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Sections as pairs, all else as it is."""
    return [(one.title.render("en"), outline(one.blocks)) if isinstance(one, Section) else one for one in blocks]


def plain(parts: Inlines) -> str:
    return "".join(str(part.text if isinstance(part, Strong | Emphasis) else part) for part in parts)


def words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield block.title.render("en")
                yield from words(block.blocks)
            case Paragraph():
                yield plain(block.parts)
            case Items():
                yield from map(plain, block.items)
            case Table():
                yield from (column.label.render("en") for column in block.columns)
                yield from (str(cell) for row in block.rows() for cell in row)
            case Image():
                yield block.alt


def test_paragraphs_and_stress() -> None:
    assert made("Satu **dua *tiga* empat** *lima\nenam* tujuh\\\ndelapan\n\n    Sembilan.").blocks == (
        Paragraph(("Satu ", Strong("dua tiga empat"), " ", Emphasis("lima enam"), " tujuh")),
        Paragraph(("delapan",)),
        Paragraph(("Sembilan.",)),
    )


def test_headings_stand_below_the_section_in_steps_of_one() -> None:
    text = "# Latar belakang\n\nA\n\n## B\n\nC\n\n##### D\n\nE\n\n## F\n"
    a, c, e = (Paragraph((letter,)) for letter in "ACE")
    assert outline(made(text).blocks) == [a, ("B", [c, ("D", [e])]), ("F", [])]
    assert outline(made("# Lain\n\nA").blocks) == [("Lain", [a])], "only the section's own title is not repeated"
    deep = outline(made("# A\n\n## B\n\n### C\n\n#### D\n\nE").blocks)
    assert deep == [("A", [("B", [("C", [Paragraph((Strong("D"),)), e])])])]


def test_lists_in_lists_keep_their_numbers() -> None:
    text = "3. tiga\n4. empat\n   - a\n     - b\n\n     lagi\n   - c\n5. lima\n\n   enam\n"
    assert made(text).blocks == (
        Items((("tiga",), ("empat",)), 3),
        Items((("a", " ", "lagi"),), None, 1),
        Items((("b",),), None, 2),
        Items((("c",),), None, 1),
        Items((("lima", " ", "enam"),), 5),
    )


def test_tables_are_plain_words() -> None:
    (table,) = made("| A **b** | C |\n|---|--:|\n| [d](https://e.id) | 1 |\n| | |\n").blocks
    assert isinstance(table, Table)
    assert [column.kind for column in table.columns] == [Kind.TEXT, Kind.NUMBER]
    assert [column.label.render("id") for column in table.columns] == ["A b", "C"]
    assert list(table.rows()) == [("d (https://e.id)", "1"), ("", "")]


def test_quotations_of_paragraphs_are_stressed() -> None:
    assert made("> satu **dua**\n>\n> tiga").blocks == (
        Paragraph((Emphasis("satu "), Strong("dua"))),
        Paragraph((Emphasis("tiga"),)),
    )
    assert made("> - satu").blocks == (Items((("satu",),)),)


def test_links_are_printed_with_their_address() -> None:
    text = "[a](https://a.id) <https://b.id> [c](mailto:c@d.id) [e](../plan.yaml) [f](#f) https://g.id"
    assert made(text).blocks == (
        Paragraph(("a (https://a.id) https://b.id c (c@d.id) e f https://g.id",)),
    )  # fmt: skip
    assert not told(text)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "/etc/passwd", "../../b.md", "//b.id", "%2e%2e/%2e%2e/b"]
)
def test_links_that_lead_out_are_said(address: str) -> None:
    (said,) = told(f"Lihat\n[ini]({address}).")
    assert said == f"RM903 (2, 7) the link {address} leads out of the plan's folder"
    assert list(words(made(f"[ini]({address})").blocks)) == ["ini"]


def test_pictures_stand_by_themselves() -> None:
    blocks = made("Satu ![Peta *wilayah*](a.png) dua ![](b%20c.png)\n\n- ![d](d.png) e").blocks
    assert blocks == (
        Paragraph(("Satu ",)),
        Image(PICTURE, "png", "Peta wilayah"),
        Paragraph(("dua ",)),
        Image(PICTURE, "png", "b c.png"),
        Items((("e",),)),
        Image(PICTURE, "png", "d"),
    )
    assert list(words(made("![peta](a.gif)").blocks)) == ["peta"], "in its place stands what it would show"
    assert told("![peta](a.gif)") == ["RM902 (1, 9) the image a.gif is not printed: there is no such file"]


def test_pictures_of_a_text_have_a_limit() -> None:
    reason = "the images of this text have over 20 MB together"
    said = [f"RM902 ({line}, 6) the image besar.png is not printed: {reason}" for line in (3, 4)]
    assert told("![a](besar.png)\n" * 4) == said


def test_no_word_is_lost() -> None:
    text = (
        "# satu\n\ndua <b>tiga</b> `empat`\n***\n> lima\n> 1. enam\n\n```\ntujuh\n```\n\n<script>delapan</script>\n\n"
        "<!-- sembilan -->\n\n|sepuluh|\n|--|\n|sebelas|\n\n![dua belas](x.gif) [tiga belas](/x)\n\n- - empat belas\n\n"
        "lima belas\n---\n\n~~enam belas~~\n\n###### tujuh belas\n"
    )
    printed = " ".join(words(made(text).blocks))
    for word in re.findall(r"[a-z]+", text.replace("gif", "")):
        assert word in printed or word in {"b", "x", "script"}
    assert "<script>delapan</script>" in printed


def test_words_are_counted() -> None:
    assert made("Satu **dua** [tiga](https://x.id).\n\n- empat lima\n").words == 6  # the full stop is one to str.split
    assert made("").words == made("# Latar Belakang").words == 0


def test_what_would_take_for_ever_is_said() -> None:
    assert told("a\n\n" * MOST_MARKS) == ["RM905 (1, 1) over 50,000 lines and marks"]
    assert made("a\n\n" * MOST_MARKS).blocks == ()
    brackets = "[" * 4000
    assert told(f"a\n\n{brackets}\n") == ["RM901 (3, 1) a paragraph of 4000 characters is printed as it is"]
    assert list(words(made(brackets).blocks)) == [brackets]


def test_guidance_is_never_printed_and_keeps_lines() -> None:
    for language in ("id", "en"):
        for piece in PIECES:
            assert made(without_hints(hint(piece, language))).blocks == ()
    text = without_hints("> Petunjuk (tidak dicetak): apa\r\n> saja\r\nAda <b>.\r\n\r\n> Petunjuk: dicetak")
    assert [(one.finding.place.span or (0,))[0] for one in made(text).reported] == [3]
    assert list(words(made(text).blocks)) == ["Ada <b>.", "Petunjuk: dicetak"]

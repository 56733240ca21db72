"""Bound documents as Markdown and as a page: order of headings, links, captions, pictures, and nothing that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from ppu_roadmap.export import format_named
from ppu_roadmap.paper.blocks import Contents, Emphasis, FillIn, Image, Items, Paragraph, Section, Strong
from ppu_roadmap.paper.chart import Board, Chart, Note, Strip
from ppu_roadmap.paper.document import Cover, Document, Page
from ppu_roadmap.paper.numbering import numbered
from ppu_roadmap.paper.table import Column, Group, Kind, Table
from ppu_roadmap.text import Language, Rupiah, _
from tests.book.sample import png
from tests.golden import golden
from tests.sample import HOSTILE

COLUMNS = (
    Column("id", _("Code")),
    Column("2026", _("2026"), Kind.MONEY, over=_("Budget")),
    Column("2027", _("2027"), Kind.MONEY, over=_("Budget")),
    Column("owner", _("Agency"), over=None),
)
TABLE = Table(
    _("Money"),
    COLUMNS,
    (
        Group(_("Smart Governance"), (("GOV-01", Rupiah(5), None, HOSTILE),), head=("GOV-S1", None, None, "b")),
        Group(None, (("ENV-01", Rupiah(7), Rupiah(1), "dlh"),), total=("–", Rupiah(12), Rupiah(1), "")),
    ),
    notes=(_("Source: the plan"),),
    counted=True,
)
BOARD = Board(
    _("Roadmap"), (), (_("2026"),), (Strip("living", _("Smart Living"), ((Note("LIV-01", "Air <b>"),),)),), ()
)
TAGS = re.compile(
    "html|head|meta|title|style|body|main|article|header|section|h[1-4]|p|div|span|strong|em|ol|ul|li|nav|a|img|table"
    "|caption|thead|tbody|tfoot|tr|th|td|figure|figcaption|details|summary|svg|desc|rect|path|text"
)
CHART = Chart(_("The roadmap"), lambda: BOARD, lambda: Table(None, (COLUMNS[0],), (Group(None, (("LIV-01",),)),)),
              source=_("Source: the board"))  # fmt: skip


def book(text: str = "Teks") -> Document:
    picture = Image(png(), "png", text)
    first = (
        Section(_("Background"), (Paragraph(("Satu ", Strong(f"{text} "), Emphasis("tiga"))), Items((("a",),), 3, 1))),
        Section(_("Money"), (TABLE, Section(_("Details"), (picture, FillIn(_("what")))), CHART), wide=True),
    )
    pages = (
        Page((FillIn(_("the words")),), (_("Preface"),), part="front"),
        *(Page((Contents(of),), (_("Contents"),), part="front") for of in ("headings", "tables", "figures")),
        Page(first, (_("INTRODUCTION"),), part="chapter"),
        Page((Section(_("All"), (TABLE,)),), (_("MATRIX"),), wide=True, part="appendix"),
    )
    cover = Cover((_("BUKU 2"),), text, ("2022-2037",), (text,), picture)
    return numbered(Document(_("Book"), pages, cover, text))


def made(form: str, language: Language = "en", text: str = "Teks") -> str:
    return format_named(form).render(book(text), language).decode()


class Reader(HTMLParser):
    """Headings, anchors, links and what stands in tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("form", ["md", "html"])
def test_whole_book(form: str, language: Language) -> None:
    golden(
        f"export/bound.{form}",
        re.sub(r"(?s)<style>.*</style>|<svg.*</svg>|sha256-[^']+", "", made(form, language)),
        language,
    )


@pytest.mark.parametrize("text", ["Teks", HOSTILE])
def test_a_page_for_every_reader(text: str) -> None:
    page = Reader(made("html", text=text))
    levels = [int(tag[1]) for tag, _given in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    names = [given["id"] for _tag, given in page.tags if "id" in given]
    assert len(names) == len(set(names))
    links = {str(given["href"]) for tag, given in page.tags if tag == "a"}
    assert links
    assert {link.removeprefix("#") for link in links} <= set(names)
    assert all(given.get("alt") for tag, given in page.tags if tag == "img")
    assert all(given.get("aria-labelledby") in names for _tag, given in page.tags if given.get("role") == "region")


@pytest.mark.parametrize("text", ["Teks", HOSTILE, "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>'])
def test_nothing_in_it_acts(text: str) -> None:
    page = Reader(made("html", text=text))
    assert all(TAGS.fullmatch(tag) for tag, _given in page.tags)
    for tag, given in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in given), tag
        assert (given.get("src") or "data:image/png;base64,").startswith("data:image/png;base64,")
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv"))
    assert "img-src data:;" in str(policy)
    assert "img-src" not in format_named("html").render(Document.of([TABLE]), "en").decode()


def test_columns_under_one_heading() -> None:
    page = made("html")
    assert '<th scope="colgroup" colspan="2">Budget</th>' in page
    assert page.count('<th scope="col" rowspan="2">Code</th>') == 2
    assert '<tr class="counted"><td>1</td><td>2</td><td>3</td><td>4</td></tr>' in page
    assert '<tr class="head"><td>GOV-S1</td>' in page


def test_a_section_turns_its_sheet() -> None:
    page = made("html")
    assert page.count('<section class="wide">') == 1
    assert '<article class="page wide appendix">' in page


def test_markdown_that_leads_somewhere() -> None:
    text = made("md")
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
    assert re.findall(r"^(#+) ", text, re.MULTILINE).count("#") == 1
    assert "**Teks** *tiga*" in text, "marks of weight stand close to their words"
    assert "| Code | Budget 2026 | Budget 2027 | Agency |" in text
    assert r"*\[Image: Teks\]*" in text


def test_markdown_holds_no_markup_of_a_plan() -> None:
    text = made("md", text="<script>alert(1)</script>\n# Judul [a](b)")
    assert not re.search(r"(?<!\\)<script|\n# Judul", text)
    assert re.search(r"\\\[a\\\]", text)

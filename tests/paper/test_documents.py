"""Documents of tables and charts: what every format and screen makes of blocks that only some can show."""

import io
from typing import Any

import pytest

from ppu_roadmap.export import FORMATS, format_named
from ppu_roadmap.paper.blocks import Items, Paragraph
from ppu_roadmap.paper.chart import Axis, Bar, Chart, Drawing, Either, Lane, Lanes, Panel
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Table
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Message, _

COLUMNS = (
    Column("id", _("Code"), rank=0, weight=0),
    Column("status", _("Status"), Kind.WORD),
    Column("none", _("Note")),
)
DONE = Keyed("done", _("Done"))


def table(title: Message | None, *ids: str, **options: Any) -> Table:
    groups = (Group(_("Program"), tuple((id_, DONE, None) for id_ in ids), summary=(_("one"),)),)
    return Table(title, COLUMNS, groups, **options)


def printed(document: Document, width: int = 80, *, color: bool = False) -> str:
    stream = io.StringIO()
    print_document(document, "en", Screen(stream, width, color))
    return stream.getvalue()


def rendered(document: Document, name: str) -> str:
    return format_named(name).render(document, "en").decode()


def chart() -> Chart:
    lane = Lane("GOV-01", "Go", Bar(2022, 2023, "decided"), "done")
    panel = Panel(_("Programs"), (), Axis("year", 2022, 2025, ()), (Lanes(None, (lane,)),))
    drawing = Drawing((panel, panel), (_("two regions"),))
    return Chart(_("Years"), lambda: drawing, lambda: table(_("Years"), "GOV-01"))


def test_a_document_is_called_as_its_first_block() -> None:
    assert Document.of([Paragraph(("x",)), table(_("Title"), "a"), table(_("Other"), "b")]).title == _("Title")
    assert Document.of([chart()]).title == _("Years")
    assert Document.of([]).title == Message("")


def test_what_is_remarked_stands_below_nothing_too() -> None:
    assert printed(Document.of([]).noted([_("broken")])).strip() == "broken"
    assert printed(Document.of([]).noted([])) == ""


def test_machines_take_one_table() -> None:
    one = table(None, "a")
    assert Document.of([one]).table is one
    for blocks in ([], [one, one], [chart()]):
        with pytest.raises(ValueError, match="unpack"):
            _table = Document.of(blocks).table


def test_formats_are_listed_once() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert [form.name for form in FORMATS if form.data] == ["csv", "json"]
    assert {form.name: form.options for form in FORMATS if form.data} == {"csv": ("raw", "excel"), "json": ()}


def test_tables_stand_apart() -> None:
    both = Document.of([table(_("First"), "a"), table(_("Second"), "b")])
    assert rendered(both, "md").startswith(
        "# First\n\n## Program\n\n| Code | Status | Note |\n| --- | --- | --- |\n| a |"
    )
    assert "**Subtotal: one**\n\n# Second\n" in rendered(both, "md")
    assert "\n\nSecond\n" in printed(both)
    assert "<h1>Second</h1>" in rendered(both, "html")
    assert "Second" in rendered(both, "svg")


def test_groups_and_sums_in_html() -> None:
    total = (_("All"), None, None)
    text = rendered(
        Document.of([table(_("Title"), "a", subtitle=(_("about"),), total=total, notes=(_("note"),))]), "html"
    )
    assert '<tr class="group level-2"><th scope="rowgroup" colspan="3">Program <span>one</span></th></tr>' in text
    assert '<p class="about">about</p>' in text
    assert '<tfoot><tr><td class="whole">All</td>' in text
    assert '<p class="note">note</p>' in text
    text = rendered(Document.of([table(_("Title"), "a", summary=(_("sum"),), total=total, headed=False)]), "html")
    assert '<p class="total">Total: sum</p>' in text
    assert "<tfoot>" not in text
    assert "<thead>" not in text


def test_a_group_with_a_row_of_its_sum() -> None:
    group = Group(None, (("a", DONE, None),), (_("Sum"), None, None))
    document = Document.of([Table(_("Title"), COLUMNS, (group, group))])
    assert rendered(document, "html").count('<tr class="subtotal">') == 2
    assert rendered(document, "md").count("| **Sum** |") == 2


def test_wide_where_it_fits() -> None:
    either = Either((table(_("Wide"), "a" * 60),), lambda: (table(_("Narrow"), "a"), table(_("Lower"), "b")))
    assert printed(Document.of([either]), 100).startswith("Wide\n")
    assert printed(Document.of([either]), 40).startswith("Narrow\n")
    assert "\n\nLower\n" in printed(Document.of([either]), 40)
    for name in ("md", "html"):
        assert "Wide" in rendered(Document.of([either]), name)
        assert "Lower" not in rendered(Document.of([either]), name)


def test_a_chart_is_drawn_or_said() -> None:
    document = Document.of([chart(), Items((("more",),))])
    for text in (printed(document), rendered(document, "svg")):
        assert "▇" in text
        assert "Years" not in text
    assert printed(document).count("Programs\n") == 2
    assert "two regions" in printed(document)
    for name in ("md", "html"):
        assert "Years" in rendered(document, name)
        assert "▓" not in rendered(document, name)
    assert rendered(document, "md").endswith("\n- more\n")
    assert printed(document).endswith("\n- more\n")


def test_colour_follows_the_key() -> None:
    assert "\x1b[32mDone" in printed(Document.of([table(_("Title"), "a")]), color=True)


def test_columns_that_no_row_fills() -> None:
    made = table(_("Title"), "a", "b", total=("", None, "x"))
    assert [column.key for column in made.without_empty().columns] == ["id", "status"]
    assert made.without_empty().total == ("", None)
    assert made.without_empty(["status"]).columns == made.columns
    bare = Table(None, COLUMNS, (Group(None, ((None, (), Keyed("x", None)),)),))
    assert [column.key for column in bare.without_empty().columns] == ["id"], "the first stays"
    assert bare.without_empty(["id", "status", "none"]).columns == ()


def test_a_row_that_stands_for_others_is_shown_above_them() -> None:
    head, none = ("GOV-01", DONE, None), Group(None, (), head=("GOV-02", DONE, None))
    under = Group(_("Strategy"), (), level=1)
    one = Table(None, COLUMNS, (under, Group(None, (("A1", DONE, None),), head=head), none)).without_empty()
    markdown = rendered(Document.of([one]), "md")
    assert markdown.splitlines()[-5:] == [
        "| Code | Status |", "| --- | --- |", "| **GOV-01** | **Done** |", "| A1 | Done |", "| **GOV-02** | **Done** |",
    ]  # fmt: skip
    page = rendered(Document.of([one]), "html")
    assert page.index("GOV-01") < page.index("A1") < page.index("GOV-02")
    assert [line.split()[0] for line in printed(Document.of([one])).splitlines()[-3:]] == ["GOV-01", "A1", "GOV-02"]

"""Buku 2: its chapters and tables, that its numbers are those of the views, and what it says of what nobody knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.book.texts import Texts
from ppu_roadmap.diagnostics import Diagnostic, Severity, Span
from ppu_roadmap.loader.plans import load_each
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.paper.blocks import Contents, FillIn, Items, Paragraph, Section, Writer, said
from ppu_roadmap.paper.chart import Bars, Board, Chart
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import Kind, Table, machine_value, shown
from ppu_roadmap.text import Language, Message, Rupiah
from ppu_roadmap.views.money import spoken
from tests.asking import TODAY, document, rows
from tests.golden import golden
from tests.quick_win_sample import quick_win_plan
from tests.records import dimension, record
from tests.sample import FILE, sample_plan, second_plan
from tests.workflow_sample import plan_of, workflow_plan

PLANS = {"sample": sample_plan, "workflow": workflow_plan, "quick-wins": quick_win_plan}
LINE: dict[str, Any] = {"source": "apbd", "amount": 7}


def inside(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, and those of sections in them."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from inside(block.blocks)


def tables(made: Document, title: str = "") -> list[Table]:
    """The tables whose captions begin so in English."""
    found = (block for page in made.pages for block in inside(page.blocks) if isinstance(block, Table))
    return [one for one in found if one.title is not None and said(one.title, "en").startswith(title)]


def column(table: Table, key: str) -> list[Any]:
    place = [each.key for each in table.columns].index(key)
    return [machine_value(row[place]) for row in table.rows()]


def summed(table: Table) -> int:
    """The sum at the end of its last row."""
    assert table.total is not None
    amount = machine_value(table.total[-1])
    assert isinstance(amount, Rupiah)
    return amount.amount


def outline(made: Document, language: Language) -> Iterator[str]:
    """Pages, headings, captions with their columns, boxes: a line each."""
    writer = Writer(language)
    for page in made.pages:
        kind = f"{page.part}{', landscape' if page.wide else ''}"
        label = writer.text(page.number.label) if page.number and page.number.label else ""
        yield f"{f'{label} {writer.parts(page.title)}'.strip()} [{kind}]"
        yield from _lines(page.blocks, writer, "  ")


def _lines(blocks: tuple[Block, ...], writer: Writer, indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield f"{indent}{writer.numbered(block.title, block.number)}"
                yield from _lines(block.blocks, writer, indent + "  ")
            case Table():
                labels = (writer.text(one.label) for one in block.printed())
                named = writer.numbered(block.title, block.number) if block.title else "table"
                yield f"{indent}{named}: {' | '.join(labels)}"
            case Chart():
                yield f"{indent}{writer.numbered(block.title, block.number)}"
            case FillIn():
                yield f"{indent}{writer.to_fill(block)}"
            case Paragraph():
                yield f"{indent}{writer.parts(block.labelled)[:100]}"
            case _:
                yield f"{indent}<{type(block).__name__.lower()}>"


@pytest.mark.parametrize("name", PLANS)
def test_outline(name: str, language: Language) -> None:
    made = document("book", [PLANS[name]()])
    golden(f"book/{name}.txt", "\n".join(outline(made, language)) + "\n", language)


@pytest.mark.parametrize("name", PLANS)
def test_every_table_is_captioned_and_says_where_its_numbers_come_from(name: str) -> None:
    made = document("book", [PLANS[name]()])
    for page in made.pages:
        for block in inside(page.blocks):
            if isinstance(block, Table) and page.part != "front":
                assert block.title is not None
                assert block.number is not None
                assert said(block.notes[-1], "en").startswith("Source: ")
                assert any(True for group in block.groups for _row in (*group.rows, group.head)), "no table of nothing"
            if isinstance(block, Chart):
                assert block.alt is not None
                assert block.source is not None
                assert block.table().rows() is not None
                block.drawing()


def test_what_is_listed_of_tables_and_figures_is_there() -> None:
    made = document("book", [sample_plan()])
    lists = {block.of: block.entries for page in made.pages for block in page.blocks if isinstance(block, Contents)}
    blocks = [block for page in made.pages if page.part != "front" for block in inside(page.blocks)]
    assert len(lists["tables"]) == sum(isinstance(one, Table) for one in blocks)
    assert len(lists["figures"]) == sum(isinstance(one, Chart) for one in blocks)
    assert [said(one.number, "id") for one in lists["headings"] if one.level == 1 and one.number][:2] == [
        "BAB I",
        "BAB II",
    ]


# -- numbers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLANS)
def test_money_is_that_of_the_budget(name: str) -> None:
    plan = PLANS[name]()
    made, told = document("book", [plan]), rows("budget", [plan]).table
    whole = sum(amount for amount in column(told, "amount") if amount is not None)
    assert whole > 0
    for title in ("Ceilings by year and dimension", "Ceilings by funding source and year", "Ceilings by budget holder"):
        assert [summed(table) for table in tables(made, title)] == [whole]
    assert sum(map(summed, tables(made, "Indicative ceilings of "))) == whole


@pytest.mark.parametrize("name", PLANS)
def test_every_program_stands_in_the_action_plan_and_in_the_matrix(name: str) -> None:
    plan = PLANS[name]()
    made, ids = document("book", [plan]), sorted(program.id or "" for program in plan.programs)
    (matrix,) = tables(made, "All programs of the master plan")
    assert sorted(id_ or "" for id_ in column(matrix, "id")) == ids
    plans = tables(made, "Action plan of ")
    first = [row[0] for one in plans for group in one.groups for row in (group.head, *group.rows) if row]
    assert sorted(str(id_ or "") for id_ in first if id_ is None or "-" in str(id_)) == ids


def test_targets_of_many_years_stand_in_lines() -> None:
    def plan(years: int) -> Plan:
        targets = {str(2022 + place): place for place in range(years)}
        indicator = {"name": "Layanan", "kind": "output", "targets": targets}
        budget = [{"year": 2022 + place, **LINE} for place in range(years)]
        return plan_of({"governance": [{"id": "GOV-01", "name": "Go", "horizon": "5-year", "owner": "dlh",
                                        "indicators": [indicator], "budget": budget}]})  # fmt: skip

    few, many = document("book", [plan(3)]), document("book", [plan(12)])
    (aims,), (money,) = tables(few, "Indicators and targets"), tables(few, "Indicative ceilings of")
    assert [said(one.over, "en") for one in aims.columns if one.key == "2023"] == ["Targets"]
    assert column(money, "2023")[0].amount == 7
    (aims,), (money,) = tables(many, "Indicators and targets"), tables(many, "Indicative ceilings of")
    last = next(column for column in money.columns if column.key == "years")
    (cell,) = (row[money.columns.index(last)] for row in money.rows())
    assert shown(cell, last, "id").splitlines()[11] == "2033: 7"
    assert column(aims, "years")[0][1].render("id") == "2023: 1"
    (yearly,) = tables(many, "Ceilings by year and dimension")
    assert column(yearly, "year") == [str(2022 + place) for place in range(12)]


def test_objectives_and_the_region_have_their_targets() -> None:
    indicator = {"id": "REG-I1", "name": "Indeks SPBE", "kind": "impact", "targets": {"2027": 4}}
    made = document("book", [plan_of({}, indicators=[indicator])])
    (table,) = tables(made, "Targets of the objectives and of the region")
    assert column(table, "name") == ["Indeks SPBE"]
    assert [said(each, "id") for each in column(table, "targets")[0]] == ["2027: 4"]


def test_sums_in_sentences_are_rounded_as_they_are_said() -> None:
    assert spoken(1_800_000_000).render("id") == "Rp 1,8 miliar"
    assert spoken(2_500_000_000_000).render("en") == "Rp 2.5 trillion"
    assert spoken(120_000_000).render("id") == "Rp 120 juta"
    assert spoken(999).render("id") == "Rp 999"
    assert spoken(None).render("id") == "Belum Dihitung"


def test_horizons_say_their_money_in_words_and_that_it_is_not_all() -> None:
    page = chapter(document("book", [sample_plan()]), "DIRECTION OF SMART CITY DEVELOPMENT")
    (listed,) = (block for block in inside(page.blocks) if isinstance(block, Items))
    first = " ".join(said(part, "id") for part in listed.items[0])  # type: ignore[arg-type]
    assert first == "Jangka Pendek (2022-2023): 3 program, 2 quick win, Rp 1,25 miliar (sebagian)."


def test_what_a_star_behind_a_sum_means_is_said_below_it() -> None:
    found = tables(document("book", [workflow_plan()]), "Indicative ceilings of ")
    starred = [any(getattr(cell, "partial", False) for cell in table.total or ()) for table in found]
    told = [any(said(note, "en").startswith("* in part: ") for note in table.notes) for table in found]
    assert told == starred
    assert any(starred)


def test_the_picture_of_money_knows_as_much_as_its_table() -> None:
    def plan(name: str, *lines: dict[str, Any]) -> list[dict[str, Any]]:
        return [{"id": f"{name}-01", "name": "Go", "horizon": "5-year", "owner": "dlh", "budget": [*lines]}]

    some = {"year": 2023, **LINE}, {"year": 2023, "source": "csr"}, {"year": 2024, **LINE}
    made = document("book", [plan_of({"governance": plan("GOV", *some), "living": plan("LIV", {"year": 2025})})])
    chart = next(block for block in inside(chapter(made, "FUNDING FRAMEWORK").blocks) if isinstance(block, Chart))
    bars = chart.drawing()
    assert isinstance(bars, Bars)
    assert [one.values for one in bars.series] == [(7e-9, 7e-9, None), (0, 0, None)]
    assert bars.partial == {0, 2}, "as the table has stars, and words for what nobody costed"


def test_money_hoped_for_says_what_nobody_costed() -> None:
    hoped = {"id": "GOV-01", "name": "Go", "horizon": "5-year", "owner": "dlh",
             "budget": [{"year": 2023, "source": "csr"}, {"year": 2023, "source": "kpbu", "amount": 0}]}  # fmt: skip
    (table,) = tables(document("book", [plan_of({"governance": [hoped]})]), "Money from beyond")
    assert [shown(row[-1], table.columns[-1], "id") for row in table.rows()] == ["Belum Dihitung", "0"]


def test_strategies_are_carried_out_by_their_own_programs() -> None:
    line = next(line for line in outline(document("book", [sample_plan()]), "en") if "carried out by" in line)
    assert line.strip() == "1 strategy, carried out by 1 program. 6 programs have no strategy yet."


def test_what_is_not_live_stands_last_below_its_strategy() -> None:
    common = {"name": "Go", "horizon": "5-year", "owner": "dlh"}
    ended = {"id": "GOV-01", **common, "status": "cancelled"}, {"id": "GOV-02", **common}
    (table,) = tables(document("book", [plan_of({"governance": [*ended]})]), "Action plan of")
    assert column(table, "id") == ["GOV-02", "GOV-01"]


def test_a_goal_is_served_through_its_targets() -> None:
    (table,) = tables(document("book", [sample_plan()]), "Missions, goals and targets")
    assert dict(zip(column(table, "id"), column(table, "programs"), strict=True))["T1"] == ("GOV-01",)


def test_the_long_term_has_the_aims_that_the_region_chose() -> None:
    (table,) = tables(document("book", [workflow_plan()]), "The long term")
    aims = dict(zip(column(table, "number"), column(table, "targets"), strict=True))
    assert [said(each, "id") for each in aims["10.2"]] == ["2027: 60", "2037: 90"]


def test_scores_of_the_assessors_stand_by_year() -> None:
    given = [{"year": 2024, "stage": 2, "scores": {"baseline": 3, "quick_win": 2.5}, "index": 2.9}, {"year": 2025}]
    (table,) = tables(document("book", [plan_of({}, evaluations=given)]), "Scores that the assessors gave")
    assert [*table.rows()] == [(2024, 2, 3.0, None, None, None, 2.5, 2.9)]


# -- texts, findings, nothing ------------------------------------------------------------------------------------------


def chapter(made: Document, title: str) -> Page:
    return next(page for page in made.pages if page.title and said(page.title[0], "en") == title)  # type: ignore[arg-type]


def test_a_text_takes_the_place_of_its_box() -> None:
    text = Paragraph(("Karena warga memintanya.",))
    made = document("book", [sample_plan()], texts=(Texts({"background": (text,)}),))
    background, *_others, summary = (one for one in chapter(made, "INTRODUCTION").blocks if isinstance(one, Section))
    assert background.blocks == (text,)
    assert isinstance(summary.blocks[0], FillIn)


def test_open_findings_are_counted_by_kind() -> None:
    def finding(code: str, severity: Severity, program: str | None) -> Diagnostic:
        return Diagnostic(code, "any", severity, Message("x"), None, "64.09", "f", Span(1, 1, 1, 2), program)

    found = (finding("RM305", Severity.WARNING, "GOV-01"), finding("RM305", Severity.WARNING, "GOV-02"),
             finding("RM614", Severity.ERROR, None))  # fmt: skip
    made = document("book", [sample_plan()], findings=(found,))
    (table,) = tables(made, "Open findings")
    assert column(table, "count") == [1, 2]
    assert column(table, "where")[1] == ("GOV-01", "GOV-02")
    assert "RM305" not in "\n".join(outline(made, "id"))


def test_a_plan_without_programs_is_a_book_of_boxes_and_sentences(language: Language) -> None:
    plan = Plan(
        record(PlanFile, {key: FILE[key] for key in ("format", "title", "region", "start", "horizons", "agencies")})
    )
    made = document("book", [plan])
    assert sum(page.part == "chapter" for page in made.pages) == 10
    assert sum(page.part == "appendix" for page in made.pages) == 6
    golden("book/empty.txt", "\n".join(outline(made, language)) + "\n", language)


def test_a_plan_that_could_not_be_read_is_a_book_too() -> None:
    assert document("book", [Plan()]).pages
    broken = document("book", [replace(sample_plan(), broken=frozenset({"living"}))])
    notes = (said(note, "en") for one in broken.pages[0].blocks if isinstance(one, Table) for note in one.notes)
    assert "living.yaml" in "\n".join(notes)
    whole = load_each([Path(__file__).parents[1] / "plans" / "full"], TODAY)
    alone = [replace(one.plan, file=PlanFile.unread(), broken=frozenset({"plan"})) for one in whole]
    assert any(program.serves for program in alone[0].programs)  # missions of upper plans that nobody can name
    assert document("book", alone).pages


def test_a_copy_of_some_programs_says_so() -> None:
    from ppu_roadmap.analysis.selection import Selection

    made = document("book", [sample_plan()], selection=Selection(dimensions=("governance",)))
    (matrix,) = tables(made, "All programs")
    assert {id_[:3] for id_ in column(matrix, "id")} == {"GOV"}
    assert "filter: governance" in "\n".join(outline(made, "en"))


def test_what_supports_all_dimensions_has_sections_of_its_own() -> None:
    enabler = {"id": "ENB-01", "name": "Serat optik", "horizon": "1-year", "owner": "dlh"}
    plan = replace(sample_plan(), dimensions={**sample_plan().dimensions, "enablers": dimension("enablers", [enabler])})
    titles = [line.strip() for line in outline(document("book", [plan]), "en")]
    assert {"3.7 Enablers", "4.8 Enablers"} <= {*titles}
    assert not any("Enablers" in line for line in outline(document("book", [sample_plan()]), "en"))


# -- several regions ---------------------------------------------------------------------------------------------------


def test_several_regions_are_chapters_of_one_book() -> None:
    plans = [sample_plan(), second_plan()]
    made = document("book", plans)
    *regions, last = (page for page in made.pages if page.part == "chapter")
    assert [said(page.title[0], "id") for page in regions] == [plan.file.region.name for plan in plans]  # type: ignore[union-attr, arg-type]
    first = [block.title.render("en") for block in regions[0].blocks if isinstance(block, Section)]
    assert first[:2] == ["INTRODUCTION", "DIRECTION OF SMART CITY DEVELOPMENT"]
    (regional,) = (one for one in inside(last.blocks) if isinstance(one, Table) and one.columns[-1].key == "uncosted")
    told = rows("budget", plans).table
    known = [cell.amount for cell in column(regional, "budget") if cell]
    assert regional.total is not None
    whole = machine_value(regional.total[3])
    assert isinstance(whole, Rupiah)
    assert sum(known) == whole.amount == sum(amount or 0 for amount in column(told, "amount"))
    assert column(regional, "count") == [7, 1]
    (board,) = (one.drawing() for one in inside(last.blocks) if isinstance(one, Chart))
    assert isinstance(board, Board)
    assert len(board.strips) == len(plans)


def test_years_of_next_year_stand_in_the_table_for_the_rkpd() -> None:
    made = document("book", [workflow_plan()], today=date(TODAY.year - 1, 12, 31))
    (page,) = (one for one in made.pages if one.title and said(one.title[0], "en").startswith("TABLE FOR NEXT"))  # type: ignore[arg-type]
    told = tables(Document(Message(""), (page,)))
    assert told
    assert all(str(TODAY.year) in said(one.title, "en") for one in told)
    assert not any(isinstance(block, Items) for block in page.blocks)
    assert any(column.kind is Kind.MONEY for one in told for column in one.columns)

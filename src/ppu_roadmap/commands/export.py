"""``export``: the plan in every form that people use, in files that are the same from run to run."""

from collections.abc import Collection
from pathlib import Path, PurePath
from typing import Annotated, Any, NamedTuple

from ppu_roadmap.commands.options import Many, One, columns_of, flag, one_of, option
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import (
    OTHER_SUFFIXES,
    ExcelOption,
    Filters,
    asked_of,
    refuse_terminal,
    size_of,
    wanted_of,
    write_stream,
)
from ppu_roadmap.export.kinds import DOCUMENTS, KINDS, PAPERS, Kind, kind_named, kind_of
from ppu_roadmap.text import FileName, Phrase, Refusal, _, words

EXAMPLES = (
    "roadmap export csv -o roadmap.csv",
    "roadmap export docx -o book.docx",
    "roadmap export pdf --document brief -o sheet.pdf --lang en",
    "roadmap export rkpd --year 2027 --owner dlh -o rkpd.xlsx",
    "roadmap export page --public -o roadmap.html",
    "roadmap export poster -o roadmap.png",
    "roadmap export all -o documents --plan plans",
    "roadmap export parquet -o dataset --plan plans",
    "roadmap export workbook -o form.xlsx --owner dlh --period 2026-Q4",
)
NAMES = tuple(kind.name for kind in KINDS)


class Making(NamedTuple):
    """What some kinds are told beside the filters, by the names that kinds know them by."""

    document: Annotated[One, one_of(DOCUMENTS, "--document", "docx, pdf, md, html: which document.")] = None
    paper: Annotated[One, one_of(tuple(PAPERS), "--paper", "docx, pdf: the sheets; F4 is 215 x 330 mm.")] = None
    template: Annotated[One, option("--template", "FILE.docx", "docx: the region's own look.")] = None
    public: Annotated[bool, flag("--public", "page: for citizens, without what is internal.")] = False
    check: Annotated[bool, flag("--check", "all: write nothing; leave with 1 where a file is stale.")] = False
    columns: Annotated[Many, columns_of("fields.program:FIELDS")] = None
    raw: Annotated[bool, flag("--raw", "csv: no quote before text that a spreadsheet takes for a formula.")] = False
    excel: ExcelOption = False
    period: Annotated[One, option("--period", "QUARTER", "workbook: reports are asked for this one.")] = None


def main(
    run: Run,
    filters: Filters,
    making: Making,
    kind: Annotated[One, one_of(NAMES, None, "What to write; the ending of FILE may tell it.")] = None,
    *,
    output: Annotated[One, option("--output -o", "FILE", "The file to write; - is stdout.")] = None,
    everything: Annotated[bool, flag("--all", "Everything, into a folder or a .zip: as the kind all.")] = False,
) -> int:
    """Write the plan to a file: tables, documents, the page, the poster, the calendar, an agency's workbook."""
    given: dict[str, Any] = {name: value for name, value in making._asdict().items() if value}
    chosen = _kind(kind or ("all" if everything else None), output, given)
    suffix = _suffix(output or "", chosen)
    for name in (*given, *["all"] * everything):
        if not chosen.takes(name, suffix):
            able = words(each.name for each in KINDS if name in each.options)
            told: dict[str, Phrase] = {"option": name, "formats": able}
            told["kind"] = suffix if name in chosen.options else chosen.name
            raise Refusal(_("--{option} goes with {formats} alone, not with {kind}", **told))
    if output is None and chosen.name == "parquet":
        output = "-"  # which is no folder either, and that is said
    if output is None:
        raise Refusal(_("say where to write: -o FILE, or -o - for standard output"))
    refuse_terminal(output, chosen.binary, suffix)
    match chosen.name:
        case "all":
            from ppu_roadmap.commands.everything import write_all

            return write_all(run, filters, output, given)
        case "workbook":
            _write_form(run, filters, output, making.period)
        case "parquet":
            from ppu_roadmap.commands.parquet import write_parquet

            write_parquet(run, filters, output)
        case _:
            _write_view(run, filters, output, chosen, suffix, given)
    return 0


def _write_view(run: Run, filters: Filters, output: str, kind: Kind, suffix: str, given: dict[str, Any]) -> None:
    """Write a kind that is a view in one file."""
    from ppu_roadmap.views import view_named

    view = view_named(given.get("document") or kind.view)
    view = view._replace(findings=view.findings or kind.findings)
    columns = given.pop("columns", None)
    if kind.module is None and view.parts and (size := size_of(run, None)):
        wanted = wanted_of(run, view, filters, columns, among=size)
        write_stream(run, view, wanted, None, suffix, output, **given)
        return
    asked = asked_of(run, view, None, filters, columns)
    language = run.language(asked.plans[0].language, exported=True)
    run.deliver(kind.render(asked, language, suffix, **given), output)


def _write_form(run: Run, filters: Filters, output: str, period: str | None) -> None:
    """Write the form of an agency, or of all, with reports asked for a quarter, if not given that of today."""
    from ppu_roadmap.export import form
    from ppu_roadmap.views import view_named
    from ppu_roadmap.words.calendar import quarter

    problem = _("--period is {text}, not a quarter such as 2026-Q4", text=period)
    asked_for = "" if period is None else run.read("--period", period, quarter, problem)
    asked = asked_of(run, view_named("show"), None, filters)
    if len(plans := asked.plans) > 1:
        told = _("a workbook is the form of one plan, and there are {count}: say which with --plan", count=len(plans))
        raise Refusal(told)
    plan = plans[0]
    if not any(programs for _plan, programs in asked.every()):
        run.note(_("no program passes: the workbook has room for new ones alone"))
    revision, language = _revision(Path(plan.place.file).parent), run.language(plan.language, exported=True)
    run.deliver(form.render(asked, language, "xlsx", period=asked_for, revision=revision), output)


def _revision(folder: Path) -> str:
    """The commit that is checked out where a plan lies; empty where there is none, or no git."""
    from ppu_roadmap.revision.git import Repository

    try:
        return Repository.at(folder).commit("HEAD") or ""
    except Refusal:
        return ""


def _kind(name: str | None, output: str | None, options: Collection[str]) -> Kind:
    """The kind of a name, else that of a file's ending and the options; ends the command where neither tells it."""
    if name is not None:
        return kind_named(name)
    suffix = PurePath(output or "").suffix.removeprefix(".").casefold()
    found = kind_of(suffix, options)
    if found is None:
        told = _("say what to write: one of {kinds}", kinds=words(NAMES))
        raise Refusal(
            _("{file} does not tell what to write: {help}", file=FileName(output), help=told) if output else told
        )
    return found


def _suffix(output: str, kind: Kind) -> str:
    """How the file is written; ends the command where it is called as one of another kind, which no program opens."""
    named = PurePath(output).suffix.removeprefix(".").casefold()
    known = {*OTHER_SUFFIXES, *(suffix for each in KINDS for suffix in each.suffixes)}
    if named in known.difference(kind.suffixes):
        raise Refusal(
            _("{file} has the name of a {suffix} file, but {format} is written: name a file that ends in {right}",
              file=FileName(output), suffix=named, format=kind.name, right=words(f".{each}" for each in kind.suffixes))
        )  # fmt: skip
    return named if named in kind.suffixes else kind.suffixes[0]

# ruff: noqa: N999 -- a command's file has the command's name
"""``roadmap import``: what agencies filled in, and tables of others, into the plan."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ppu_roadmap.commands.completion import AGENCY
from ppu_roadmap.commands.editing import editing, refused, write_edited
from ppu_roadmap.commands.init import Region, answers_of, refuse_taken
from ppu_roadmap.commands.options import Many, One, argument, flag, one_of, option
from ppu_roadmap.commands.run import Run, write_text
from ppu_roadmap.text import FileName, Refusal, _, command, words

if TYPE_CHECKING:
    from ppu_roadmap.change.changes import Comparison
    from ppu_roadmap.change.wishes import Table
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.grid.grid import Grid
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.report.changes import Imported

EXAMPLES = (
    "roadmap import dlh.xlsx",
    "roadmap import dlh.xlsx diskominfo.xlsx --apply",
    "roadmap import dlh.xlsx --return perbaikan.xlsx",
    'roadmap import lokakarya.xlsx --map "Instansi=owner" --sheet "Hasil Bimtek"',
    'roadmap import lokakarya.xlsx --new berau --name "Kabupaten Berau" --code 64.03 --province "Kalimantan Timur"',
)
FORMATS = ("text", "json", "md")


class Reading(NamedTuple):
    """What the options say of how the files are read."""

    map: Annotated[Many, option("--map", "COLUMN=FIELD", "What a column is, by its heading or letter.")] = None
    sheet: Annotated[One, option("--sheet", "NAME", "The one sheet to read.")] = None
    owner: Annotated[One, option("--owner", "AGENCY", "Take only programs of this agency.", AGENCY)] = None
    allow_remove: Annotated[bool, flag("--allow-remove", "Take out of the plan what has no row any more.")] = False


def main(
    run: Run,
    files: Annotated[list[str], argument("FILE", "Workbooks (xlsx, xls, ods) or csv.")],
    reading: Reading,
    region: Region,
    *,
    apply: Annotated[bool, flag("--apply", "Write what is shown into the plan, all of it or nothing.")] = False,
    back: Annotated[One, option("--return", "FILE", "Write the sender's workbook back, with what to correct.")] = None,
    format: Annotated[str, one_of(FORMATS, "--format", "How the report is written.")] = "text",
    exit_code: Annotated[bool, flag("--exit-code", "Leave with 1 where there is something to apply.")] = False,
    new: Annotated[One, option("--new", "FOLDER", "Begin a new plan there, of the region named.")] = None,
) -> int:
    """Show what workbooks and tables would change in the plan; with --apply, write it.

    A workbook that export gave out is held against what it was given out with, and against the plan as it is now; of
    any other table the headings are found and the rows read as programs. Without --apply nothing is written.
    """
    from ppu_roadmap.change.changes import corrections
    from ppu_roadmap.change.comparison import compared
    from ppu_roadmap.grid.reading import grids
    from ppu_roadmap.workbook.marked import marked

    _refuse_misused(files, back)
    source = _Source(run, [grids(Path(file)) for file in files], reading)
    with _opened(run, region, new, source, hold=apply) as (workspace, begun):
        plan = workspace.before.plan
        comparison = compared(workspace, source.table(plan), remove=reading.allow_remove)
        _show(run, _imported(workspace, comparison, files=len(files)), format)
        if back is not None:
            run.deliver(marked(source.files[0], corrections(comparison), run.language(exported=True), plan), back)
        changes, barred = bool(workspace.edited or begun), refused(run, workspace)
        if apply and changes and not barred:
            _write(run, workspace, begun)
        elif changes and not barred:
            again = [*files, *_options({**region._asdict(), **reading._asdict(), "new": new}), "--apply"]
            run.note(_("nothing is written yet; next: {command}", command=command("import", *again)))
    return int(barred or bool(comparison.conflicts) or any(comparison.refused) or (exit_code and changes))


def _options(given: Mapping[str, Any]) -> Iterator[str]:
    """The options that were given, as they are typed."""
    for name, value in given.items():
        for each in value if isinstance(value, list) else (value,):
            if each not in (None, False):
                yield f"--{name.replace('_', '-')}"
                yield from () if each is True else (str(each),)


def _refuse_misused(files: Sequence[str], back: str | None) -> None:
    """End the command where a file is not there, or a workbook cannot be written back."""
    for file in files:
        if not Path(file).exists():
            raise Refusal(_("there is no file or folder {path}", path=FileName(file)))
    if back is None:
        return
    if len(files) > 1:
        raise Refusal(_("--return writes one workbook back: import one file with it"))
    if Path(back).suffix.lower() != ".xlsx":
        raise Refusal(_("--return writes a workbook of Excel: give its name .xlsx"))
    if Path(back).exists() and Path(back).samefile(files[0]):
        raise Refusal(_("--return would overwrite the file that is imported: give another name"))


class _Source(NamedTuple):
    """The files to import, and how they are to be read."""

    run: Run
    files: list[tuple["Grid", ...]]
    reading: Reading

    @property
    def region(self) -> str | None:
        """The code of the region whose plan gave one of the files out."""
        from ppu_roadmap.workbook.memory import is_ours, memory_of

        return next((memory_of(grids).region for grids in self.files if is_ours(grids)), None)

    def table(self, plan: "Plan") -> "Table":
        """What all the files wish, one after the other."""
        from ppu_roadmap.change.wishes import together
        from ppu_roadmap.intake.table import read_table
        from ppu_roadmap.workbook.memory import is_ours
        from ppu_roadmap.workbook.returned import read_workbook

        mapping, sheet, owner = _mapped(self.reading.map), self.reading.sheet, self._agency(plan)
        return together(
            read_workbook(grids, plan, owner)
            if is_ours(grids)
            else read_table(grids, plan, mapping=mapping, sheet=sheet, owner=owner)
            for grids in self.files
        )

    def _agency(self, plan: "Plan") -> str | None:
        """The key of the agency whose programs alone are taken."""
        from ppu_roadmap.words.plan_names import Agencies

        typed = self.reading.owner
        if typed is None:
            return None
        known = Agencies(plan)
        problem = _("there is no agency {name}", name=typed)
        return self.run.read("--owner", typed, known.read, known.unknown(problem, typed))


def _mapped(typed: Sequence[str] | None) -> dict[str, str]:
    """The field of each column of COLUMN=FIELD."""
    pairs = [text.rpartition("=") for text in typed or ()]
    for column, equals, field in pairs:
        if not (column.strip() and equals and field.strip()):
            raise Refusal(_("--map has {text}, not COLUMN=FIELD such as Instansi=owner", text=column + equals + field))
    return {column.strip(): field.strip() for column, _equals, field in pairs}


@contextmanager
def _opened(
    run: Run, region: Region, new: str | None, source: _Source, *, hold: bool
) -> Iterator[tuple["Workspace", dict[str, bytes]]]:
    """The plan to import into: the one that is meant, or a new one with its files, of which none is there yet."""
    if new is None:
        told = [f"--{name}" for name, value in region._asdict().items() if value is not None]
        if told:
            raise Refusal(_("{options} tell of a new plan: say with --new where it is to be", options=words(told)))
        with editing(run, hold=hold, code=source.region) as workspace:
            yield workspace, {}
        return
    from ppu_roadmap.blank.plan import answered, blank_plan
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.loader.folder import FILES
    from ppu_roadmap.loader.plans import load_files

    refuse_taken(Path(new))
    answers = answers_of(run, region)
    first = None if region.start else source.table(load_files(blank_plan(answers), run.today).plan).first_year
    if first is not None:
        answers = answered(answers, "start", str(first))
    files = blank_plan(answers)
    run.own = answers.language
    yield Workspace(Path(new), run.today, {Path(name).stem: files[name] for name in FILES if name in files}), files


def _imported(workspace: "Workspace", comparison: "Comparison", *, files: int) -> "Imported":
    """What a comparison makes of the plan, with the findings that it gains and loses."""
    from ppu_roadmap.diagnostics import INFO
    from ppu_roadmap.loader.same import apart
    from ppu_roadmap.report.changes import Imported

    if not workspace.edited:
        return Imported(comparison, workspace.before.plan, workspace.before.plan, files=files)
    before, after = (workspace.load(each, INFO) for each in (workspace.old, workspace.new))
    gone, new = apart(before.diagnostics, after.diagnostics)
    return Imported(comparison, before.plan, after.plan, new, gone, files)


def _show(run: Run, imported: "Imported", format: str) -> None:
    """Print the report: on a terminal in colour and broken at words."""
    from ppu_roadmap.report import changes

    language = run.language()
    if format != "text":
        write_text((changes.json_of if format == "json" else changes.markdown_of)(imported, language))
        return
    out = run.screen()
    for heading, lines in changes.parts(imported):
        out.flow([(heading.render(language), "bold")])
        for line in lines:
            mark = f"  {line.mark} " if line.mark else "  "
            out.flow([(mark, changes.STYLES[line.mark]), (line.render(language), "")])
    out.flow([(changes.sums(imported).render(language), "bold")])


def _write(run: Run, workspace: "Workspace", begun: Mapping[str, bytes]) -> None:
    """Write the plan that was changed, or the new one with all its files."""
    from ppu_roadmap.files import create_all

    if not begun:
        write_edited(run, workspace)
        return
    made = {**begun, **{f"{name}.yaml": data for name, data in workspace.new.items()}}
    create_all({workspace.folder / name: data for name, data in made.items()})
    run.note(_("the plan is begun in {folder}", folder=FileName(str(workspace.folder))))

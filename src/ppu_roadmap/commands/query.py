"""``query``: a question in SQL to the tables of a plan or a portfolio; without one, what can be asked."""

from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.options import One, OutputOption, argument, flag, one_of, option
from ppu_roadmap.commands.run import Run, stdin
from ppu_roadmap.commands.showing import refuse_terminal, write_pages
from ppu_roadmap.text import FileName, Phrase, Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.query.question import Question
    from ppu_roadmap.text import Language

EXAMPLES = (
    "roadmap query",
    "roadmap query 'SELECT id, name, budget FROM programs WHERE quick_win AND owner IS NULL'",
    "roadmap query 'SELECT year, source, sum(amount) FROM budget GROUP BY ALL' --format csv",
    "roadmap query - --plan plans -o answer.parquet < question.sql",
)
FORMATS = ("table", "csv", "json", "md", "parquet")
SECONDS, A_DAY = 60, 86_400


def main(
    run: Run,
    sql: Annotated[One, argument("SQL", "One SELECT; - is standard input. Without it: every table.")] = None,
    *,
    format: Annotated[One, one_of(FORMATS, "--format", "How the answer is written.")] = None,
    output: OutputOption = None,
    raw: Annotated[bool, flag("--raw", "csv: no quote before text that a spreadsheet takes for a formula.")] = False,
    timeout: Annotated[int, option("--timeout", "SECONDS", "For the answer alone.", min=1, max=A_DAY)] = SECONDS,
) -> None:
    """Ask the plan in SQL: programs, money, indicators, risks, findings and more as tables."""
    format = _format(format, output)
    if raw and format != "csv":
        told: dict[str, Phrase] = {"option": "raw", "formats": "csv", "kind": format}
        raise Refusal(_("--{option} goes with {formats} alone, not with {kind}", **told))
    if sql is None:
        from ppu_roadmap.query.listing import listing

        if format == "parquet":
            raise Refusal(_("say what to ask: write a SELECT"))
        write_pages(run, listing(), None, format, output)
        return
    if sql == "-":
        if run.plan_option == "-":
            raise Refusal(_("standard input holds the SQL: give the plan by its name"))
        sql = stdin().decode("utf-8", "replace")
    from ppu_roadmap.query.limits import bounded

    with TemporaryDirectory(prefix="roadmap-") as folder, bounded():
        file = Path(folder, "answer.parquet") if format == "parquet" else None
        _write(run, _filled(run, sql, timeout, file, output), format, output, file, raw=raw)


def _format(given: str | None, output: str | None) -> str:
    """The format that is meant, by the ending of the file where nothing else says it."""
    suffix = PurePath(output or "").suffix.removeprefix(".").casefold()
    format = given or (suffix if suffix in FORMATS[1:] else "table")
    if format == "table" and output not in {None, "-"}:
        told = _("say what to write: one of {kinds}", kinds=words(FORMATS[1:]))
        raise Refusal(_("{file} does not tell what to write: {help}", file=FileName(output), help=told))
    if format == "parquet" and output is None:
        raise Refusal(_("say where to write: -o FILE, or -o - for standard output"))
    refuse_terminal(output, format == "parquet", format)
    return format


def _filled(run: Run, sql: str, seconds: int, file: Path | None, output: str | None) -> "Question":
    """The question with the rows of every plan in its tables; rules are run only where it reads what they find."""
    from ppu_roadmap.query.question import judged

    question = judged(sql, run.today, seconds, file)
    if question.tables:
        from ppu_roadmap.commands import tables
        from ppu_roadmap.dataset.tables import rows_of
        from ppu_roadmap.diagnostics import ERROR, INFO

        names = tuple(table.name for table in question.tables)
        languages: dict[Language | None, Language] = {
            own: run.language(own, exported=output is not None) for own in ("id", "en", None)
        }
        least = INFO if "findings" in names else ERROR
        asked = tables.Question(partial(rows_of, names), run.today, languages, least=least)
        for each in run.answers(asked, whole=True):
            question.take(each.part)
    return question


def _write(run: Run, question: "Question", format: str, output: str | None, file: Path | None, *, raw: bool) -> None:
    from ppu_roadmap.paper.document import Document
    from ppu_roadmap.query.answer import SHOWN, answered, page, write_parquet

    if file is not None:
        write_parquet(question, file)
        run.deliver(file.read_bytes(), output)
        return
    answer = answered(question)
    if format == "csv":
        from ppu_roadmap.export.csv import pieces

        run.deliver(pieces(answer, run.language(), raw=raw), output)
        return
    table = answer.held() if format == "json" else page(answer, SHOWN if format == "table" else None)
    write_pages(run, Document.of([table]), run.own, format, output)

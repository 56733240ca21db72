"""``roadmap validate``: every finding of every layer in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.choosing import Choice, IgnoreOption, SelectOption
from ppu_roadmap.commands.ci import append_summary, write_log
from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.gating import ForOption, Passage, YearOption, passage
from ppu_roadmap.commands.output import write_bytes, write_text
from ppu_roadmap.commands.run import STDIN, Refusal, Run, stdin
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.loader.plans import Loaded
    from ppu_roadmap.report.result import Result

PlansArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PLAN", help="Plans, portfolios or files; - is stdin.")
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="full|concise|json|github|gitlab|sarif|junit",
        help="How findings are written; full by default, in CI what GitHub or GitLab reads.",
    ),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is stdout.")
]
StdinOption = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="FILE", help="The file of a plan that stdin stands for.")
]


@command(
    "validate",
    "Check",
    "roadmap validate",
    "roadmap validate plans --strict",
    "roadmap validate plans --select RM4 --format concise",
    "roadmap validate plans --for rkpd --year 2026",
    "roadmap validate plans --format sarif -o roadmap.sarif",
    "roadmap validate - --stdin-filename plans/governance.yaml < draft.yaml",
)
def validate(
    run: Run,
    plan: PlansArgument = None,
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    gate: ForOption = None,
    year: YearOption = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Leave with 0 whatever is found.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="More than ten findings of a rule, too.")] = False,
    stdin_filename: StdinOption = None,
) -> int:
    """Check plans and say everything that is wrong, in one run.

    Leaves with 0 when all is well, 1 when there are errors (with --strict warnings too).
    """
    from ppu_roadmap.report.result import Result

    takes, way = Choice(select, ignore).takes, passage(gate, year)
    loaded = _load(run, plan or [None], stdin_filename, way.gate.needs if way else ())
    result = Result.of(way.through(loaded, takes) if way else loaded, takes)
    _report(run, result, way, format_, output, whole=whole)
    failed = result.summary.errors or (strict and result.summary.warnings)
    return 1 if failed and not exit_zero else 0


def _load(
    run: Run, arguments: Iterable[str | None], stdin_filename: str | None, asked: Collection[str]
) -> Iterator[Loaded]:
    from ppu_roadmap.loader.plans import load, load_alone

    paths = [run.path(argument) for argument in arguments]
    if stdin_filename is not None and Path("-") not in paths:
        raise Refusal(_("--stdin-filename names the file that - stands for, and - is not given"))
    for path in paths:
        if path != Path("-"):
            yield from load(path, run.today, asked=asked)
        elif stdin_filename is None:
            yield load_alone(stdin(), STDIN, run.today, asked=asked)
        else:
            yield from load(Path(stdin_filename), run.today, stdin=stdin(), asked=asked)


def _report(
    run: Run, result: Result, way: Passage | None, given: str | None, output: str | None, *, whole: bool
) -> None:
    from ppu_roadmap.report.formats import DOCUMENTS, FORMATS, format_for, renderer

    name = given or format_for(run.environ)
    if name not in FORMATS:
        raise Refusal(_("--format is {name}, not one of {choices}", name=name, choices=words(FORMATS)))
    language = run.language(result.language)
    append_summary(run, result, language)
    if way and name == "full":
        way.report(language, output)
        return
    if name != "full" or (output not in (None, "-")):
        text = renderer(name)(result, language)
        write_bytes(text.encode("utf-8", "replace"), output) if name in DOCUMENTS else write_text(text, output)
        if name == "gitlab" and not given and not run.quiet:
            write_log(result, language)
        return
    from ppu_roadmap.report.full import lines

    out = run.screen()
    for line in lines(result, language, whole=whole):
        out.write((out.fit(text), style) for text, style in line)

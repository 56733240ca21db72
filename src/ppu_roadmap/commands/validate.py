"""``roadmap validate``: every finding of every layer in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.checking import GateCheck, Rules, Use
from ppu_roadmap.commands.options import OutputOption, listed, one_of
from ppu_roadmap.commands.output import write_bytes, write_text
from ppu_roadmap.commands.run import STDIN, Refusal, Run, stdin
from ppu_roadmap.text import Uncut, _

if TYPE_CHECKING:
    from ppu_roadmap.loader.plans import Result
    from ppu_roadmap.report.outcome import Outcome
    from ppu_roadmap.text import Language

EXAMPLES = (
    "roadmap validate",
    "roadmap validate plans --strict",
    "roadmap validate plans --select RM4 --format concise",
    "roadmap validate plans --for rkpd --year 2026",
    "roadmap validate plans --format sarif -o roadmap.sarif",
    "roadmap validate - --stdin-filename plans/governance.yaml < draft.yaml",
)
_SUMMARY = "GITHUB_STEP_SUMMARY"
_DOCS = "ROADMAP_DOCS"
"""The address of docs/rules.md as a page, which only whoever installed the tool knows."""


def main(
    run: Run,
    rules: Rules,
    use: Use,
    plan: Annotated[
        list[str] | None, typer.Argument(metavar="PLAN", help="Plans, portfolios or files; - is stdin.")
    ] = None,
    *,
    format: Annotated[
        str | None,
        one_of(
            listed("report:FORMATS"),
            "--format",
            help="How findings are written; full by default, in CI what GitHub or GitLab reads.",
        ),
    ] = None,
    output: OutputOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Leave with 0 whatever is found.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="More than ten findings of a rule, too.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="FILE", help="The file of a plan that stdin stands for.")
    ] = None,
) -> int:
    """Check plans and say everything that is wrong, in one run.

    Leaves with 0 when all is well, 1 when there are errors (with --strict warnings too).
    """
    from ppu_roadmap.report.outcome import Outcome

    codes, gate = rules.codes(), use.check()
    loaded = _load(run, plan or [None], stdin_filename, gate.gate.needs if gate else ())
    result = Outcome.of(gate.raised(loaded, codes) if gate else loaded, codes.__contains__)
    _report(run, result, gate, format, output, whole=whole)
    failed = result.summary.errors or (strict and result.summary.warnings)
    return 1 if failed and not exit_zero else 0


def _load(
    run: Run, arguments: Iterable[str | None], stdin_filename: str | None, asked: Collection[str]
) -> Iterator[Result]:
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
    run: Run, result: Outcome, gate: GateCheck | None, given: str | None, output: str | None, *, whole: bool
) -> None:
    from ppu_roadmap.report import DOCUMENTS, format_for, renderer

    name = given or format_for(run.environ)
    language = run.language(result.language)
    _append_summary(run, result, language)
    if gate and name == "full":
        gate.report(language, output)
        return
    if name != "full" or (output not in (None, "-")):
        text = renderer(name)(result, language)
        write_bytes(text.encode("utf-8", "replace"), output) if name in DOCUMENTS else write_text(text, output)
        if name == "gitlab" and not given and not run.quiet:
            _write_log(run, result, language)
        return
    from ppu_roadmap.report.full import lines

    out = run.screen()
    for line in lines(result, language, whole=whole):
        out.write((out.fit(text), style) for text, style in line)


def _append_summary(run: Run, result: Outcome, language: Language) -> None:
    """Add a page to the summary of the step where there is one; that it cannot be written fails no check."""
    name = run.environ.get(_SUMMARY)
    if not name:
        return
    from ppu_roadmap.report.summary import LIMIT, render

    path = Path(name)
    try:
        with path.open("ab") as file:  # other commands of the step have written to it: it is theirs, too
            page = render(result, language, run.environ.get(_DOCS), LIMIT - file.tell())
            file.write(("\n" if page and file.tell() else "").encode() + page.encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or str(error)
        run.say(_("the summary of the job is not written: {path}: {reason}", path=Uncut(name), reason=reason), language)


def _write_log(run: Run, result: Outcome, language: Language) -> None:
    """The findings on stderr in a line each, and how many: the report that CI reads is none for people."""
    from ppu_roadmap.report.concise import render
    from ppu_roadmap.report.full import summary_line

    run.write([*render(result, language).splitlines(), summary_line(result.summary, language)])

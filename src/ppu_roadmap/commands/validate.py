"""``roadmap validate``: every finding of every layer in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.output import write_text
from ppu_roadmap.commands.run import STDIN, Refusal, Run, split, stdin
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.loader.plans import Loaded
    from ppu_roadmap.report.result import Result
    from ppu_roadmap.text import Language


@command(
    "validate",
    "Check",
    "roadmap validate",
    "roadmap validate plans --strict",
    "roadmap validate plans --select RM4 --format concise",
    "roadmap validate - --stdin-filename plans/governance.yaml < draft.yaml",
)
def validate(
    run: Run,
    plan: Annotated[
        list[str] | None, typer.Argument(metavar="PLAN", help="Plans, portfolios or files; - is stdin.")
    ] = None,
    *,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="full|concise|json", help="How findings are written; full by default."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is stdout.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Only these rules: codes or their beginnings, with commas."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Not these rules; RM0xx cannot be ignored.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Leave with 0 whatever is found.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="More than ten findings of a rule, too.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="FILE", help="The file of a plan that stdin stands for.")
    ] = None,
) -> int:
    """Check plans and say everything that is wrong, in one run.

    Leaves with 0 when all is well, 1 when there are errors (with --strict warnings too).
    """
    from ppu_roadmap.report.result import Result

    chosen = _Choice(select, ignore)
    result = Result.of(_load(run, plan or [None], stdin_filename), chosen.takes)
    language = run.language(result.language)
    _report(run, result, language, format_ or "full", output, whole=whole)
    failed = result.summary.errors or (strict and result.summary.warnings)
    return 1 if failed and not exit_zero else 0


def _load(run: Run, arguments: Iterable[str | None], stdin_filename: str | None) -> Iterator[Loaded]:
    from ppu_roadmap.loader.plans import load, load_alone

    paths = [run.path(argument) for argument in arguments]
    if stdin_filename is not None and Path("-") not in paths:
        raise Refusal(_("--stdin-filename names the file that - stands for, and - is not given"))
    for path in paths:
        if path != Path("-"):
            yield from load(path, run.today)
        elif stdin_filename is None:
            yield load_alone(stdin(), STDIN, run.today)
        else:
            yield from load(Path(stdin_filename), run.today, stdin=stdin())


def _report(run: Run, result: Result, language: Language, name: str, output: str | None, *, whole: bool) -> None:
    from ppu_roadmap.report.formats import FORMATS, renderer

    if name not in FORMATS:
        raise Refusal(_("--format is {name}, not one of {choices}", name=name, choices=words(FORMATS)))
    if name != "full" or (output not in (None, "-")):
        write_text(renderer(name)(result, language), output)
        return
    from ppu_roadmap.report.full import lines

    out = run.screen()
    for line in lines(result, language, whole=whole):
        out.write((out.fit(text), style) for text, style in line)


class _Choice:
    """The rules that a run speaks of."""

    def __init__(self, select: list[str] | None, ignore: list[str] | None) -> None:
        self.select = _known(select)
        self.ignore = tuple(prefix for prefix in _known(ignore))

    def takes(self, code: str) -> bool:
        if self.select and not code.startswith(self.select):
            return False
        return code.startswith("RM0") or not (self.ignore and code.startswith(self.ignore))


def _known(given: list[str] | None) -> tuple[str, ...]:
    """Codes, names of rules and beginnings of codes, as beginnings of codes."""
    from ppu_roadmap.rules.registry import RULES

    by_name = {rule.name: rule.code for rule in RULES}
    found = []
    for word in split(given):
        prefix = by_name.get(word.lower(), word.upper())
        if not any(rule.code.startswith(prefix) for rule in RULES):
            raise Refusal(_("{word} is no rule and no beginning of a code; roadmap rule lists them", word=word))
        found.append(prefix)
    return tuple(found)

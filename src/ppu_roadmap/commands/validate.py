"""``roadmap validate``: every finding of every layer in one run, or what a use of the plan asks for."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from ppu_roadmap.commands.completion import RULE, listed
from ppu_roadmap.commands.options import Many, One, OutputOption, argument, flag, one_of, option
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.text import FileName, Language, Phrase, Refusal, _, command, unobeyed

if TYPE_CHECKING:
    from ppu_roadmap.analysis.gates import Against, Gate, Held, Readiness
    from ppu_roadmap.loader.judged import Judged
    from ppu_roadmap.loader.portfolio import Answer
    from ppu_roadmap.report.full import Line
    from ppu_roadmap.report.outcome import Outcome

EXAMPLES = (
    "roadmap validate",
    "roadmap validate plans --strict",
    "roadmap validate plans --select RM4 --format concise",
    "roadmap validate plans --for rkpd --year 2026",
    "roadmap validate plans --format sarif -o roadmap.sarif",
    "roadmap validate - --stdin-filename plans/governance.yaml < draft.yaml",
)
GATE_NAMES = ("bimtek", "bupati", "decided", "rkpd", "evaluation")
"""The gates of ``analysis.gates``, which a plain check does not import."""
WITH_YEAR = "rkpd"
FORMAT_HELP = "How findings are written; full by default, in CI what GitHub or GitLab reads."


class Rules(NamedTuple):
    """The rules that are selected and not ignored."""

    select: Annotated[
        Many, option("--select", "CODES", "Only these rules: codes or their beginnings, with commas.", RULE)
    ] = None
    ignore: Annotated[Many, option("--ignore", "CODES", "Not these rules; RM0xx cannot be ignored.", RULE)] = None

    def takes(self) -> Callable[[str], bool]:
        """Whether findings with a code are to be shown."""
        if not (self.select or self.ignore):
            return lambda _code: True
        from ppu_roadmap.rules.registry import RULES

        select, ignore = tuple(_beginnings(self.select)), tuple(_beginnings(self.ignore))
        selected = [rule for rule in RULES if not select or rule.code.startswith(select)]
        return {rule.code for rule in selected if rule.of_reading or not rule.code.startswith(ignore)}.__contains__


def _beginnings(given: Many) -> Iterator[str]:
    """Codes, names of rules and beginnings of codes, as beginnings of codes."""
    from ppu_roadmap.rules.registry import RULES

    by_name = {rule.name: rule.code for rule in RULES}
    for word in split(given):
        beginning = by_name.get(word.lower().replace(" ", "-"), word.upper())
        if not any(rule.code.startswith(beginning) for rule in RULES):
            told: dict[str, Phrase] = {"word": word, "command": command("rule")}
            raise Refusal(_("{word} is no rule and no beginning of a code; they are listed by {command}", **told))
        yield beginning


class Use(NamedTuple):
    """What the plan is to be used for."""

    gate: Annotated[One, one_of(GATE_NAMES, "--for", "Say whether the plan is ready for this.")] = None
    year: Annotated[One, option("--year", "YEAR", "For rkpd: this budget year alone.")] = None

    def check(self, run: Run) -> "GateCheck | None":
        """The check against the gate; ``None`` where none is asked for."""
        if self.year is not None and self.gate != WITH_YEAR:
            raise Refusal(_("--year goes with --for {gate} alone", gate=WITH_YEAR))
        if self.gate is None:
            return None
        from ppu_roadmap.analysis.gates import GATES, Against

        year = run.years("--year", self.year)[0] if self.year is not None else None
        return GateCheck([], GATES[self.gate], Against(self.gate, year))


class GateCheck(NamedTuple):
    """Plans held against a gate: what was found is handed on, and what they lack is kept."""

    plans: "list[Readiness]"
    gate: "Gate"
    question: "Against"

    def judged(self, plans: Iterable["Answer[Held]"]) -> Iterator["Judged"]:
        """What was found in plans, one by one; ends the command at a year that lies outside of all of them."""
        from ppu_roadmap.analysis.selection import outside_years

        reaches, year = [], self.question.year
        for answer in plans:
            self.plans.append(answer.value.readiness)
            reaches.append(answer.value.reach)
            yield answer.value.judged
        if year is not None and all(reach and not reach.covers(year) for reach in reaches):
            raise Refusal(outside_years(reaches, year))

    @property
    def told(self) -> "tuple[list[Readiness], Gate, int | None]":
        """What is told of it: of each plan what it lacks, for which gate and year."""
        return self.plans, self.gate, self.question.year

    def lines(self, language: Language) -> Iterator["Line"]:
        """What is missing; each line is apart from the sign of its item, below whose text it goes on where broken."""
        from ppu_roadmap.report.gate import lines

        for line in lines(*self.told, language):
            text = line.lstrip(" -")
            yield (line[: len(line) - len(text)], ""), (text, "")


def main(
    run: Run,
    rules: Rules,
    use: Use,
    plan: Annotated[Many, argument("PLAN", "Plans, portfolios or files; - is stdin.")] = None,
    *,
    format: Annotated[One, one_of(listed("report:FORMATS"), "--format", FORMAT_HELP)] = None,
    output: OutputOption = None,
    strict: Annotated[bool, flag("--strict", "Warnings count as errors.")] = False,
    exit_zero: Annotated[bool, flag("--exit-zero", "Leave with 0 whatever is found.")] = False,
    whole: Annotated[bool, flag("--all", "Every finding in full: warnings, and more than ten of a rule.")] = False,
    filename: Annotated[One, option("--stdin-filename", "FILE", "The file of a plan that stdin stands for.")] = None,
) -> int:
    """Check plans and say everything that is wrong, in one run.

    Leaves with 0 when all is well, 1 when there are errors (with --strict warnings too).
    """
    from ppu_roadmap.report.outcome import Outcome

    takes, gate = rules.takes(), use.check(run)
    paths = [run.path(each) for each in plan or (None,)]
    if filename is not None and Path("-") not in paths:
        raise Refusal(_("--stdin-filename names the file that - stands for, and - is not given"))
    result = Outcome.of(_judged(run, gate, paths, filename), takes)
    command = None if whole or strict or rules.select else _command(run, plan, filename)
    _report(run, result, gate, format, output, whole=whole, command=command)
    unready = gate and not all(each.ready for each in gate.plans)
    failed = result.summary.errors or (strict and result.summary.warnings) or unready
    return 1 if failed and not exit_zero else 0


def _judged(run: Run, gate: GateCheck | None, paths: Iterable[Path], filename: str | None) -> Iterator["Judged"]:
    """What is wrong with each plan, in the order in which they are given."""
    from ppu_roadmap.commands.answering import answers_of
    from ppu_roadmap.loader.judged import Check

    if gate:
        yield from gate.judged(answers_of(run, gate.question, *paths, filename=filename))
        return
    for answer in answers_of(run, Check(), *paths, filename=filename):
        yield answer.value


def _command(run: Run, arguments: Iterable[str] | None, filename: str | None) -> str:
    """This command as it was given, less what chooses and writes findings."""
    from shlex import join

    words = ["roadmap", "validate", *(arguments or [word for word in [run.plan_option] if word])]
    words += ["--stdin-filename", filename] if filename is not None else []
    words += ["--as-of", str(run.as_of)] if run.as_of else []
    return join(words)


def _report(
    run: Run, result: "Outcome", gate: GateCheck | None, given: One, output: One, *, whole: bool, command: str | None
) -> None:
    from ppu_roadmap.report import DOCUMENTS, format_for, renderer

    name, language = given or format_for(run.environ), run.language(result.language)
    _append_summary(run, result, language)
    if name == "full" and output in (None, "-"):
        from ppu_roadmap.report.full import lines

        out = run.screen()
        width = out.width if out.terminal else None
        all_lines = lines(result, language, whole=whole, width=width, command=command)
        for line in gate.lines(language) if gate else all_lines:
            out.flow(line)
        return
    if gate and name == "full":
        text = "".join(f"{unobeyed(sign + line)}\n" for (sign, _style), (line, _style) in gate.lines(language))
    else:
        text = renderer(name)(result, language)
        if gate and not run.quiet:
            from ppu_roadmap.report.gate import verdicts

            for verdict in verdicts(*gate.told, language):
                run.screen(sys.stderr).flow([(verdict, "")])
    run.deliver(text.encode("utf-8", "replace") if name in DOCUMENTS else text, output)
    if name == "gitlab" and not given and not run.quiet:  # the report that CI reads is none for people
        from ppu_roadmap.report.full import summary_line

        run.write([*renderer("concise")(result, language).splitlines(), summary_line(result, language)])


def _append_summary(run: Run, result: "Outcome", language: Language) -> None:
    """Add a page to the summary of the step where there is one; that it cannot be written fails no check."""
    name = run.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    from ppu_roadmap.report.summary import LIMIT, render

    try:
        with Path(name).open("ab") as file:  # other commands of the step have written to it: it is theirs, too
            rules = run.environ.get("ROADMAP_DOCS")  # docs/rules.md as a page: whoever installed the tool knows where
            page = render(result, language, rules, LIMIT - file.tell())
            file.write(("\n" if page and file.tell() else "").encode() + page.encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or str(error)
        run.say(
            _("the summary of the job is not written: {path}: {reason}", path=FileName(name), reason=reason), language
        )

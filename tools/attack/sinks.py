"""Everything that goes out: each command, option, view, format and report on plans whose every text would act."""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from ppu_roadmap.cli import command_named, function_of
from ppu_roadmap.commands import COMMANDS, PANELS
from ppu_roadmap.export import FORMATS
from ppu_roadmap.fields.program import FIELDS
from ppu_roadmap.report import FORMATS as REPORTS
from tests.cli.door import roadmap
from tests.cli.process import Done
from tools.attack import Tried
from tools.attack.hostile import FOLDERS, FORBIDDEN, HARMLESS, TEXTS, HostilePlan
from tools.attack.judges import OTHERS, PARTS, offers_act, out_of_place, text_acts

ANNOTATION = re.compile(r"^::(?:error|warning|notice) file=", re.MULTILINE)
"""What the format for GitHub is there for."""
COLOR = re.compile(r"\x1b\[[0-9;]*m")
SHELLS = ("bash", "zsh", "fish", "powershell")
KINDS = tuple(form.name for form in FORMATS)
WRITING = (*PANELS["Edit"], "fix", "init")
"""Commands that need a plan of their own, since they change it."""
EDITS = (
    "fmt --diff", "fix --diff", "fmt --check", "fix --check", "set GOV-01 progress=1 --dry-run",
    "decide GOV-01 revise --dry-run", "add risk GOV-01 --factor Banjir --likelihood 1 --impact 1 --dry-run",
)  # fmt: skip
VARIABLES = ("ROADMAP_TODAY", "ROADMAP_LANG", "COLUMNS", "LANG")
RUNNERS = ("GITHUB_ACTIONS", "GITLAB_CI")
WRONG_USE = 2
EVERY_TEXT, NO_TEXT, HUGE_NUMBERS, REFUSED = "texts", "plain", "huge", "forbidden"
PLANS = {EVERY_TEXT: TEXTS, NO_TEXT: HARMLESS, HUGE_NUMBERS: HARMLESS, REFUSED: FORBIDDEN}
"""The texts of each plan; others are called as a folder of theirs is."""


class Case(NamedTuple):
    """A command line, the plan that it is run on, and the variables that are set."""

    words: tuple[str, ...]
    plan: str = EVERY_TEXT
    env: tuple[tuple[str, str], ...] = ()


def cases() -> Iterator[Case]:
    """Whatever can be asked for."""
    for name in COMMANDS:
        yield from _of_command(name)
    for form in REPORTS:
        yield from (Case(("validate", "--format", form, "--all"), plan) for plan in (EVERY_TEXT, REFUSED, *FOLDERS))
        yield from (Case(("validate", "--format", form, "--for", gate)) for gate in _words("validate", "--for"))
    yield from (Case(("validate", "--color", "always", "--all"), plan) for plan in (EVERY_TEXT, REFUSED))
    yield from (Case(("validate",), plan, ((name, "true"),)) for name in RUNNERS for plan in (EVERY_TEXT, *FOLDERS))
    for form in (*KINDS, "csv --excel", "table"):
        yield from _of_views(tuple(form.split()))
    for plan in (EVERY_TEXT, REFUSED, *FOLDERS):
        yield from (Case(tuple(line.split()), plan) for line in (*EDITS, "show", "show nix"))
    for number, text in enumerate(each for each in (*TEXTS, *FORBIDDEN) if "\x00" not in each):
        commands = [COMMANDS[(number + turn) % len(COMMANDS)] for turn in range(0, len(COMMANDS), 4)]
        yield from (Case((*name, text)) for name in ((), ("nix",), *((name,) for name in commands)))
        yield Case(("show",), env=((VARIABLES[number % len(VARIABLES)], text),))


def _of_command(name: str) -> Iterator[Case]:
    """A command by its examples, then with each of its options in turn, and what shells are offered for it."""
    lines = (re.split(" [<>]", line)[0] for line in function_of(name)[1])
    examples = list(dict.fromkeys(tuple(shlex.split(line)[1:]) for line in lines))
    for words in examples:
        yield from (Case(words, plan) for plan in (EVERY_TEXT, HUGE_NUMBERS))
    yield from (Case(examples[0], plan) for plan in FOLDERS)
    for option in _options(name):
        yield Case((*examples[0], *option))
    asked = [f"{name} ", f"{name} -", f"{name} GOV-01 ", *(f"{name} {each[0]} " for each in _options(name))]
    for shell in SHELLS:
        for line in dict.fromkeys(asked):
            yield Case((), env=asking(shell, f"roadmap {line}"))


def _of_views(form: tuple[str, ...]) -> Iterator[Case]:
    """Every view in a format."""
    for name in (*PANELS["Show"], "sni gaps"):
        words = (*name.split(), *(["GOV-01"] if name == "program" else []), "--format", *form)
        yield from (Case(words, plan) for plan in (EVERY_TEXT, HUGE_NUMBERS))
        yield from (Case((*words, "--by", by)) for by in _words(words[0], "--by"))
    yield Case(("quickwins", "--brief", "--format", *form))
    yield Case(("show", "--columns", ",".join(field.column.key for field in FIELDS), "--format", *form))
    if form[0] in KINDS:
        yield Case(("export", *form, "-o", "-"))


def _options(command: str) -> Iterator[tuple[str, ...]]:
    """Every option of a command: alone, with each of its words, or with hostile texts."""
    for number, each in enumerate(command_named(command).params):
        option = max(each.opts, key=len)
        words = (each.metavar or "").split("|")
        if getattr(each, "is_flag", False):
            yield (option,)
        elif option.startswith("--") and option not in {"--output", "--html"}:
            texts = (TEXTS[(7 * number + turn) % len(TEXTS)] for turn in range(4))
            typed = words if len(words) > 1 else (*texts, FORBIDDEN[number % 4], "::error::x", "##[error]x")
            yield from ((option, text) for text in typed)


def _words(command: str, option: str) -> list[str]:
    """The words that an option of a command takes, where it has that option."""
    found = [each for each in command_named(command).params if option in each.opts]
    return found[0].metavar.split("|") if found else []


def asking(shell: str, line: str) -> tuple[tuple[str, str], ...]:
    """The variables by which the script of a shell asks what may follow a command line."""
    asked = {
        "_ROADMAP_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    return tuple(asked.items())


def form_of(words: tuple[str, ...]) -> str:
    """The name of the format that a command line asks for; of text for people none."""
    if words[:1] == ("export",) and len(words) > 1:
        return words[1]
    if "--format" in words[:-1] or words[:1] == ("schema",):
        return "json" if words[0] == "schema" else words[words.index("--format") + 1]
    return "csv" if "--excel" in words else ""


def opened(done: Done) -> str:
    """What a command let out; of a file of Word or Excel what lies in it, of other files that are no text nothing."""
    if done.data.startswith((b"%PDF", b"\x89PNG")):
        return ""
    if not done.data.startswith(b"PK"):
        return done.out
    with ZipFile(BytesIO(done.data)) as packed:
        names = [name for name in packed.namelist() if not name.endswith(".png")]
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in names)


class Sinks:
    """The plans, written when they are first needed, and what commands run on them let out."""

    def __init__(self, folder: Path, records: int) -> None:
        self.folder, self.records = folder, records
        self.parts = cache(self._parts)

    def home(self, plan: str) -> Path:
        """The folder in which a plan lies, in a folder called ``plans`` or by the hostile name."""
        if plan in FOLDERS:
            home = self.folder / f"named{FOLDERS.index(plan)}"
            if not home.exists():
                named = HostilePlan(HARMLESS, 2).write(home / plan)
                for suffix in ("yaml", "yml"):
                    (named / f"{plan}.{suffix}").touch()
            return home
        home = self.folder / plan
        if not home.exists():
            comment = "".join(FORBIDDEN).replace("\x00", "") if plan == REFUSED else "catatan"
            HostilePlan(PLANS[plan], self.records, huge=plan == HUGE_NUMBERS).write(home / "plans", comment)
        return home

    def run(self, case: Case) -> Done:
        """Run a command line where its plan is, on a copy if it writes."""
        home, words = self.home(case.plan), case.words
        if case.plan in FOLDERS:
            words = tuple(word.replace("plans", f"./{case.plan}") for word in words)
            words = (*words, f"--plan={case.plan}") if words == case.words else words
        if words and words[0] in WRITING:
            copy = self.folder / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            home = Path(shutil.copytree(home, copy))
        return roadmap(*words, cwd=home, env={"ROADMAP_LANG": "en", **dict(case.env)})

    def faults(self, case: Case) -> Iterator[str]:
        """What acts in what a command line lets out."""
        done, form = self.run(case), form_of(case.words)
        if "fault of the tool" in done.err:
            yield done.err
        yield from text_acts(done.err)
        if dict(case.env).get("_ROADMAP_COMPLETE"):
            yield from offers_act(case.env[0][1].partition("_")[2], done.out)
        elif "--raw" not in case.words:  # every text as it is, for programs: it is asked for by name
            out = COLOR.sub("", done.out) if "always" in case.words else opened(done)
            yield from text_acts(ANNOTATION.sub("", out.removeprefix("\ufeff")))
            if form in OTHERS and out:
                yield from OTHERS[form](out)
            if form in PARTS and done.code != WRONG_USE and case.plan == EVERY_TEXT:
                yield from out_of_place(PARTS[form](out), self.parts(case._replace(plan=NO_TEXT)))

    def _parts(self, case: Case) -> Counter[str]:
        return PARTS[form_of(case.words)](self.run(case).out)


RUNS = 1_500
"""Of some six thousand, which take an hour and much memory, being run in one process."""


def attack(runs: int | None) -> Tried:
    """Run every case on plans in which each text stands in each field, or so many cases evenly on smaller plans."""
    found = list(cases())
    chosen = found[:: max(len(found) // (runs or RUNS), 1)]
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        sinks = Sinks(Path(name), 10 if len(chosen) < len(found) else len(TEXTS))
        for case in chosen:
            told = " ".join(map(ascii, (*case.words, *case.env)))
            faults += [f"{told} ({case.plan!a}): {fault!a}" for fault in sinks.faults(case)]
    return Tried(len(chosen), faults)

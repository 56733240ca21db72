"""What every command is told: the plan, the language, colour, today; and where its data goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

from ppu_roadmap.text import FileName, Language, Message, Phrase, Refusal, _, _n, command, plain, unobeyed

if TYPE_CHECKING:
    from ppu_roadmap.diagnostics import Severity
    from ppu_roadmap.loader.plans import Result
    from ppu_roadmap.loader.portfolio import Question
    from ppu_roadmap.terminal.screens import Screen
    from ppu_roadmap.views.question import Answer
    from ppu_roadmap.words.reading import Read, Reader

AnyValue = TypeVar("AnyValue")
_LANGUAGES: Mapping[str, Language] = {"id": "id", "en": "en"}
WRONG_USE = 2
STDIN = "<stdin>"
"""How findings name standard input."""


class Run:
    """The options common to all commands, and what follows from them."""

    plan_option: str | None = None
    color: Literal["auto", "always", "never"] = "auto"
    as_of: date | None = None
    quiet: bool = False
    jobs: int | None = None
    """How many processes may work; ``None``: as many as there are cores."""
    cache: str | None = None
    """The folder in which answers are kept; without one the user's own, for portfolios alone."""
    no_cache: bool = False
    named: str | None = None
    """The plan as it was given, where it was."""
    errors: int = 0
    """How many errors the plans have that were read."""
    own: Language | None = None
    """The language of the plan, as soon as one has been loaded."""

    def __init__(self, lang: Language | None = None, environ: Mapping[str, str] | None = None) -> None:
        self.sources: list[str] = []  # the files that were read
        self.lang = lang
        self.environ = os.environ if environ is None else environ

    @property
    def today(self) -> date:
        """The day that rules look at: ``--as-of``, ``ROADMAP_TODAY``, else the clock."""
        if self.as_of:
            return self.as_of
        given = self.environ.get("ROADMAP_TODAY")
        if not given:
            return datetime.now(tz=UTC).astimezone().date()
        self.as_of = self.day("ROADMAP_TODAY", given)
        return self.as_of

    def day(self, name: str, text: str, today: date | None = None) -> date:
        """A day as a person types it, ``today`` by that word; the reader is not needed for that of the format."""
        try:
            return date.fromisoformat(text if text[4:5] == "-" else "")
        except ValueError:
            pass
        from ppu_roadmap.words.calendar import day

        problem = _("{option} is {text}, not a day such as 2023-06-30", option=name, text=text)
        return date.fromisoformat(self.read(name, text, lambda typed: day(typed, today), problem))

    def years(self, name: str, text: str) -> range:
        """A year, or the years from one to another, as a person types them."""
        from ppu_roadmap.words.calendar import year, years

        if found := year(text):
            return range(self.heard(name, text, found[0]), found[0].value + 1)
        first, last = self.read(name, text, years, _("{name} is {word}, not a year such as 2024", name=name, word=text))
        return range(first, last + 1)

    def language(self, own: Language | None = None, *, exported: bool = False) -> Language:
        """``--lang``, else ``ROADMAP_LANG``, else for the terminal the locale, else the plan's ``own``."""
        named = _LANGUAGES.get(self.environ.get("ROADMAP_LANG", "").lower())
        local = None if exported else locale_language(self.environ)
        return self.lang or named or local or own or self.own or "id"

    def given(self, argument: str | None) -> str | None:
        """What names the plan: an argument or ``--plan``."""
        if argument is not None and self.plan_option is not None:
            raise Refusal(_("the plan is given twice, as argument and as --plan"))
        return argument if argument is not None else self.plan_option

    def path(self, argument: str | None = None, *, there: bool = True) -> Path:
        """The plan that is meant: as given, else the nearest plan.yaml at or above this folder, else plans/.

        One that need not be ``there`` now is else looked for in this folder.
        """
        given = self.given(argument)
        if given is None:
            from ppu_roadmap.loader.folder import usual_path

            path = usual_path()
            if there and not path.exists():
                raise no_plan(Path())
            return path if path.exists() else Path()
        self.named = given
        path = Path(given)
        if there and not os.path.lexists(path) and given != "-":
            raise Refusal(_("there is no file or folder {path}", path=FileName(given)))
        return path

    def each(self, argument: str | None = None, *, findings: bool = False) -> Iterator[Result]:
        """The plans to read from, one by one, so that not all need be held, with all that was found, or errors alone.

        Their errors are counted on stderr, and nothing readable ends the command with 1.
        """
        from ppu_roadmap.diagnostics import ERROR, INFO

        for item in self._counted(
            (item, item.readable, sum(each.severity is ERROR for each in item.diagnostics))
            for item in self.results(self.path(argument), least=INFO if findings else ERROR)
        ):
            self.own = self.own or item.plan.language
            yield item
        self.note_errors(self.errors)

    def answers(
        self, question: Question[Answer], argument: str | None = None, *, whole: bool = False
    ) -> Iterator[Answer]:
        """What the plans likewise answer, one by one; nothing is written before the last, where that is ``whole``.

        Who writes meanwhile notes the errors afterwards, lest they stand in the middle of a line.
        """
        from ppu_roadmap.commands.answering import answers_of

        bar = whole or not sys.stdout.isatty()  # where no rows come between
        found = (each.value for each in answers_of(self, question, self.path(argument), bar=bar))
        for each in self._counted((each, each.region.readable, each.errors) for each in found):
            self.own = self.own or each.region.language
            yield each
        if whole:
            self.note_errors(self.errors)

    def _counted(self, found: Iterable[tuple[AnyValue, bool, int]]) -> Iterator[AnyValue]:
        """What plans gave, as soon as any of them is readable; how many errors they have is known after the last."""
        waiting, readable = list[AnyValue](), False
        for item, whole, errors in found:
            waiting.append(item)
            readable, self.errors = readable or whole, self.errors + errors
            if readable:
                yield from waiting
                waiting.clear()
        if not readable:
            self.note_errors(self.errors)
            raise Refusal(_("nothing of the plan can be read"), code=1)

    def results(
        self, *paths: Path, asked: Collection[str] = (), filename: str | None = None, least: Severity | None = None
    ) -> Iterator[Result]:
        """The plans at paths; ``filename`` is the file that standard input stands for, if it is one of a plan.

        Of the rules that plans ignore those that are ``asked`` for look, too; none looks for less than the ``least``.
        """
        from ppu_roadmap.diagnostics import INFO
        from ppu_roadmap.loader.plans import load, load_alone, load_each

        for path in paths:
            if path.is_dir():
                folders(path)  # ends the command where there is none
        if Path("-") in paths and filename is None:
            yield load_alone(stdin(), STDIN, self.today, None, asked, least or INFO)
        elif Path("-") in paths and filename is not None:
            yield from load(Path(filename), self.today, stdin=stdin(), asked=asked)
        for each in load_each([path for path in paths if path != Path("-")], self.today, asked, least or INFO):
            self.sources += each.files
            yield each

    def screen(self, stream: TextIO | None = None) -> Screen:
        """Standard output, or another stream, as a person sees it."""
        from ppu_roadmap.terminal.screens import screen

        return screen(stream or sys.stdout, color=self.color, environ=self.environ)

    def say(self, message: Message, language: Language | None = None) -> None:
        """One line on stderr, on a terminal broken at words; its commands are to be run on the plan that was given."""
        line = message.aimed(self.named or self.plan_option).render(language or self.language())
        if sys.stderr.isatty():
            self.screen(sys.stderr).flow([(line, "")])
        else:
            self.write([line])

    def note(self, message: Message) -> None:
        """One line on stderr, unless only what was asked for is to be said."""
        if not self.quiet:
            self.say(message)

    def read(self, name: str, text: str, reader: Reader[AnyValue], problem: Message) -> AnyValue:
        """What a text means to a reader; ends the command where that is nothing, or two things."""
        from ppu_roadmap.words.reading import only

        return self.heard(name, text, only(text, reader(text), problem))

    def heard(self, name: Phrase, text: str, read: Read[AnyValue]) -> AnyValue:
        """A value that was typed; how it was read is said where that is not the letter of the format."""
        if self.explains(read.said, text):
            typed = _("{name} {text}", name=name, text=text) if name else text
            self.note(_("{typed}, read as: {said}", typed=typed, said=read.said))
        return read.value

    def explains(self, said: Phrase, text: str) -> bool:
        """Whether how a text was read tells more than the text itself."""
        return said is not None and _("{word}", word=said).render(self.language()) != text

    def note_errors(self, count: int) -> None:
        """How many errors a plan has, if there are any."""
        if count:
            again = command("validate")
            self.note(_n("{count} error: run {command}", "{count} errors: run {command}", count, command=again))

    def deliver(self, data: bytes | str | Iterable[bytes], output: str | None) -> None:
        """Write to standard output, or in UTF-8 to a file, which is to be none of the plan's; pieces as they come."""
        if isinstance(data, str) and output in (None, "-"):
            write_text(data)
            return
        if isinstance(data, bytes | str):
            data = (data.encode("utf-8", "replace") if isinstance(data, str) else data,)
        if output is None or output == "-":
            write_bytes(data)
            return
        from ppu_roadmap.files import write_out

        _refuse_misplaced(output, self.sources)
        write_out(Path(output), chain(data, self._placed(output)), self.note)

    def _placed(self, output: str) -> Iterator[bytes]:
        """Nothing more to write, but the end of the command where by now the plan is known to be read from the file."""
        _refuse_misplaced(output, self.sources)
        yield from ()

    def write(self, lines: Iterable[str]) -> None:
        """Lines on stderr, in the characters that it takes and harmless whatever they hold."""
        encoding = sys.stderr.encoding or "ascii"
        texts = (unobeyed(plain(line)) + "\n" for line in lines)
        sys.stderr.writelines(text.encode(encoding, "replace").decode(encoding) for text in texts)


def folders(path: Path) -> list[Path]:
    """The folders of plans at a path; ends the command where there is none."""
    from ppu_roadmap.loader.folder import plan_folders

    found = list(plan_folders(path))
    if not found:
        raise no_plan(path)
    return found


def no_plan(path: Path) -> Refusal:
    """That there is no plan at a path, and what to do: first of all with a file under a name that is not read."""
    from ppu_roadmap.loader.folder import PLAN, misnamed, unreadable

    folder, names = (path, os.listdir(path)) if path.is_dir() else (path.parent, [path.name])  # noqa: PTH208 -- names
    barred = None if path.is_dir() else unreadable(path)
    wrong = [(path.name, *barred.finding[1:3])] if barred else misnamed(sorted(names))
    reasons = (
        _("{file}: {message}; {help}", file=FileName(str(folder / name)), message=message, help=help)
        for name, message, help in wrong
        if name != f"{PLAN}.yaml"
    )
    usual = _("go to the folder of one with cd, give it as PLAN, or run roadmap init")
    return Refusal(_("there is no plan at {path}: {reason}", path=FileName(str(path)), reason=next(reasons, usual)))


def locale_language(environ: Mapping[str, str]) -> Language | None:
    """The language of the locale, where it is Indonesian or English in a UTF-8 or plain form."""
    named = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), "")
    language, _dot, encoding = named.partition("@")[0].partition(".")
    word = language.partition("_")[0].lower()
    return _LANGUAGES.get(word) if encoding.lower().replace("-", "") in ("", "utf8") else None


def stdin() -> bytes:
    """Standard input, as files are at most one byte over the limit of size."""
    from ppu_roadmap.source.guards import SIZE_LIMIT

    return sys.stdin.buffer.read(SIZE_LIMIT + 1) or b""


def _refuse_misplaced(output: str, sources: Iterable[str]) -> None:
    """End the command where a file cannot be written under this name, or the plan is read from it."""
    from ppu_roadmap.loader.folder import FILES, unread_names

    path, name = Path(output), FileName(output)
    if output.startswith("--"):
        raise Refusal(_("{text} is an option where the name of a file is expected", text=output))
    if path.is_dir():
        raise Refusal(_("{path} is a folder: name a file in it", path=FileName(output or ".")))
    if path.is_symlink() and not path.exists():
        raise Refusal(_("{path} is a link that leads nowhere: delete it, or name another file", path=name))
    if not path.parent.is_dir():
        raise Refusal(_("there is no folder {path}: make it, or name another file", path=FileName(str(path.parent))))
    names = {path.name, path.resolve().name}
    if names & {*FILES} or unread_names(names) or (path.is_file() and any(map(path.samefile, sources))):
        raise Refusal(_("{path} is a file of the plan: name another file to write to", path=name))


def write_text(text: str) -> None:
    """Write text to standard output in its own encoding."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write bytes as they are to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()


def split(values: list[str] | None) -> Iterator[str]:
    """The words of an option that may be repeated and may hold commas or semicolons."""
    for value in values or ():
        yield from (word.strip() for word in value.replace(";", ",").split(",") if word.strip())

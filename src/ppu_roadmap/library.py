"""The library's door: plans and findings for programs that import ``ppu_roadmap``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import Result, load_alone, load_files
from ppu_roadmap.loader.plans import load as load_all
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, Message, _n

if TYPE_CHECKING:  # what one plan has no use for
    from concurrent.futures import Executor

    from ppu_roadmap.loader.many import Files

T = TypeVar("T")


class PlanError(Exception):
    """A plan has errors, or cannot be edited so; ``diagnostics`` holds everything that was found."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], reason: Message | None = None) -> None:
        super().__init__(diagnostics, reason)  # of which a pickle makes it anew
        self.diagnostics = diagnostics
        self.reason = reason
        """Why an edit cannot be done, where that is no finding."""

    def __str__(self) -> str:
        """In English: why an edit cannot be done, else how many errors there are, and the first."""
        if self.reason is not None:
            return self.reason.render("en")
        errors = [diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR]
        count = _n("{count} error", "{count} errors", len(errors)).render("en")
        return f"{count}, first {errors[0].file}:{errors[0].span.line}: {errors[0].message.render('en')}"

    def messages(self, language: Language = "id") -> Iterator[str]:
        """Every finding as a sentence, before them what kept an edit from being done."""
        said = (diagnostic.message for diagnostic in self.diagnostics)
        return (message.render(language) for message in ((self.reason, *said) if self.reason else said))


def load(path: str | Path, today: date | None = None) -> Plan:
    """The plan in a folder, as far as it can be read; raises PlanError if a finding is an error."""
    return _sound(next(load_all(Path(path), today or _today())))


def load_bytes(data: bytes, today: date | None = None) -> Plan:
    """The plan of one dimension file alone, checked as a file without plan.yaml; raises PlanError for an error."""
    return _sound(load_alone(data, "<bytes>", today or _today()))


def check(path: str | Path, today: date | None = None) -> tuple[Diagnostic, ...]:
    """Every finding in the plans at a path."""
    return tuple(diagnostic for result in load_all(Path(path), today or _today()) for diagnostic in result.diagnostics)


def check_files(files: Mapping[str, bytes], today: date | None = None) -> Result:
    """The plan made of files by name (``plan.yaml``, ``governance.yaml``, …) and every finding in it.

    Nothing outside of the arguments is read, no file system and no state, and what comes back can be pickled: a plan
    may be checked in any process of any engine. Without ``today`` the clock is asked.
    """
    return load_files(files, today or _today())


@overload
def check_many(
    plans: "Iterable[tuple[str, Files]]",
    executor: "Executor",
    today: date | None = None,
    *,
    failed: Callable[[str, Exception], tuple[Diagnostic, ...]] | None = None,
    ahead: int = 256,
) -> Iterator[tuple[str, tuple[Diagnostic, ...]]]: ...
@overload
def check_many(
    plans: "Iterable[tuple[str, Files]]",
    executor: "Executor",
    today: date | None = None,
    *,
    answer: Callable[[Result], T],
    failed: Callable[[str, Exception], T] | None = None,
    ahead: int = 256,
) -> Iterator[tuple[str, T]]: ...
def check_many(
    plans: "Iterable[tuple[str, Files]]",
    executor: "Executor",
    today: date | None = None,
    *,
    answer: Callable[[Result], Any] = attrgetter("diagnostics"),
    failed: Callable[[str, Exception], Any] | None = None,
    ahead: int = 256,
) -> Iterator[tuple[str, Any]]:
    """The name of each plan and every finding in it, or another ``answer``, in their order, as they come.

    A plan is a name, which findings put before those of its files, and the files: a mapping as for ``check_files``, or
    a function that gives one, called in the process that checks, so that nothing is read here. Findings are those of
    a portfolio, region codes that stand twice among them. ``executor`` is that of any engine: ``ProcessPoolExecutor``,
    Dask's ``Client.get_executor()``, ``MPIPoolExecutor``, …; what is passed it must be able to send to its workers. No
    more than ``ahead`` plans are on the way at once, and none is kept once it is answered.

    What a plan raises, its function, its ``answer`` or an engine that gives it up, is raised at its turn with its name
    in a note, and the plans behind it are cancelled; with ``failed``, what that makes of name and error stands for
    the answer and the rest goes on. To try again is left to the engine.
    """
    from ppu_roadmap.loader.many import answers

    return answers(plans, executor, (today or _today(), answer), failed, ahead)


def set_bytes(data: bytes, id: str, field: str, value: object, today: date | None = None) -> bytes:
    """The bytes of one file of a plan in which a field has a value; not one other byte differs.

    ``id`` is that of a program, of a part of one, of a strategy or a proposal; ``plan`` means plan.yaml itself. Fields
    are named as in ``roadmap set``; text is taken as it is typed there, ``None`` removes the field. Raises PlanError
    where that cannot be done, or would add an error.
    """
    from ppu_roadmap.edit.added import added_errors
    from ppu_roadmap.edit.fields import set_field
    from ppu_roadmap.edit.kinds import name_of
    from ppu_roadmap.yamltext.changes import EditError

    day, kind = today or _today(), name_of(data)
    before = load_alone(data, "<bytes>", day, kind)
    try:
        edited = set_field(data, id, field, value)
    except EditError as error:
        raise PlanError(before.diagnostics, error.message) from None
    added = added_errors(before, load_alone(edited, "<bytes>", day, kind))
    if added:
        raise PlanError(added)
    return edited


def fmt_bytes(data: bytes) -> bytes:
    """The bytes of one file of a plan in the one form, which says the same; raises PlanError where it has none."""
    from ppu_roadmap.edit.kinds import draft_of, name_of
    from ppu_roadmap.yamltext.changes import EditError
    from ppu_roadmap.yamltext.formatting import formatted

    try:
        return formatted(draft_of(data))
    except EditError as error:
        raise PlanError(load_alone(data, "<bytes>", _today(), name_of(data)).diagnostics, error.message) from None


def _sound(result: Result) -> Plan:
    if any(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics):
        raise PlanError(result.diagnostics)
    return result.plan


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()

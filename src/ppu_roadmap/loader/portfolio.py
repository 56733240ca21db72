"""Questions to many plans, each of which is loaded, asked and let go: over all cores, and again only where it changed.

What is answered is small and plain, so that it can come from another process or from the cache.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from ppu_roadmap.cache.plain import Plain
from ppu_roadmap.diagnostics import Place, Severity
from ppu_roadmap.loader.contents import contents
from ppu_roadmap.loader.folder import shown
from ppu_roadmap.text import FileName, Message, _

if TYPE_CHECKING:
    from ppu_roadmap.cache.store import Store
    from ppu_roadmap.loader.plans import Result
    from ppu_roadmap.model.plan import Plan

Value = TypeVar("Value")
Told_co = TypeVar("Told_co", covariant=True)
MANY = 20
"""Plans from which on more than one process works, and answers are kept."""


class Question(Protocol[Told_co]):
    """What is asked of each plan: a value that can be pickled and says all that decides the answer."""

    @property
    def key(self) -> str:
        """What is asked, with all that it depends on but plan, rules and month; another key for another question."""

    @property
    def asked(self) -> Collection[str]:
        """The rules that look where plan.yaml ignores them, too."""

    @property
    def least(self) -> Severity:
        """What is the least grave that is looked for."""

    @property
    def plain(self) -> Plain | None:
        """How an answer is kept; ``None`` for one that is not."""

    def __call__(self, result: Result, /) -> Told_co:
        """The answer of a plan: a value of its own that holds no part of the plan."""


class Answer(NamedTuple, Generic[Value]):
    """What a plan answers."""

    value: Value
    files: tuple[str, ...] = ()
    """The files that were read, as findings name them."""
    region: tuple[str, Place] | None = None
    """The code of its region, and where that stands; none of a single file, which is held against no other plan."""


class Asked(NamedTuple):
    """An answer as it comes from a process: to be kept as a text, with the digest of what was asked, or as it is."""

    answer: Answer[Any] | None
    text: bytes | None = None
    digest: bytes | None = None


@dataclass(frozen=True)
class Asking(Generic[Value]):
    """A question on a day, to be put to one folder after the other; what is answered is to be ``kept``, or not."""

    question: Question[Value]
    today: date
    kept: bool = False

    def __call__(self, folder: Path) -> Asked:
        """Load a plan and ask it."""
        from ppu_roadmap.loader.plans import load_folder

        question, regions = self.question, dict[str, Place]()
        held = contents(folder) if self.kept else None
        result = load_folder(folder, self.today, held and held.files, question.asked, question.least, regions)
        answer = Answer(question(result), result.files, next(iter(regions.items()), None))
        if held is None or _is_fleeting(result.plan, self.today) or not held.decides(result.plan, folder):
            return Asked(answer)
        try:
            return Asked(None, self.plain.dumps(tuple(answer)), held.digest)
        except TypeError:  # something of it is not plain
            return Asked(answer)

    @property
    def plain(self) -> Plain:
        """How an answer with what comes with it is kept."""
        own = self.question.plain or Plain(object)
        return own.about(GenericAlias(tuple, (own.kind, tuple[str, ...], tuple[str, Place] | None)))

    def about(self, folder: Path) -> bytes:
        """What names the question to this folder in the cache, whatever it holds. Raises OSError."""
        from ppu_roadmap.cache.maker import digest

        question = self.question
        month = self.today.isoformat()[:7]  # but for one rule none looks at days
        terms = question.key, question.least.value, *sorted(question.asked), "", month, os.fspath(shown(folder))
        return sha256(b"\0".join((digest(), *map(os.fsencode, terms)))).digest()

    def kept_by(self, store: Store, folder: Path) -> bytes | None:
        """The answer of a plan as it was kept, where the plan is what it was."""
        about = self.about(folder)
        if not store.holds(about) or (held := contents(folder)) is None:  # most are read but once
            return None
        return store.get(about, held.digest)

    def read(self, text: bytes) -> Answer[Value] | None:
        """An answer that was kept; ``None`` where somebody has put another text in its place."""
        try:
            return Answer(*self.plain.loads(text))
        except ValueError:
            return None

    def answer(self, asked: Asked, store: Store | None, folder: Path) -> Answer[Value]:
        """The answer that came, which is kept from here on where it can be."""
        if asked.answer is not None:
            return asked.answer
        if store is not None and asked.digest is not None:
            store.put(self.about(folder), asked.digest, asked.text or b"")
        return Answer(*self.plain.loads(asked.text or b""))


def answers(
    portfolios: Sequence[Sequence[Path]],
    question: Question[Value],
    today: date,
    *,
    jobs: int = 1,
    store: Store | None = None,
    told: Callable[[Message], object] = str,
) -> Iterator[Answer[Value]]:
    """What each plan of some portfolios answers, in their order, one by one; no plan outlives its answer.

    The folders of a portfolio know of each other: a region that two of them have is found. ``told`` hears of what went
    wrong on the way and was mended. A plan over which two processes died answers as one that cannot be read.
    """
    asking = Asking(question, today, kept=store is not None)
    folders = [folder for portfolio in portfolios for folder in portfolio]
    kept = {folder: text for folder in folders if store and (text := asking.kept_by(store, folder)) is not None}
    left = [folder for folder in folders if folder not in kept]
    made: Iterator[Asked] = map(asking, left)
    if left and jobs > 1:
        from ppu_roadmap.loader.pool import mapped  # one plan needs no other process

        made = mapped(
            asking,
            left,
            jobs,
            again=lambda folder: told(
                _("reading {path} was cut short; it is read again", path=FileName(shown(folder)))
            ),
            lost=partial(_lost, asking),
        )
    for portfolio in portfolios:
        regions: dict[str, Place] = {}
        for folder in portfolio:
            answer = asking.read(kept[folder]) if folder in kept else asking.answer(next(made), store, folder)
            answer = answer or asking.answer(asking(folder), store, folder)
            if answer.region and regions.setdefault(*answer.region) is not answer.region[1]:
                answer = _again(asking, folder, regions)
            yield answer


def _is_fleeting(plan: Plan, today: date) -> bool:
    """Whether what is found may change within the month: whether a decision is of a day to come."""
    from ppu_roadmap.facts.parts import quick_wins

    month = today.isoformat()[:7]
    return any((each.date or "").startswith(month) for _program, win in quick_wins(plan) for each in win.decisions)


def _again(asking: Asking[Value], folder: Path, regions: dict[str, Place]) -> Answer[Value]:
    """The answer of a plan whose region another one has, which is found among its rules."""
    from ppu_roadmap.loader.plans import load_folder

    question = asking.question
    result = load_folder(folder, asking.today, None, question.asked, question.least, regions)
    return Answer(question(result), result.files)


def _lost(asking: Asking[Value], folder: Path) -> Asked:
    from ppu_roadmap.loader.plans import unread

    message = _("reading the plan was cut short twice, as where memory runs out")
    help = _("end other programs, then try again")
    question = asking.question
    result = unread(folder, message, help, (asking.today, question.asked, question.least))
    return Asked(Answer(question(result), result.files))

"""Questions to many plans, each of which is loaded, asked and let go: over all cores, and again only where it changed.

What is answered is small and plain, so that it can come from another process or from the cache.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from ppu_roadmap.cache.plain import Plain
from ppu_roadmap.diagnostics import Place, Severity
from ppu_roadmap.loader.contents import contents, size
from ppu_roadmap.loader.folder import shown
from ppu_roadmap.text import FileName, Message, _

if TYPE_CHECKING:
    from ppu_roadmap.cache.store import Store
    from ppu_roadmap.loader.checking import Sought
    from ppu_roadmap.loader.plans import Result
    from ppu_roadmap.model.plan import Plan

WORTH = 2_000_000
"""Bytes of plans that take as long as the start of a process that is to read them."""
Value = TypeVar("Value")
Told_co = TypeVar("Told_co", covariant=True)


class Question(Protocol[Told_co]):
    """What is asked of each plan: a value that can be pickled, and whose ``repr`` says all that decides the answer."""

    @property
    def asked(self) -> Collection[str]:
        """The rules that look where plan.yaml ignores them, too."""

    @property
    def least(self) -> Severity:
        """What is the least grave that is looked for."""

    @property
    def classes(self) -> tuple[type, ...] | None:
        """What answers are made of, beside what findings are made of; ``None`` where none is kept."""

    def __call__(self, result: Result, /) -> Told_co:
        """The answer of a plan: a value of its own that holds no part of the plan."""


class Answer(NamedTuple, Generic[Value]):
    """What a plan answers."""

    value: Value
    files: tuple[str, ...] = ()
    """The files that were read, as findings name them."""
    region: tuple[str, Place] | None = None
    """The code of its region, and where that stands; none of a single file, which is held against no other plan."""


@dataclass(frozen=True)
class Asking(Generic[Value]):
    """A question on a day, to be put to one folder after the other; what is answered is to be ``kept``, or not."""

    question: Question[Value]
    today: date
    kept: bool = False

    def __call__(self, folder: Path) -> tuple[Answer[Value], bytes | None]:
        """Load a plan and ask it; with the digest of all that decided the answer, where it is to be kept."""
        held, regions = contents(folder) if self.kept else None, dict[str, Place]()
        result = self.loaded(folder, regions, held and held.files)
        lasts = held is not None and not _is_fleeting(result.plan, self.today) and held.decides(result.plan, folder)
        answer = self.answer(result)._replace(region=next(iter(regions.items()), None))
        return answer, held.digest if held is not None and lasts else None

    def answer(self, result: Result) -> Answer[Value]:
        """What a plan answers."""
        return Answer(self.question(result), result.files)

    def loaded(self, folder: Path, regions: dict[str, Place], files: Any = None) -> Result:
        """A plan with what the question looks for; ``regions`` holds codes seen before."""
        from ppu_roadmap.loader.plans import load_folder

        return load_folder(folder, self.today, files, *self.sought[1:], regions)

    @property
    def sought(self) -> Sought:
        """What is looked for."""
        return self.today, self.question.asked, self.question.least

    @property
    def name(self) -> bytes:
        """What names the question in the cache, with all that decides answers but the plan itself. Raises OSError."""
        from ppu_roadmap.cache.maker import digest

        month = self.today.isoformat()[:7]  # but for one rule none looks at days
        terms = month, self.question.least.value, *sorted(self.question.asked), repr(self.question)
        return sha256(b"\0".join((digest(), *map(os.fsencode, terms)))).digest()


def answers(
    portfolios: Sequence[Sequence[Path]],
    question: Question[Value],
    today: date,
    *,
    jobs: int | None = 1,
    store: Store | None = None,
    told: Callable[[Message], object] = str,
) -> Iterator[Answer[Value]]:
    """What each plan of some portfolios answers, in their order, one by one; no plan outlives its answer.

    The folders of a portfolio know of each other: a region that two of them have is found. ``told`` hears of what went
    wrong on the way and was mended. A plan over which two processes died answers as one that cannot be read.
    """
    asking, plain = Asking(question, today, kept=store is not None), Plain(*question.classes or ())
    folders = [folder for portfolio in portfolios for folder in portfolio]
    name = asking.name if store else b""
    kept = dict(_kept(store, name, folders)) if store else {}
    made = _made(asking, [folder for folder in folders if folder not in kept], jobs, told)
    for portfolio in portfolios:
        regions: dict[str, Place] = {}
        for folder in portfolio:
            answer = _read(plain, kept[folder]) if folder in kept else None
            if answer is None:
                answer, digest = asking(folder) if folder in kept else next(made)
                if store and digest:
                    with suppress(TypeError):  # something of it is not plain
                        store.put(name, digest, plain.dumps(tuple(answer)))
            if answer.region and regions.setdefault(*answer.region) is not answer.region[1]:
                answer = asking.answer(asking.loaded(folder, regions))  # it finds its region among those
            yield answer


def _kept(store: Store, name: bytes, folders: Sequence[Path]) -> Iterator[tuple[Path, bytes]]:
    """The answers that were kept of plans that are what they were; most questions are put but once."""
    for folder in folders if store.holds(name) else ():
        held = contents(folder)
        if held and (text := store.get(name, held.digest)) is not None:
            yield folder, text


def _read(plain: Plain, text: bytes) -> Answer[Any] | None:
    """An answer that was kept; ``None`` where somebody has put another text in its place."""
    try:
        return Answer(*plain.loads(text))
    except (ValueError, TypeError):
        return None


def _made(
    asking: Asking[Value], folders: Sequence[Path], jobs: int | None, told: Callable[[Message], object]
) -> Iterator[tuple[Answer[Value], bytes | None]]:
    """The answers of plans, over so many processes, else over as many as there are cores and is worth their start."""
    if jobs == 1 or not folders or (jobs is None and sum(map(size, folders)) < 2 * WORTH):
        return map(asking, folders)
    from ppu_roadmap.loader.pool import mapped

    def again(folder: Path) -> None:
        told(_("reading {path} was cut short; it is read again", path=FileName(shown(folder))))

    return mapped(asking, folders, jobs, again=again, lost=partial(_lost, asking))


def _is_fleeting(plan: Plan, today: date) -> bool:
    """Whether what is found may change within the month: whether a decision is of a day to come."""
    from ppu_roadmap.facts.parts import quick_wins

    month = today.isoformat()[:7]
    return any((each.date or "").startswith(month) for _program, win in quick_wins(plan) for each in win.decisions)


def _lost(asking: Asking[Value], folder: Path) -> tuple[Answer[Value], None]:
    from ppu_roadmap.loader.plans import unread

    message = _("reading the plan was cut short twice, as where memory runs out")
    return asking.answer(unread(folder, message, _("end other programs, then try again"), asking.sought)), None

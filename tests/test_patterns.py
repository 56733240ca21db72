"""No regular expression takes long, or much memory, for a text made to make it slow: all are found in the source."""

from __future__ import annotations

import signal
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import FrameType

import pytest

from ppu_roadmap.words import calendar, measured, quantities
from ppu_roadmap.words.reading import LONGEST
from tests.patterns import Unknown, Used, found, inputs, known

LONG = 60_000
"""Characters of an input: where the work grows as its square, seconds of a processor."""
SECONDS = 0.5
"""Of a processor, for what takes a few milliseconds: no judgement of speed, but of how the work grows."""
BYTES = 100
"""That a pattern may take for each character that it looks at."""
READERS: tuple[Callable[[str], object], ...] = (
    calendar.year, calendar.years, calendar.day, calendar.month, calendar.month_of, calendar.quarter,
    measured.measured, quantities.number, quantities.percent, quantities.people, quantities.rupiah,
    quantities.region_code, quantities.spelled_number, quantities.looks_like_number,
)  # fmt: skip


class TooLongError(BaseException):
    """Its time is over; no ``except`` on the way takes it for something else."""


@contextmanager
def limited() -> Iterator[None]:
    """Work that may take its seconds of this process, however busy the machine is."""

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def length(used: Used) -> int:
    """How much of a text the pattern may see: the readers of what people type look at short ones alone."""
    return LONGEST if hasattr(import_module(used.module), "short") else LONG


def slow(work: Callable[[str], object], texts: Iterable[str]) -> str | None:
    """The beginning of a text for which work takes too long."""
    for text in texts:
        try:
            with limited():
                work(text)
        except TooLongError:
            return text[:20]
    return None


def keeping(used: Used) -> str | None:
    """The beginning of a text of which a pattern keeps too much."""
    for text in inputs(used.pattern, min(length(used), LONG // 12)):
        tracemalloc.start()
        used.run(text)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        if peak > BYTES * len(text) + 100_000:
            return f"{text[:20]} {peak}"
    return None


USED = [each for each in found() if isinstance(each, Used)] + known()


def test_every_pattern_is_known() -> None:
    assert len(USED) > 120
    assert not [each for each in found() if isinstance(each, Unknown) and not each.listed]


@pytest.mark.no_cover
def test_a_pattern_takes_no_longer_than_its_text_is_long() -> None:
    tried = {str(used): slow(used.run, inputs(used.pattern, length(used))) for used in USED}
    assert not {name: text for name, text in tried.items() if text}


@pytest.mark.no_cover
def test_a_pattern_keeps_little_of_what_it_has_seen() -> None:
    greedy = {str(used): text for used in USED if (text := keeping(used))}
    assert not greedy


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.no_cover
def test_a_reader_of_what_is_typed_takes_no_longer_than_that_is_long(reader: Callable[[str], object]) -> None:
    of_words = [each.pattern for each in USED if ".words." in each.module]
    texts = dict.fromkeys(text for pattern in of_words for text in inputs(pattern, LONG // 4))
    assert slow(reader, texts) is None

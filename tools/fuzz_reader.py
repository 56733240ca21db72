"""Run the reader on a million broken plans: ``python -m tools.fuzz_reader``; exit 1 where it did more than refuse one.

With ``--agreement`` each is read by the quick reader and by libyaml, which have to say the same. Every input follows
from a seed and a number, so that ``--only SEED:NUMBER`` makes it again.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from random import Random
from types import FrameType
from typing import Any, NamedTuple

from ppu_roadmap.library import PlanError, load_bytes
from tools.line_mutations import rewritten, written
from tools.mutations import corpus, mutated

HANGING = 5.0
"""Seconds of a processor that no input may take: on a busy machine the clock would tell nothing."""
MANY = 20
"""Faults after which no more are looked for."""
TIDIED = 5_000
"""Executions after which a process looks for garbage: there may be cycles in what it was handed."""


class Trial(NamedTuple):
    """What is tried: how an input is made of some texts, and what is wrong with how it was taken, if anything."""

    texts: Callable[[], Sequence[bytes]]
    made: Callable[[Random, Sequence[bytes]], bytes]
    fault: Callable[[bytes], str | None]

    def text(self, seed: int, number: int) -> bytes:
        """The input of a seed and a number."""
        return self.made(Random(f"{seed}:{number}"), self.texts())  # noqa: S311 -- the same inputs each time


def refused(data: bytes) -> str | None:
    """What is wrong with how the reader took a text: nothing, or a traceback."""
    try:
        load_bytes(data)
    except PlanError as error:
        first = error.diagnostics[0]
        lines = data.count(b"\n") + data.count(b"\r") + 2  # libyaml ends the last line itself, and looks behind it
        if not (1 <= first.span.line <= lines and first.message.render("id")):
            return f"a finding without a place: {first}"
    except BaseException:  # noqa: BLE001 -- that there is none is what is tried
        return traceback.format_exc()
    return None


def disagreed(data: bytes) -> str | None:
    """What the quick reader and libyaml say differently of a text, or a traceback."""
    from tests.source.agreement import disagreement

    try:
        return disagreement(data)
    except BaseException:  # noqa: BLE001 -- that there is none is what is tried
        return traceback.format_exc()


BROKEN, WRITTEN = Trial(corpus, mutated, refused), Trial(written, rewritten, disagreed)


def work(trial: Trial, seed: int, numbers: range, done: Any, faults: Any) -> None:
    """Try the inputs of a process; ``done`` says which comes next, ``faults`` takes what went wrong."""

    def hanging(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"over {HANGING} s")

    signal.signal(signal.SIGPROF, hanging)
    for index, number in enumerate(numbers):
        done.value = index
        signal.setitimer(signal.ITIMER_PROF, HANGING)
        fault = trial.fault(trial.text(seed, number))
        signal.setitimer(signal.ITIMER_PROF, 0)
        if fault is not None:
            faults.put((number, fault))
        if index % TIDIED == 0:
            gc.collect()
    done.value = len(numbers)


def fuzz(trial: Trial, count: int, seed: int, workers: int) -> int:
    """Try ``count`` inputs in so many processes; the number of faults, each printed."""
    context = multiprocessing.get_context("fork")
    faults = context.SimpleQueue()
    trial.texts()  # which takes a while, and is kept for all processes
    jobs = []
    for worker in range(workers):
        numbers, done = range(worker, count, workers), context.Value("q", 0, lock=False)
        process = context.Process(target=work, args=(trial, seed, numbers, done, faults))
        process.start()
        jobs.append((process, numbers, done))
    began, told, found = time.monotonic(), 0.0, 0
    while any(process.is_alive() for process, _numbers, _done in jobs):
        time.sleep(0.2)
        found += sum(1 for _fault in _printed(faults, seed))
        if found >= MANY:
            for process, _numbers, _done in jobs:
                process.terminate()
        if time.monotonic() - began >= told:
            told += 30
            print(
                f"{sum(done.value for _process, _numbers, done in jobs):>9,} of {count:,}, {found} faults", flush=True
            )
    found += sum(1 for _fault in _printed(faults, seed))
    for process, numbers, done in jobs:
        process.join()
        if process.exitcode:
            found += 1
            print(f"{seed}:{numbers[done.value]}: the process ended with {process.exitcode}")
    total = sum(done.value for _process, _numbers, done in jobs)
    print(f"{total:,} executions in {time.monotonic() - began:.0f} s, seed {seed}: {found} faults")
    return found


def _printed(faults: Any, seed: int) -> Iterator[None]:
    while not faults.empty():
        number, fault = faults.get()
        print(f"{seed}:{number}: {fault}", flush=True)
        yield


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, or with ``--only`` write one input to standard output and say what becomes of it."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz_reader", description="Fuzz the reader of plan files.")
    parser.add_argument("--count", type=int, default=1_000_000, help="how many executions")
    parser.add_argument("--seed", type=int, default=0, help="which inputs")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1), help="how many processes")
    parser.add_argument("--only", metavar="SEED:NUMBER", help="make one input again")
    parser.add_argument("--agreement", action="store_true", help="hold the quick reader to libyaml")
    options = parser.parse_args(arguments)
    trial = WRITTEN if options.agreement else BROKEN
    if options.only is None:
        return 1 if fuzz(trial, options.count, options.seed, options.workers) else 0
    seed, _, number = options.only.partition(":")
    data = trial.text(int(seed), int(number))
    fault = trial.fault(data)
    with suppress(BrokenPipeError):
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    print(fault or "as it should be", file=sys.stderr)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())

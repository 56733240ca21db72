"""Run the reader on a million broken plans: ``python -m tools.fuzz_reader``; exit 1 where it did more than refuse one.

Every input follows from a seed and a number, so that ``--only SEED:NUMBER`` makes it again.
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
from collections.abc import Iterator, Sequence
from contextlib import suppress
from random import Random
from types import FrameType
from typing import Any

from ppu_roadmap.library import PlanError, load_bytes
from tools.mutations import corpus, mutated

HANGING = 5.0
"""Seconds of a processor that no input may take: on a busy machine the clock would tell nothing."""
MANY = 20
"""Faults after which no more are looked for."""
TIDIED = 5_000
"""Executions after which a process looks for garbage: there may be cycles in what it was handed."""


def text_of(seed: int, number: int, texts: Sequence[bytes]) -> bytes:
    """The input of a seed and a number."""
    return mutated(Random(f"{seed}:{number}"), texts)  # noqa: S311 -- the same inputs each time


def tried(data: bytes) -> str | None:
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


def work(seed: int, numbers: range, done: Any, faults: Any) -> None:
    """Try the inputs of a process; ``done`` says which comes next, ``faults`` takes what went wrong."""

    def hanging(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"over {HANGING} s")

    signal.signal(signal.SIGPROF, hanging)
    texts = corpus()
    for index, number in enumerate(numbers):
        done.value = index
        signal.setitimer(signal.ITIMER_PROF, HANGING)
        fault = tried(text_of(seed, number, texts))
        signal.setitimer(signal.ITIMER_PROF, 0)
        if fault is not None:
            faults.put((number, fault))
        if index % TIDIED == 0:
            gc.collect()
    done.value = len(numbers)


def fuzz(count: int, seed: int, workers: int) -> int:
    """Try ``count`` inputs in so many processes; the number of faults, each printed."""
    context = multiprocessing.get_context("fork")
    faults = context.SimpleQueue()
    jobs = []
    for worker in range(workers):
        numbers, done = range(worker, count, workers), context.Value("q", 0, lock=False)
        process = context.Process(target=work, args=(seed, numbers, done, faults))
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
    print(f"{total:,} executions of load_bytes in {time.monotonic() - began:.0f} s, seed {seed}: {found} faults")
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
    options = parser.parse_args(arguments)
    if options.only is None:
        return 1 if fuzz(options.count, options.seed, options.workers) else 0
    seed, _, number = options.only.partition(":")
    data = text_of(int(seed), int(number), corpus())
    fault = tried(data)
    with suppress(BrokenPipeError):
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    print(fault or "as it should be", file=sys.stderr)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())

"""Plans of any number through an executor of any engine: a few on the way, answers in order, regions compared."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import date
from itertools import islice
from typing import TypeAlias, TypeVar

from ppu_roadmap.diagnostics import Place
from ppu_roadmap.loader.plans import Result, load_files

T = TypeVar("T")
Files: TypeAlias = Mapping[str, bytes] | Callable[[], Mapping[str, bytes]]
"""The files of a plan by name, or what gives them in the process that checks it."""
Asked: TypeAlias = tuple[date, Callable[[Result], T]]
_Regions: TypeAlias = dict[str, Place]
"""Where the code of a region stands first."""


def answers(
    plans: Iterable[tuple[str, Files]],
    executor: Executor,
    asked: Asked[T],
    failed: Callable[[str, Exception], T] | None,
    ahead: int,
) -> Iterator[tuple[str, T]]:
    """The name of each plan and the answer to it, in their order; at most ``ahead`` of them are on the way."""
    regions: _Regions = {}
    rest, waiting = iter(plans), deque[tuple[str, Files, Future[tuple[_Regions, T]]]]()
    try:
        while True:
            for name, files in islice(rest, max(ahead, 1) - len(waiting)):
                waiting.append((name, files, executor.submit(_answered, name, files, {}, asked)))
            if not waiting:
                return
            name, files, future = waiting[0]
            try:
                own, answer = future.result()
                if known := {code: regions[code] for code in own if code in regions}:  # again, by who knows them
                    own, answer = executor.submit(_answered, name, files, known, asked).result()
            except Exception as error:
                if failed is None or isinstance(error, BrokenExecutor):
                    error.add_note(f"while checking {name}")
                    raise
                own, answer = {}, failed(name, error)
            regions.update(own)
            del waiting[0]
            yield name, answer
    finally:
        for _name, _files, future in waiting:
            future.cancel()


def _answered(name: str, files: Files, regions: _Regions, asked: Asked[T]) -> tuple[_Regions, T]:
    """In the process that checks: the answer to a plan, after the place of its region's code beside those known."""
    today, answer = asked
    home = f"{name.rstrip('/')}/" if name else ""
    result = load_files(files() if callable(files) else files, today, home=home, regions=regions)
    return regions, answer(result)

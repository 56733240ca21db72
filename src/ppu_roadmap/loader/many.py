"""Plans of any number through an executor of any engine: a few on the way, answers in order, regions compared."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import date
from itertools import islice
from typing import Generic, TypeAlias, TypeVar

from ppu_roadmap.diagnostics import Place
from ppu_roadmap.loader.plans import Result, load_files

T = TypeVar("T")
Files: TypeAlias = Mapping[str, bytes] | Callable[[], Mapping[str, bytes]]
"""The files of a plan by name, or what gives them in the process that checks it."""
_Regions: TypeAlias = dict[str, Place]
"""Where the code of a region stands first."""


class Many(Generic[T]):
    """What is asked of each plan, on which day, and who works it out."""

    def __init__(self, executor: Executor, today: date, answer: Callable[[Result], T]) -> None:
        self._executor = executor
        self._today = today
        self._answer = answer
        self._regions: _Regions = {}

    def answers(
        self, plans: Iterable[tuple[str, Files]], failed: Callable[[str, Exception], T] | None, ahead: int
    ) -> Iterator[tuple[str, T]]:
        """The name of each plan and the answer to it, in their order; at most ``ahead`` of them are on the way."""
        rest, waiting = iter(plans), deque[tuple[str, Files, Future[tuple[_Regions, T]]]]()
        try:
            while True:
                for name, files in islice(rest, max(ahead, 1) - len(waiting)):
                    waiting.append((name, files, self._asked(name, files, {})))
                if not waiting:
                    return
                name, files, future = waiting[0]
                try:
                    answer = self._compared(name, files, *future.result())
                except Exception as error:
                    if failed is None or isinstance(error, BrokenExecutor):
                        error.add_note(f"while checking {name}")
                        raise
                    answer = failed(name, error)
                del waiting[0]
                yield name, answer
        finally:
            for _name, _files, future in waiting:
                future.cancel()

    def _asked(self, name: str, files: Files, regions: _Regions) -> Future[tuple[_Regions, T]]:
        return self._executor.submit(_answered, name, files, regions, self._today, self._answer)

    def _compared(self, name: str, files: Files, own: _Regions, answer: T) -> T:
        """The answer to a plan; where an earlier one has its code, that to the plan checked again by who knows it."""
        if repeated := {code: self._regions[code] for code in own if code in self._regions}:
            return self._asked(name, files, repeated).result()[1]
        self._regions.update(own)
        return answer


def _answered(
    name: str, files: Files, regions: _Regions, today: date, answer: Callable[[Result], T]
) -> tuple[_Regions, T]:
    """In the process that checks: the answer to a plan, after the place of its region's code beside those known."""
    home = f"{name.rstrip('/')}/" if name else ""
    result = load_files(files() if callable(files) else files, today, home=home, regions=regions)
    return regions, answer(result)

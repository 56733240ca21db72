"""A bar that shows how far a long command is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from ppu_roadmap.text import plain

Item = TypeVar("Item")


def advancing(items: Iterable[Item], names: Sequence[str], stream: TextIO) -> Iterator[Item]:
    """The items one by one; on a terminal a bar says meanwhile which of them it is, and is gone at the end."""
    if not stream.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)
    bar = Progress(*columns, console=Console(file=stream), transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar as progress:  # what is printed meanwhile goes where it belongs
        task = progress.add_task("", total=len(names))
        for item, name in zip(items, names, strict=True):
            progress.update(task, description=plain(name))
            yield item
            progress.advance(task)

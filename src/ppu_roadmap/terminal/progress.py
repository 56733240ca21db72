"""A bar that shows how far a long command is."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

from ppu_roadmap.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

Item = TypeVar("Item")


def advancing(items: Iterable[Item], total: int, name: "Callable[[Item], str]", stream: TextIO) -> Iterator[Item]:
    """The items one by one; on a terminal a bar says meanwhile which of them it is, and is gone at the end."""
    if not stream.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    text = TextColumn("{task.description}", markup=False)
    with Progress(BarColumn(), MofNCompleteColumn(), text, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=total)
        for item in items:
            progress.update(task, description=plain(name(item)))
            yield item
            progress.advance(task)

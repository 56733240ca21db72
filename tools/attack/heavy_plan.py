"""What a heavy plan is: files of which one is as large as the reader takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ppu_roadmap.source.guards import NODE_LIMIT, SIZE_LIMIT
from tests.rules.examples import files

SIZE = SIZE_LIMIT - 500
"""Bytes that a heavy file may have."""
NODES = NODE_LIMIT - 500
"""Nodes that a heavy file may have."""


Text: TypeAlias = str | bytes | Callable[[], str]


class Heavy(NamedTuple):
    """A plan of which a file is heavy; its text is made when it is asked for."""

    name: str
    files: Mapping[str, Text]

    def write(self, folder: Path) -> None:
        """Lay the plan out in an empty folder."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data(text))

    @property
    def heaviest(self) -> bytes:
        """The largest file."""
        return max(map(data, self.files.values()), key=len)


def data(text: Text) -> bytes:
    """A file's bytes."""
    if callable(text):
        text = text()
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def full(
    item: str | Callable[[int], str], head: str = "", tail: str = "", nodes: int = 1, most: int = NODES
) -> Callable[[], str]:
    """Head and tail, and between them as many items as a file takes, or ``most``; an item has so many nodes."""

    def made() -> str:
        room = SIZE - len((head + tail).encode())
        items: list[str] = []
        for number in range(min(most, (NODES - 50) // nodes if nodes else SIZE)):
            text = item if isinstance(item, str) else item(number)
            room -= len(text.encode("utf-8", "surrogatepass"))
            if room < 0:
                break
            items.append(text)
        return head + "".join(items) + tail

    return made


def plan(**texts: Text) -> Mapping[str, Text]:
    """A small plan with these files."""
    return {**files("# plan.yaml\n"), **{f"{name}.yaml": text for name, text in texts.items()}}

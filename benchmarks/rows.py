"""The lines of the comparison: what was measured, its bar, whether it is met; as text in columns or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

HEADING = ("what", "measured", "bar", "", "")
WIDTHS = (66, 12, 12, 3, 0)


class Row(NamedTuple):
    """A line; ``at_least`` where more is better."""

    what: str
    measured: float | None
    """None: what should be measured is not there yet."""
    unit: str = "x"
    bar: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether it meets its bar; None where it has none, or there is nothing to measure."""
        if self.measured is None or self.bar is None:
            return None
        return self.measured >= self.bar if self.at_least else self.measured <= self.bar

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the columns of ``HEADING``."""
        measured = "not there yet" if self.measured is None else f"{figure(self.measured)} {self.unit}".strip()
        bar = "" if self.bar is None else f"{'≥' if self.at_least else '≤'} {self.bar:g} {self.unit}".strip()
        verdict = {None: "", True: "ok", False: "NOT"}[self.met]
        return self.what, measured, bar, verdict, self.note


def figure(value: float) -> str:
    """A number with the digits that a measurement is worth."""
    if value >= 100:  # noqa: PLR2004 -- three digits say enough
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"  # noqa: PLR2004


def heading(name: str, said: str, *, markdown: bool) -> Iterator[str]:
    """What stands above the rows of a part."""
    if markdown:
        yield from ("", f"### {name}", "", said, "", f"| {' | '.join(HEADING)} |", "|---|---:|---:|---|---|")
    else:
        yield from ("", f"{name}: {said}")


def line(row: Row, *, markdown: bool) -> str:
    """A row as it is printed."""
    if markdown:
        what, measured, bar, verdict, note = row.cells
        return f"| {what} | {measured} | {bar} | {f'**{verdict}**' if verdict == 'NOT' else verdict} | {note} |"
    what, *others, note = (cell.rjust(width) for cell, width in zip(row.cells, WIDTHS, strict=True))
    return "  ".join((what.strip().ljust(WIDTHS[0]), *others, note)).rstrip()

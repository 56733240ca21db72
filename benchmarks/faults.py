"""Who finds what: one fault at a time in a sound plan, shown to ours and to other checkers.

``python -m benchmarks.faults`` prints counts by group of faults, ``--markdown`` a table for a document, ``--each`` what
each checker made of each fault.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from benchmarks.checkers import Checker, Said, checkers, news

SEEDED = Path(__file__).parent / "seeded"
SOUND = SEEDED / "sound"


class Verdict(StrEnum):
    """What a checker made of a fault."""

    PLACED = "at its line"
    FOUND = "found"
    MISSED = "missed"


@dataclass(frozen=True)
class Fault:
    """A fault, where it is to be told, and the files that hold it, by name."""

    group: str
    code: str
    what: str
    origin: str
    """The file of the sound plan that it was put into."""
    file: str
    line: int
    files: Mapping[str, bytes]

    def write(self, folder: Path) -> None:
        """Make the faulty plan."""
        shutil.copytree(SOUND, folder)
        (folder / self.origin).unlink()
        for name, data in self.files.items():
            (folder / name).write_bytes(data)


class Jury:
    """The checkers that are there; each sees a sound file once."""

    def __init__(self, present: list[Checker]) -> None:
        self.present = present
        self.sound: dict[tuple[str, str], list[Said]] = {}

    def verdicts(self, fault: Fault, folder: Path) -> dict[str, Verdict]:
        """What each makes of a fault in a folder."""
        return {checker.name: self._verdict(checker, fault, folder) for checker in self.present}

    def _verdict(self, checker: Checker, fault: Fault, folder: Path) -> Verdict:
        seen = checker.name, fault.origin
        if seen not in self.sound:
            self.sound[seen] = list(checker.said(SOUND, fault.origin))
        found = list(news(self.sound[seen], checker.said(folder, fault.file)))
        if any(fault.line in said.lines for said in found):
            return Verdict.PLACED
        return Verdict.FOUND if found else Verdict.MISSED


def faults() -> Iterator[Fault]:
    """Every fault of the list."""
    for item in tomllib.loads((SEEDED / "faults.toml").read_text("utf-8"))["fault"]:
        before, after = _edited(item)
        files = {item.get("rename", item["file"]): after.encode(item.get("encoding", "utf-8"))}
        if "also" in item:
            files[item["also"]["file"]] = _edited(item["also"])[1].encode()
        line = _line_of(after, item["at"]) if "at" in item else _first_difference(before, after)
        yield Fault(item["group"], item["code"], item["what"], item["file"], next(iter(files)), line, files)


def _edited(item: Mapping[str, Any]) -> tuple[str, str]:
    """The text of a file, sound and faulty; ValueError where the text to change does not stand there once."""
    text = (SOUND / item["file"]).read_text("utf-8")
    old = item.get("old", "")
    if not old:
        return text, text
    if text.count(old) != 1:
        raise ValueError(f"{item['file']} holds this {text.count(old)} times: {old}")
    start = text.index(old)
    end = start + len(old)
    if "until" in item:
        end = text.index(item["until"], start) if item["until"] else len(text)
    return text, text[:start] + item["new"] + text[end:]


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def _first_difference(before: str, after: str) -> int:
    for number, (old, new) in enumerate(zip(before.splitlines(), after.splitlines(), strict=False), 1):
        if old != new:
            return number
    raise ValueError("no line differs")


# -- the table ---------------------------------------------------------------------------------------------------------


class Table:
    """Counts of verdicts by group of faults and checker."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.sizes: Counter[str] = Counter()
        self.counts: Counter[tuple[str, str, Verdict]] = Counter()

    def add(self, group: str, verdicts: Mapping[str, Verdict]) -> None:
        """Count the verdicts on one fault."""
        for name in (group, "all"):
            self.sizes[name] += 1
            for checker, verdict in verdicts.items():
                self.counts[name, checker, verdict] += 1

    def rows(self) -> Iterator[list[str]]:
        """The heading and a row for each group: of so many, found with their line, and found without it."""
        yield ["faults", "of", *self.names]
        for group in [*(group for group in self.sizes if group != "all"), "all"]:
            yield [group, str(self.sizes[group]), *(self._cell(group, name) for name in self.names)]

    def _cell(self, group: str, name: str) -> str:
        placed, found = (self.counts[group, name, verdict] for verdict in (Verdict.PLACED, Verdict.FOUND))
        return f"{placed} + {found}" if found else str(placed)


def printed(rows: list[list[str]], *, markdown: bool) -> Iterator[str]:
    """The rows as text in columns, or as a table of Markdown."""
    if markdown:
        yield f"| {' | '.join(rows[0])} |"
        yield f"|---|{'---:|' * (len(rows[0]) - 1)}"
        yield from (f"| {' | '.join(row)} |" for row in rows[1:])
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *cells[1:]])


def main() -> None:
    """Show every fault to every checker that is installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print the counts as a table of Markdown")
    parser.add_argument("--each", action="store_true", help="print what each checker made of each fault, too")
    options = parser.parse_args()
    present = [checker for checker in checkers() if checker.installed]
    table, jury = Table([checker.name for checker in present]), Jury(present)
    with tempfile.TemporaryDirectory(prefix="roadmap-faults-") as top:
        for number, fault in enumerate(faults()):
            folder = Path(top) / str(number)
            fault.write(folder)
            verdicts = jury.verdicts(fault, folder)
            table.add(fault.group, verdicts)
            if options.each:
                told = ", ".join(f"{name}: {verdict}" for name, verdict in verdicts.items())
                print(f"{fault.code} {fault.what} ({fault.file}:{fault.line}): {told}", flush=True)
    print("\n".join(printed(list(table.rows()), markdown=options.markdown)))
    for checker in checkers():
        if not checker.installed:
            print(f"{checker.name} is not installed: make bench")


if __name__ == "__main__":
    main()

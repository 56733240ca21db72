"""Speed and memory as ratios, beside the bar: ``python -m benchmarks.compare``; it never fails for slowness."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.checks import again, against_peers, cold_start, growth, nation, one_core
from benchmarks.machine import described, load
from benchmarks.measure import NotThereError
from benchmarks.region import MOST, NATION_REGENCIES
from benchmarks.rows import Row, heading, line
from benchmarks.shown import exports, views, writers

PARTS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "cold": cold_start,
    "core": one_core,
    "peers": against_peers,
    "growth": growth,
    "nation": nation,
    "again": again,
    "views": views,
    "exports": exports,
    "writers": writers,
}
"""The parts of the comparison, by the words that ``--only`` takes, in the order in which they are made."""
BEGIN, END = "<!-- begin figures -->", "<!-- end figures -->"
"""Between what the figures stand in a document."""


def lines(bench: Bench, names: list[str], *, markdown: bool) -> Iterator[str]:
    """The comparison as it is printed, each line as soon as it is measured."""
    yield from described()
    if not bench.whole:
        yield f"With {bench.nation} regencies for the nation's {NATION_REGENCIES}: its bars in seconds are left out."
    for name in names:
        yield from heading(name, (PARTS[name].__doc__ or "").strip(), markdown=markdown)
        try:
            for row in PARTS[name](bench):
                yield line(row, markdown=markdown)
        except NotThereError as fault:
            yield line(Row(f"the rest of {name}", None, note=str(fault)), markdown=markdown)
    yield from ("", f"When all was measured: {load()}")


def into(document: str, figures: str) -> str:
    """A document with other figures; ValueError where it has no place for them."""
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"there is no place for figures: {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{figures.strip()}\n\n{END}{after}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    add = parser.add_argument
    add("--regencies", type=int, default=NATION_REGENCIES, metavar="N", help="of the largest portfolio (514)")
    add("--runs", type=int, default=3, metavar="K", help="the best of K runs counts; of the largest one (3)")
    add("--only", nargs="+", choices=PARTS, default=[*PARTS], metavar="PART", help=f"of {', '.join(PARTS)}")
    add("--md", action="store_true", help="print tables of Markdown")
    add("--into", type=Path, metavar="FILE", help=f"write them between the marks in FILE, too: {BEGIN}")
    options = parser.parse_args()
    if not 1 < options.regencies <= MOST:
        parser.error(f"--regencies: from 2 to {MOST}")
    markdown = options.md or options.into is not None
    document = options.into.read_text("utf-8") if options.into else ""
    if options.into:
        into(document, "")  # to fail before an hour of measuring, not after
    said: list[str] = []
    with tempfile.TemporaryDirectory(prefix="roadmap-bench-") as folder:
        for each in lines(Bench(Path(folder), options.runs, options.regencies), options.only, markdown=markdown):
            print(each, flush=True)
            said.append(each)
    if options.into:
        options.into.write_text(into(document, "\n".join(said)), "utf-8")


if __name__ == "__main__":
    main()

"""Plans made for measuring, the same on every run: ``python -m benchmarks.generate FOLDER --regencies 10``.

They are valid, as long as a real regency's, and have the few warnings that a real plan has. The nation is 514
regencies in 3,084 dimension files with 77,590 programs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.block import Record, block
from benchmarks.programs import dimension_file, lean_file
from benchmarks.region import MOST, NATION_PROGRAMS, NATION_REGENCIES, Region
from benchmarks.styles import STYLES
from ppu_roadmap.model.types import DIMENSIONS

LACKING = ("RM307", "RM401", "RM601", "RM610", "RM611", "RM801")
"""What short programs in one dimension alone are bound to lack."""


def portfolio(folder: Path, regencies: int, style: str = "fmt") -> None:
    """Write the plans of so many regencies, each in a folder named by its code."""
    write = STYLES[style]
    for index in range(regencies):
        region = Region(index)
        plan = folder / region.code
        plan.mkdir(parents=True, exist_ok=True)
        files: dict[str, Record] = {"plan": region.plan_file()}
        for place, dimension in enumerate(DIMENSIONS):
            programs = _share(_programs(index), place)
            files[dimension] = dimension_file(region, dimension, programs)
        for name, record in files.items():
            (plan / f"{name}.yaml").write_bytes(write(record, f"{region.code}/{name}").encode())


def big_plan(folder: Path, programs: int) -> None:
    """Write one plan whose governance file has so many short programs."""
    region = Region(0)
    folder.mkdir(parents=True, exist_ok=True)
    plan = region.plan_file() | {"rules": dict.fromkeys(LACKING, "ignore")}
    (folder / "plan.yaml").write_text(block(plan), "utf-8")
    (folder / "governance.yaml").write_text(block(lean_file(region, programs)), "utf-8")


def _programs(index: int) -> int:
    """Programs of a regency, so that those of 514 regencies add up to the nation's."""
    return (index + 1) * NATION_PROGRAMS // NATION_REGENCIES - index * NATION_PROGRAMS // NATION_REGENCIES


def _share(programs: int, place: int) -> int:
    """Programs of a dimension: the regency's, spread as evenly as can be."""
    return (place + 1) * programs // len(DIMENSIONS) - place * programs // len(DIMENSIONS)


def main() -> None:
    """Read the options and write the plans."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--regencies", type=int, default=1, metavar="N", help=f"a portfolio of N plans, 1 to {MOST}")
    parser.add_argument("--programs", type=int, metavar="N", help="instead, one plan with N programs in one file")
    parser.add_argument(
        "--style", choices=STYLES, default="fmt", help="how files are written: as fmt does (fmt), or by hand"
    )
    options = parser.parse_args()
    if not 1 <= options.regencies <= MOST:
        parser.error(f"--regencies: from 1 to {MOST}")
    if options.programs is None:
        portfolio(options.folder, options.regencies, options.style)
    else:
        big_plan(options.folder, options.programs)


if __name__ == "__main__":
    main()

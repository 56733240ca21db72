"""Regions of a portfolio: each plan is another region's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppu_roadmap.diagnostics import ERROR, Finding, Place, Related
from ppu_roadmap.rules.rule import reported
from ppu_roadmap.text import _


@reported("RM115", ERROR)
def duplicate_region() -> None:
    """Two plans of a portfolio have one region code.

    Why: a province compares its regencies by code; two plans of one region would be added up as one, or one
    of them would be lost. Found only where several plans are checked together.

    Bad:
        # a/plan.yaml
        region: {name: Kabupaten Penajam Paser Utara, code: "64.09", province: Kalimantan Timur}
        # b/plan.yaml
        region: {name: Kabupaten Paser, code: "64.09", province: Kalimantan Timur}

    Good:
        # a/plan.yaml
        region: {name: Kabupaten Penajam Paser Utara, code: "64.09", province: Kalimantan Timur}
        # b/plan.yaml
        region: {name: Kabupaten Paser, code: "64.01", province: Kalimantan Timur}
    """


def duplicate_regions(codes: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """A finding for each code that an earlier plan has; ``codes`` in the order of the plans' paths."""
    first: dict[str, Place] = {}
    for code, place in codes:
        earlier = first.setdefault(code, place)
        if earlier is not place:
            yield Finding(
                place,
                _("{code} is also the code of {file}", code=code, file=earlier.file),
                _("write the code of this plan's own region"),
                (Related(earlier, _("first used here")),),
            )

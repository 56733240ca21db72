"""Regions of a portfolio: each plan is another region's."""

from ppu_roadmap.diagnostics import ERROR, Finding, Place, Related
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM115", ERROR)
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


def repeated_region(code: str, place: Place, seen: dict[str, Place]) -> Finding | None:
    """The finding of a code that an earlier plan has; ``seen`` holds the codes so far and takes this one."""
    first = seen.setdefault(code, place)
    if first is place:
        return None
    return Finding(
        place,
        _("{code} is also the code of {file}", code=code, file=first.file),
        _("write the code of this plan's own region"),
        (Related(first, _("first used here")),),
    )

"""The plan's own horizons: each after the other, and not all behind us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Related
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules.rule import dated_rule, rule
from ppu_roadmap.text import _


@dated_rule("RM207", WARNING)
def plan_ended(plan: Plan, today: date) -> Iterator[Finding]:
    """The plan's last year is over.

    Why: a plan that has ended steers nothing. Kulon Progo revised its plan of 2018-2023 in 2025 only.

    Bad:
        # as-of: 2038-01-02
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}

    Good:
        # as-of: 2037-12-31
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
    """
    last = plan.horizon_last(HORIZONS[-1])
    if last is not None and today.year > last:
        yield Finding(
            plan.file.at("horizons", HORIZONS[-1]),
            _("the plan ended in {year}", year=last),
            _("draw up the next plan, or extend its horizons"),
        )


@rule("RM208", ERROR)
def horizons_order(plan: Plan) -> Iterator[Finding]:
    """A horizon does not end after the nearer one, or ends before the plan starts.

    Why: a program's horizon follows from its last year; where two horizons end together, one of them can
    hold nothing.

    Bad:
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2023, long-term: 2037}

    Good:
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
    """
    file = plan.file
    tag, start = HORIZONS[0], file.start
    nearest = plan.horizon_last(tag)
    if nearest is not None and start is not None and nearest < start:
        yield Finding(
            file.at("horizons", tag),
            _("{horizon} ends in {last}, before the plan starts in {start}", horizon=tag, last=nearest, start=start),
            _("let it end in {year} or later", year=start),
            (Related(file.at("start"), _("the plan starts in {year}", year=start)),),
        )
    for near, far in pairwise(HORIZONS):
        nearer, last = plan.horizon_last(near), plan.horizon_last(far)
        if nearer is not None and last is not None and last <= nearer:
            yield Finding(
                file.at("horizons", far),
                _("{far} ends in {last}, not after {near} ({nearer})", far=far, last=last, near=near, nearer=nearer),
                _("let it end in {year} or later", year=nearer + 1),
                (Related(file.at("horizons", near), _("ends in {year}", year=nearer)),),
            )

"""RM3xx: money has a year, a source and an owner, and is counted once."""

from ppu_roadmap.rules.money import lines, totals

MONEY = (
    lines.budget_outside_years, lines.budget_line_twice, lines.realised_over_budget, totals.year_without_budget,
    totals.no_budget, lines.no_source, totals.no_nomenclature, lines.counted_twice, totals.weights, lines.odd_source,
    lines.not_costed,
)  # fmt: skip

"""RM3xx: money has a year, a source and an owner, and is counted once."""

from ppu_roadmap.rules.money import lines, programs, weights

MONEY = (
    lines.budget_outside_years,
    lines.budget_line_twice,
    lines.realised_over_budget,
    programs.year_without_budget,
    programs.no_budget,
    lines.no_source,
    programs.no_nomenclature,
    lines.counted_twice,
    weights.weights,
    lines.odd_source,
    lines.not_costed,
)

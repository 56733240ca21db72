"""RM3xx: money has a year, a source and an owner, and is counted once."""

from ppu_roadmap.rules.money.lines import budget_outside_years, no_source, not_costed, realised_over_budget
from ppu_roadmap.rules.money.programs import no_budget, no_nomenclature, year_without_budget
from ppu_roadmap.rules.money.repeats import budget_line_twice, counted_twice
from ppu_roadmap.rules.money.sources import odd_source
from ppu_roadmap.rules.money.weights import weights

MONEY = (
    budget_outside_years,
    budget_line_twice,
    realised_over_budget,
    year_without_budget,
    no_budget,
    no_source,
    no_nomenclature,
    counted_twice,
    weights,
    odd_source,
    not_costed,
)

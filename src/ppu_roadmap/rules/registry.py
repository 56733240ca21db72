"""Every rule, listed by hand; a test fails when one is left out."""

from __future__ import annotations

from collections.abc import Mapping

from ppu_roadmap.rules.coverage import COVERAGE
from ppu_roadmap.rules.links import LINKS
from ppu_roadmap.rules.measures import MEASURES
from ppu_roadmap.rules.money import MONEY
from ppu_roadmap.rules.progress import PROGRESS
from ppu_roadmap.rules.quick_wins import QUICK_WINS
from ppu_roadmap.rules.reading import READING
from ppu_roadmap.rules.risks import RISKS
from ppu_roadmap.rules.rule import Rule
from ppu_roadmap.rules.time import TIME

RULES: tuple[Rule, ...] = (*READING, *LINKS, *TIME, *MONEY, *QUICK_WINS, *RISKS, *MEASURES, *PROGRESS, *COVERAGE)
BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}

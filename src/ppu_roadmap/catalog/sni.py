"""The indicators of SNI ISO 37122 (smart cities), each with what is known of its source."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class SniIndicator(NamedTuple):
    """One indicator; ``evidence`` says whether its title was seen in a source: lists show it."""

    number: str
    """Theme and number, as in ``10.2``."""
    theme: str
    title: str
    """In English."""
    title_id: str
    """In Indonesian; empty where no source was found."""
    unit: str
    evidence: str


@cache
def indicators() -> Mapping[str, SniIndicator]:
    """Every indicator by number, in the order of the standard."""
    path = Path(__file__).with_name("sni-iso-37122.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        found = (
            SniIndicator(
                number=row["number"],
                theme=row["theme"],
                title=row["title_en"],
                title_id=row["title_id_if_found"],
                unit=row["unit"],
                evidence=row["evidence"],
            )
            for row in rows
        )
        return MappingProxyType({indicator.number: indicator for indicator in found})

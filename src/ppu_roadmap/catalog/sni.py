"""The indicators of SNI ISO 37122 (smart cities), each with what is known of its source."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class SniIndicator(NamedTuple):
    """One indicator, a line of the list beside this file; its English texts are messages, too.

    Of the Indonesian titles the list gives two, from their sources; those of the catalogue are our translations.
    """

    number: str
    """Theme and number, as in ``10.2``."""
    theme: str
    title: str
    """In English."""
    title_id: str
    """In Indonesian; empty where no source was found."""
    unit: str
    evidence: str
    """Whether its title was seen in a source: lists show it."""


@cache
def indicators() -> Mapping[str, SniIndicator]:
    """Every indicator by number, in the order of the standard."""
    with Path(__file__).with_name("sni-iso-37122.csv").open(encoding="utf-8", newline="") as file:
        _heads, *lines = csv.reader(file)
    return {line[0]: SniIndicator(*line) for line in lines}

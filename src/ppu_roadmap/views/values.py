"""The cells of fields by their old name, until the last view asks for them there."""

from ppu_roadmap.fields.cells import (
    agencies,
    agency,
    dimension,
    funding,
    label,
    labels,
    money,
    name,
    owner,
    price_words,
    region,
    source,
    source_name,
    spans,
    summary,
    years,
)

__all__ = (
    "agencies", "agency", "dimension", "funding", "label", "labels", "money", "name", "owner", "price_words",
    "region", "source", "source_name", "spans", "summary", "years",
)  # fmt: skip

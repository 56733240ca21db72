"""What people read for the fixed words of the format: labels of words and of columns, titles of pages.

The Indonesian labels are those that planners use; where English has one word for two things the templates differ, so
that each gets its own Indonesian one.
"""

from collections.abc import Mapping
from typing import TypeAlias

from ppu_roadmap.text import Message, _

Labels: TypeAlias = Mapping[str, Message]

NOT_COSTED = _("not yet costed")
ALL_AREAS = _("every kecamatan")
NO_OWNER = _("no agency in charge yet")
NO_SOURCE = _("no funding source yet")
PARTLY_COSTED = _("(in part)")
LATE = _("(late)")
PROVISIONAL = _("(provisional)")
PROPOSED = _("(proposed)")
CANCELLED = _("(cancelled)")

HORIZON: Labels = {"1-year": _("1-year horizon"), "5-year": _("5-year horizon"), "long-term": _("long-term horizon")}
HORIZON_NARROW: Labels = {"1-year": _("1-year"), "5-year": _("5-year"), "long-term": _("long-term")}

DIMENSION: Labels = {
    "governance": _("Smart Governance"),
    "branding": _("Smart Branding"),
    "economy": _("Smart Economy"),
    "living": _("Smart Living"),
    "society": _("Smart Society"),
    "environment": _("Smart Environment"),
    "enablers": _("Enablers"),
}

SUBDIMENSION: Labels = {
    "public-service": _("Public services"),
    "bureaucracy": _("Bureaucracy"),
    "policy": _("Public policy"),
    "tourism": _("Tourism"),
    "business": _("Business"),
    "city-appearance": _("City appearance"),
    "industry": _("Industry"),
    "welfare": _("Welfare"),
    "transaction": _("Transactions"),
    "spatial-harmony": _("Spatial harmony"),
    "health": _("Health"),
    "mobility": _("Mobility"),
    "community": _("Community"),
    "learning": _("Learning ecosystem"),
    "security": _("Security"),
    "protection": _("Environmental protection"),
    "waste": _("Waste"),
    "energy": _("Energy"),
    "structure": _("Structure"),
    "infrastructure": _("Infrastructure"),
    "superstructure": _("Superstructure"),
}

STATUS: Labels = {
    "proposed": _("Proposed"),
    "planned": _("Planned"),
    "ongoing": _("Ongoing"),
    "done": _("Done"),
    "delayed": _("Delayed"),
    "cancelled": _("Cancelled"),
}
OWNER_STATUS: Labels = {"confirmed": _("Confirmed owner"), "provisional": _("Provisional owner")}

AGENCY_KIND: Labels = {
    "agency": _("Regional agency"),
    "kecamatan": _("District (kecamatan)"),
    "kelurahan": _("Urban village (kelurahan)"),
    "village": _("Village (desa)"),
    "central": _("Ministry or central body"),
    "vertical": _("Central government's regional office"),
    "bumd": _("Region-owned or village-owned enterprise"),
    "private": _("Private company"),
    "bank": _("Bank"),
    "academic": _("University"),
    "community": _("Community or public"),
}

CERTAINTY: Labels = {"secured": _("In the budget"), "proposed": _("Still applied for")}

INDICATOR_KIND: Labels = {
    "output": _("Output (indicator)"),
    "outcome": _("Outcome (indicator)"),
    "impact": _("Impact (indicator)"),
}
BETTER: Labels = {
    "higher": _("Higher is better"),
    "lower": _("Lower is better"),
    "keep": _("What is reached is held"),
}
ACCUMULATION: Labels = {"cumulative": _("Cumulative"), "yearly": _("Year by year")}
PERCENT_KIND: Labels = {"share": _("Share"), "growth": _("Growth, may pass 100")}

QUICK_WIN_KIND: Labels = {"flagship": _("Flagship quick win"), "local": _("Local quick win")}
EXISTING: Mapping[bool, Message] = {True: _("Sharpens a service that exists"), False: _("Builds something new")}
DECISION: Labels = {
    "proposed": _("Awaiting decision"),
    "approved": _("Approved"),
    "approved-with-notes": _("Approved with notes"),
    "revise": _("To be revised"),
    "rejected": _("Rejected"),
}

MITIGATION: Labels = {"structural": _("Structural"), "non-structural": _("Non-structural")}
RISK_LEVEL: Labels = {"low": _("Low"), "medium": _("Medium"), "high": _("High")}
RATING: Mapping[int, tuple[Message, ...]] = {
    2: (_("Low"), _("High")),
    3: (_("Low"), _("Medium"), _("High")),
    4: (_("Very low"), _("Low"), _("High"), _("Very high")),
    5: (_("Very low"), _("Low"), _("Medium"), _("High"), _("Very high")),
}
"""Words for a likelihood or an impact, by the steps of its scale, from 1 up; of more steps the numbers say it."""

FORUM: Labels = {
    "bimtek-1": _("Workshop I"),
    "bimtek-2": _("Workshop II"),
    "bimtek-3": _("Workshop III"),
    "bimtek-4": _("Workshop IV"),
    "musrenbang": _("Development planning meeting (Musrenbang)"),
    "pokir": _("Council members' input (Pokir)"),
    "letter": _("Letter"),
    "other": _("Other forum"),
}
PROPOSAL_STATUS: Labels = {
    "submitted": _("Submitted"),
    "discussed": _("Under discussion"),
    "accepted": _("Accepted"),
    "merged": _("Merged"),
    "rejected": _("Rejected"),
}

DOCUMENT_KIND: Labels = {
    "perbup": _("Regulation of the head of the region"),
    "sk": _("Decree"),
    "commitment": _("Joint commitment"),
    "mou": _("Memorandum of understanding"),
    "book-1": _("Buku 1"),
    "other": _("Other document"),
}

SEVERITY: Labels = {"error": _("error"), "warning": _("warning"), "info": _("suggestion")}
"""What each severity is called, the gravest first."""

SPBE: Labels = {
    "business-process": _("Business process (SPBE)"),
    "service": _("Service (SPBE)"),
    "data": _("Data and information (SPBE)"),
    "application": _("Application (SPBE)"),
    "infrastructure": _("Infrastructure (SPBE)"),
    "security": _("Security (SPBE)"),
}

TABLES: tuple[Labels, ...] = (
    HORIZON, HORIZON_NARROW, DIMENSION, SUBDIMENSION, STATUS, OWNER_STATUS, AGENCY_KIND, CERTAINTY, INDICATOR_KIND,
    BETTER, ACCUMULATION, PERCENT_KIND, QUICK_WIN_KIND, DECISION, MITIGATION, RISK_LEVEL, FORUM, PROPOSAL_STATUS,
    DOCUMENT_KIND, SEVERITY, SPBE,
)  # fmt: skip
"""The labels of every closed list of words."""

SDG: Mapping[int, Message] = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the goals"),
}
"""The seventeen Sustainable Development Goals (TPB), by number.

The Indonesian names are those of Bappenas's national agenda, as regions repeat them (reefanapuri.blogspot.com 2020/09;
Perpres 59/2017 puts the goals into force).
"""


_SPAN: Labels = {
    "1-year": _("1-year ({years})"),
    "5-year": _("5-year ({years})"),
    "long-term": _("long-term ({years})"),
}


def horizon_span(tag: str, first: int | None, last: int | None) -> Message:
    """A horizon with its years, as headings show it: ``1-year (2022-2023)``, or ``(2026)``; without unknown ones."""
    if first is None or last is None:
        return HORIZON.get(tag) or _("{word}", word=tag)
    return _SPAN[tag].of(years=str(first) if first == last else f"{first}-{last}")


GROUP_LABELS: Mapping[str, Message] = {
    "name": _("name"),
    "owner": _("owner"),
    "years": _("years"),
    "time": _("start or finish"),
    "budget": _("budget"),
    "indicators": _("indicators"),
}
"""What people call the groups of a fingerprint."""

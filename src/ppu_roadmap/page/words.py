"""What people read on the page, in both languages at once: its own words, and labels of the plan's fixed words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import labels_of
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.fields.quick_win import FIELDS as QUICK_WIN
from ppu_roadmap.fields.risk import OF_RISK
from ppu_roadmap.text import Language, Message, Renderable
from ppu_roadmap.views.sums import MEASURE
from ppu_roadmap.views.timeline import LEGEND

LANGUAGES: tuple[Language, ...] = ("id", "en")
Pair = list[str] | str
"""The Indonesian text and the English one; one text where the two are the same."""


def pair(texts: Iterable[str]) -> Pair:
    """Texts in the order of the languages, or the one that all of them are."""
    each = [*texts]
    return each if len({*each}) > 1 else each[0]


def said(message: Renderable) -> Pair:
    """A message with its values."""
    return pair(map(message.render, LANGUAGES))


def template(message: Message) -> Pair:
    """A message whose ``{names}`` the page fills; of one with a number in it both forms, joined by ``‖``."""
    forms = [replace(message, values={}, count=count) for count in ((1, 2) if message.plural else (1,))]
    return pair("‖".join(dict.fromkeys(form.render(language) for form in forms)) for language in LANGUAGES)


def _messages(texts: Mapping[str, str | list[str]]) -> Mapping[str, Message]:
    """Texts, those with a number in it in two forms, as messages."""
    return {
        key: Message(text) if isinstance(text, str) else Message(text[0], plural=text[1]) for key, text in texts.items()
    }


_OWN = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
VIEWS = _messages(_OWN["views"])
"""The views of the page by their names in the address, in the order of the menu."""

PRIVATE = ("risks",)
"""Views that citizens do not get."""

FILTERS: Mapping[str, Message] = {
    "horizon": FIELD["horizon"], "dimension": FIELD["dimension"], "agency": FIELD["owner"], "status": FIELD["status"],
    "year": BUDGET["year"], "source": FIELD["funding"], "location": FIELD["locations"], "region": FIELD["region"],
}  # fmt: skip
"""The filters with a list to choose from; the search and that of quick wins stand beside them."""

WORDS: Mapping[str, Message] = {
    **_messages(_OWN["words"]), "overview_title": VIEWS["overview"], "sources": FIELD["sources"], "late": labels.LATE,
    "in_part": labels.PARTLY_COSTED, "not_costed": labels.NOT_COSTED, "provisional": labels.PROVISIONAL,
    "proposed": labels.PROPOSED, "cancelled": labels.CANCELLED, "no_owner": labels.NO_OWNER,
    "no_source": labels.NO_SOURCE, "everywhere": labels.ALL_AREAS,
}  # fmt: skip
"""Titles, headings, and sentences with ``{names}`` for the script to fill."""

LABELS: Mapping[str, Mapping[str, Message]] = {
    "view": VIEWS, "filter": FILTERS, "attention": _messages(_OWN["attention"]),
    "field": FIELD, "narrow": NARROW, "line": {**BUDGET, **MEASURE}, "indicator": INDICATOR,
    "quick_win": labels_of(QUICK_WIN), "risk": labels_of(OF_RISK),
    "texture": {str(look): text for look, text in LEGEND.items()},
    "dimension": labels.DIMENSION, "subdimension": labels.SUBDIMENSION, "horizon": labels.HORIZON_NARROW,
    "status": labels.STATUS, "certainty": labels.CERTAINTY, "kind": labels.INDICATOR_KIND, "better": labels.BETTER,
    "quick_win_kind": labels.QUICK_WIN_KIND, "decision": labels.DECISION, "mitigation": labels.MITIGATION,
    "level": labels.RISK_LEVEL, "forum": labels.FORUM, "proposal": labels.PROPOSAL_STATUS, "group": labels.GROUP_LABELS,
    "existing": {str(int(key)): label for key, label in labels.EXISTING.items()},
}  # fmt: skip
"""What people call the fixed words, by what they are the words of."""

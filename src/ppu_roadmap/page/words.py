"""The words of the page: titles, headings, sentences with ``{names}`` for the script to fill, labels of fixed words."""

from collections.abc import Mapping

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import labels_of
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.fields.quick_win import FIELDS as QUICK_WIN
from ppu_roadmap.fields.risk import OF_RISK
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.budget import MEASURE
from ppu_roadmap.views.timeline import LEGEND

VIEWS: Mapping[str, Message] = {
    "overview": _("Overview"),
    "table": _("Programs"),
    "gantt": _("Timeline"),
    "matrix": _("Matrix"),
    "quickwins": _("Quick wins"),
    "risks": _("Risk map"),
    "budget": _("Funding"),
    "indicators": _("Indicators"),
    "sni": _("SNI ISO 37122"),
    "rpjmd": _("Link to the RPJMD"),
}
"""The views of the page by their names in the address, in the order of the menu."""

PRIVATE = ("risks",)
"""Views that citizens do not get."""

FILTERS: Mapping[str, Message] = {
    "horizon": FIELD["horizon"],
    "dimension": FIELD["dimension"],
    "agency": FIELD["owner"],
    "status": FIELD["status"],
    "year": BUDGET["year"],
    "source": FIELD["funding"],
    "location": FIELD["locations"],
    "region": FIELD["region"],
}
"""The filters with a list to choose from; the search and that of quick wins stand beside them."""

ATTENTION: Mapping[str, Message] = {
    "late": _n("{count} program is late", "{count} programs are late", 1),
    "undecided": _n("{count} quick win awaits a decision", "{count} quick wins await a decision", 1),
    "risky": _n("{count} program has a high risk left", "{count} programs have a high risk left", 1),
    "ownerless": _n("{count} program has no agency in charge", "{count} programs have no agency in charge", 1),
    "provisional": _n("{count} agency in charge is provisional", "{count} agencies in charge are provisional", 1),
    "stale": _n("{count} program is not updated", "{count} programs are not updated", 1),
    "unbegun": _n("{count} program should have begun", "{count} programs should have begun", 1),
    "uncosted": _n("{count} program is not fully costed", "{count} programs are not fully costed", 1),
    "unsourced": _n("{count} program has money without a source", "{count} programs have money without a source", 1),
    "unmeasured": _n("{count} program has no indicator", "{count} programs have no indicator", 1),
}
"""What somebody should see to, the most pressing first."""

WORDS: Mapping[str, Message] = {
    "overview_title": VIEWS["overview"],
    "programs_title": _("Smart City Program Matrix"),
    "skip": _("Skip to the content"),
    "views": _("Views"),
    "search": _("Search"),
    "search_hint": _("Name, code, agency, place …"),
    "filters": _("Filters"),
    "all": _("All"),
    "clear": _("Clear all filters"),
    "remove": _("Remove the filter {name}"),
    "only_quick_wins": _("Quick wins only"),
    "attention": _("Needs attention"),
    "nothing_urgent": _("Nothing needs attention in what is shown."),
    "language": _("Language"),
    "theme": _("Light or dark"),
    "print": _("Print"),
    "close": _("Close"),
    "details": _("Details of {id}"),
    "programs": _n("{count} program", "{count} programs", 1),
    "quick_wins": _n("{count} quick win", "{count} quick wins", 1),
    "ended": _("not in the totals: {count} cancelled or replaced"),
    "ended_money": _("not in the totals: {count} cancelled or replaced, {sum}"),
    "in_part": labels.PARTLY_COSTED,
    "not_costed": labels.NOT_COSTED,
    "not_fully": _n("{count} not fully costed", "{count} not fully costed", 1),
    "late": labels.LATE,
    "provisional": labels.PROVISIONAL,
    "proposed": labels.PROPOSED,
    "cancelled": labels.CANCELLED,
    "replaced": _("(replaced by {id})"),
    "no_owner": labels.NO_OWNER,
    "no_source": labels.NO_SOURCE,
    "unread": _("not known"),
    "everywhere": labels.ALL_AREAS,
    "more": _("Show more"),
    "shown": _("{count} of {total} shown"),
    "none": _("No program passes these filters."),
    "none_help": _("Clear a filter, or search for fewer words."),
    "empty": _("There are no programs yet."),
    "empty_help": _("Add the first with: roadmap add program"),
    "today": _("Today"),
    "today_is": _("as of {day}"),
    "made": _("Made from the plan's own text; nothing is sent or fetched."),
    "for_citizens": _("Edition for the public: internal programs are left out, and totals are of what is shown."),
    "million": _("Rp {sum} million"),
    "billion": _("Rp {sum} billion"),
    "trillion": _("Rp {sum} trillion"),
    "total": _("Total"),
    "money": _("Indicative ceiling"),
    "by_dimension": _("By dimension"),
    "by_horizon": _("By horizon"),
    "by_status": _("By status"),
    "by_year": _("By year"),
    "agencies_in_charge": _("Agencies in charge"),
    "chosen": _("{count} chosen"),
    "awaiting": _("{count} awaiting a decision"),
    "findings": _("Findings"),
    "months": _("Quick wins by month"),
    "depends": _("Waits for {ids}"),
    "years_unknown": _n("the years of {count} program are not known", "the years of {count} programs are not known", 1),
    "no_years": _("years not known"),
    "star": _("quick win"),
    "gaps": _("Gaps: what no program covers"),
    "matrix_help": _("Programs and money of each dimension in each horizon; a cell opens its programs."),
    "no_program": _("no program"),
    "rank": _("Rank {rank}"),
    "score": _("Weighted score"),
    "not_scored": _("not yet scored"),
    "changed": _("changed since the approval: {groups}"),
    "in_force": _("Still in force"),
    "unsure": _("Not known whether it changed"),
    "no_quick_win": _("No quick win in what is shown."),
    "inherent": _("Before mitigation"),
    "residual": _("After mitigation"),
    "likelihood": _("How likely"),
    "impact": _("Risk impact"),
    "no_risk": _("No risk in what is shown."),
    "not_rated": _n("{count} risk is not on the map", "{count} risks are not on the map", 1),
    "no_mitigation": _("no mitigation listed"),
    "of_cell": _("Risks of this cell"),
    "all_risks": _("All risks"),
    "measure": _("Measure"),
    "rows": _("Rows"),
    "no_budget": _("No budget line in what is shown."),
    "lines_uncosted": _n("{count} line is not yet costed", "{count} lines are not yet costed", 1),
    "year_unknown": _("year not known"),
    "no_indicator": _("No indicator in what is shown."),
    "with_target": _n("{count} indicator", "{count} indicators", 1),
    "on_target": _("{met} of {compared} on target"),
    "target": _("Target"),
    "actual": _("Achieved"),
    "baseline": _("Baseline value"),
    "gap": _("Gap to target"),
    "region": _("Region"),
    "sni_coverage": _("Coverage by theme"),
    "selected": _("Selected"),
    "measured": _("Measured"),
    "both": _("Selected and measured"),
    "sni_basis": _("Titles with * were seen in a source; the others are from memory and our own translations."),
    "no_mission": _("plan.yaml lists no missions of an upper plan"),
    "without_mission": _("Programs without a mission"),
    "no_dimension": _("dimension not known"),
    "sources": FIELD["sources"],
    "needed_by": _("Programs that depend on it"),
    "reports": _("Quarterly reports"),
    "proposals": _("Proposals that became it"),
    "sort": _("Sort by {name}"),
}  # fmt: skip

LABELS: Mapping[str, Mapping[str, Message]] = {
    "view": VIEWS, "filter": FILTERS, "attention": ATTENTION,
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

"""The fields of a program, in the order of its sheet: what is shown, exported, sorted and searched."""

from collections.abc import Iterator

from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, among, by_key, chosen, field, labels_of, plain, searched, several, word
from ppu_roadmap.model.plan import Plan, once
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.paper.table import Cell, Keyed, Kind
from ppu_roadmap.text import _

Asked = Of[Program]

HIDDEN = {
    "reports",  # a table of its own on the sheet
    "spbe.application",  # for the format's own sake: no page has asked for the names of applications yet
    "spbe.national_app",
}
"""What a program holds and no field shows."""


@once
def _regions(plan: Plan) -> Iterator[Keyed]:
    """The region that all programs of a plan have."""
    yield Keyed(plan.code, (plan.file.region and plan.file.region.name) or plan.code)


def _strategy(of: Asked) -> Cell:
    key = of.record.strategy
    found = (strategy for _file, _index, strategy in of.plan.strategies() if key and strategy.id == key)
    return next((f"{key} {strategy.name}" for strategy in found if strategy.name), key)


def _decision(of: Asked) -> Cell:
    decisions = of.record.quick_win.decisions if of.record.quick_win else ()
    return cells.label(labels.DECISION, decisions[-1].status if decisions else None)


def _aims(plan: Plan, serves: Serves) -> str:
    upper = plan.upper_plans.get(serves.plan or "") or UpperPlan()
    called = upper.name or serves.plan or "–"
    named_aims = [
        *((key, upper.missions.get(key)) for key in serves.missions),
        *((key, (goal := upper.goals.get(key)) and goal.name) for key in serves.goals),
        *((key, (target := upper.targets.get(key)) and target.name) for key in serves.targets),
    ]
    aims = "; ".join(f"{key} {name}" if name else key for key, name in named_aims)
    priority = f" ({serves.priority})" if serves.priority else ""
    return f"{called}: {aims}{priority}" if aims else f"{called}{priority}"


FIELDS: tuple[Field[Asked], ...] = (
    field("region", _("Region"), lambda of: _regions(of.plan)[0], rank=9, weight=2, bare=True, order=by_key,
          searched=False),  # every program of the plan has it
    plain("id", _("Code"), rank=0, weight=0),
    field("name", _("Smart City program"), lambda of: cells.name(of.record), path=("name",),
          rank=0, weight=4, narrow=_("Program")),
    field("dimension", _("Dimension"), lambda of: cells.dimension(of.record.dimension), rank=8, bare=True,
          order=among(labels.DIMENSION), searched=False),  # a word of the format
    word("subdimension", _("Sub-dimension"), labels.SUBDIMENSION, rank=6, bare=True),
    plain("strategy", _("Strategy"), rank=10, weight=0, sheet=_strategy,
          searched=False),  # a key of the dimension's strategies
    plain("description", _("Description"), rank=20, weight=4),
    word("horizon", _("Horizon"), labels.HORIZON_NARROW, rank=7, weight=0, bare=True,
         sheet=lambda of: cells.spans(of.plan, [of.record.horizon])[0] if of.record.horizon else None),
    field("years", _("Years"), lambda of: of.plan.years(of.record), path=("years",), kind=Kind.YEARS, rank=2, weight=0,
          bare=True),
    field("owner", _("Agency in charge"), lambda of: cells.owner(of.plan, of.record), path=("owner",),
          rank=5, weight=2, bare=True, narrow=_("In charge")),
    word("owner_status", _("Status of the agency in charge"), labels.OWNER_STATUS, rank=10, bare=True),
    field("partners", _("Supporting agencies and partners"),
          lambda of: tuple(cells.agency(of.plan, key) for key in of.record.partners) or None,
          path=("partners",), rank=11, weight=2, narrow=_("Partners"), order=None),
    field("locations", _("Location"), lambda of: tuple(map(cells.place, of.record.locations)), path=("locations",),
          rank=11, weight=2, order=None),
    plain("target_group", _("Target group"), rank=12, weight=2),
    plain("beneficiaries", _("Number of beneficiaries"), kind=Kind.NUMBER, rank=12, weight=0, narrow=_("Reach")),
    word("status", _("Status"), labels.STATUS, kind=Kind.WORD, rank=4, weight=0, bare=True),
    plain("status_note", _("Note on the status"), rank=18, weight=3),
    plain("progress", _("Progress (%)"), kind=Kind.PERCENT, rank=5, weight=0, narrow=_("%")),
    field("budget", _("Budget"), lambda of: cells.money(of.plan, of.record), path=("budget",),
          kind=Kind.MONEY, rank=3, bare=True, unknown=labels.NOT_COSTED),
    field("costed", _("Fully costed"), lambda of: cost(of.plan, of.record).complete, rank=10, weight=0,
          searched=False),  # no text
    field("funding", _("Funding source"), lambda of: cells.funding(of.plan, of.record), rank=9, weight=2, order=None),
    field("quick_win", _("Quick win"), lambda of: of.record.quick_win is not None, path=("quick_win",),
          kind=Kind.MARK, rank=1, weight=0, bare=True, narrow=_("QW"),
          sheet=lambda of: of.record.quick_win and cells.label(labels.QUICK_WIN_KIND, of.record.quick_win.kind)),
    field("decision", _("Decision on the quick win"), _decision, kind=Kind.WORD, rank=8, weight=0,
          narrow=_("Decision"), order=among(labels.DECISION)),
    field("risks", _("Risk level"), lambda of: cells.label(labels.RISK_LEVEL, highest_level(of.plan, of.record)),
          path=("risks",), kind=Kind.WORD, rank=8, weight=0, narrow=_("Risk"), order=among(labels.RISK_LEVEL)),
    plain("nomenclature", _("Nomenclature code (Permendagri 90/2019)"), rank=12, weight=0, narrow=_("Nomenclature")),
    field("serves", _("Link to the RPJMD"),
          lambda of: tuple(map(":".join, sorted(missions_served(of.plan, of.record)))), path=("serves",),
          rank=13, weight=2, sheet=lambda of: tuple(_aims(of.plan, one) for one in of.record.serves),
          order=None, searched=False),  # keys of plan.yaml, which --mission takes
    several("gaps", _("Gaps it closes"), rank=13, weight=2, searched=False),  # keys of plan.yaml
    several("sdgs", _("SDGs"), rank=13, weight=2, searched=False),  # no text
    field("spbe", _("SPBE domains"),
          lambda of: tuple(cells.label(labels.SPBE, one) for one in of.record.spbe.domains) if of.record.spbe else (),
          path=("spbe", "domains"), rank=14, weight=2, order=None, searched=False),  # words of the format
    several("depends_on", _("Depends on"), rank=13, weight=2,
            sheet=lambda of: tuple(cells.named(of.plan, key) for key in of.record.depends_on),
            searched=False),  # who looks for a program by its id does not want those that depend on it
    plain("replaced_by", _("Replaced by"), rank=13, weight=0,
          sheet=lambda of: cells.named(of.plan, of.record.replaced_by) if of.record.replaced_by else None,
          searched=False),  # as depends_on
    plain("internal", _("Internal (not published)"), rank=13, weight=0, sheet=lambda of: of.record.internal or None,
          searched=False),  # no text
    plain("note", _("Remark"), rank=18, weight=3),
    several("sources", _("Source of the facts"), kind=Kind.ADDRESS, rank=19, weight=3, narrow=_("Source")),
    field("waive", _("Waived rules"),
          lambda of: tuple(_("{code}: {reason}", code=key, reason=why or "–") for key, why in of.record.waive.items()),
          path=("waive",), rank=19, weight=3, order=None, searched=False),  # for those who check the plan
    field("actions", _("Action plan"), lambda of: tuple(one.name for one in of.record.actions if one.name),
          path=("actions",), rank=17, order=None),
    field("indicators", _("Performance indicators"),
          lambda of: tuple(one.name for one in of.record.indicators if one.name),
          path=("indicators",), rank=16, narrow=_("Indicators"), order=None),
    field("sni", _("SNI ISO 37122 indicator"),
          lambda of: tuple(dict.fromkeys(one.sni for one in of.record.indicators if one.sni)), rank=13, weight=0,
          narrow=_("SNI"), order=None, searched=False),  # numbers, which --sni takes
)  # fmt: skip

DEFAULT = ("id", "name", "dimension", "subdimension", "owner", "years", "budget", "quick_win", "status", "horizon")
"""What a table of programs shows where no columns are asked for."""
SORTED = {each.key: each for each in FIELDS if each.order}
"""The fields that programs can be sorted by."""
SEARCHED = searched(FIELDS)


class OfProgram(Of[Program]):
    """What is told of a program of a plan, more than it says itself."""

    __slots__ = ()

    @property
    def program(self) -> Program:
        """The record, by its name."""
        return self.record


def fields_of_program(*keys: str) -> tuple[Field[Asked], ...]:
    """Some of the fields, for rows that tell more of a program."""
    return chosen(FIELDS, (), keys)


FIELD = labels_of(FIELDS)
"""What people call them, by their keys."""

NARROW = {each.key: each.column.narrow for each in FIELDS if each.column.narrow}
"""The same where there is little room."""

"""``roadmap add``: a new program with the next free id, empty, or made of an indicator or a proposal."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ppu_roadmap.commands.asking import ask, on_terminal
from ppu_roadmap.commands.completion import AGENCY, DIMENSION, FIELD, SUBDIMENSION, among
from ppu_roadmap.commands.editing import editing, finish
from ppu_roadmap.commands.options import DryRunOption, Many, argument, option
from ppu_roadmap.commands.output import write_text
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.set import assign, assignment
from ppu_roadmap.text import Message, _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.yamltext.nodes import Given

EXAMPLES = (
    "roadmap add",
    'roadmap add --dimension living --name "Taman kota" --owner dlh --horizon 5y --subdimension health',
    "roadmap add --from-sni 10.2 --subdimension policy",
    "roadmap add --from-proposal USL-001 --owner dlh --horizon 1y --subdimension health years=2024,2025",
)
HORIZONS = {"1y": "1-year", "5y": "5-year", "long": "long-term"}
_LABELS: dict[str, Message] = {
    "name": _("Name"),
    "horizon": _("Horizon"),
    "owner": _("Lead agency"),
    "subdimension": _("Sub-dimension"),
}
"""What a program must have, in the order it is asked for."""


class New(NamedTuple):
    """What options, and on a terminal a person, say of the program."""

    dimension: Annotated[str | None, option("--dimension", "WORD", "Its dimension, such as governance.", DIMENSION)] = (
        None
    )
    name: Annotated[str | None, option("--name", "TEXT", "Its name.")] = None
    owner: Annotated[str | None, option("--owner", "AGENCY", "The lead agency, by its key.", AGENCY)] = None
    horizon: Annotated[str | None, option("--horizon", "1y|5y|long", "The tag of its horizon.", among(HORIZONS))] = None
    subdimension: Annotated[str | None, option("--subdimension", "WORD", "Its sub-dimension.", SUBDIMENSION)] = None
    id: Annotated[str | None, option("--id", "ID", "Its id; default: the next free one.")] = None
    from_sni: Annotated[str | None, option("--from-sni", "NUMBER", "An indicator that plan.yaml has chosen.")] = None
    from_proposal: Annotated[str | None, option("--from-proposal", "ID", "A proposal, which is accepted with it.")] = (
        None
    )
    dry_run: DryRunOption = False

    def place(self, plan: "Plan") -> str | None:
        """The dimension: as given, else that of the id, of the indicator or of the proposal."""
        from ppu_roadmap.edit.additions import chosen_indicator, waiting_proposal
        from ppu_roadmap.model.types import PREFIXES

        by_prefix = {prefix: name for name, prefix in PREFIXES.items()}
        found = self.dimension or by_prefix.get((self.id or "")[:3].upper())
        if found is None and self.from_sni is not None:
            return chosen_indicator(plan, self.from_sni).dimension
        if found is None and self.from_proposal is not None:
            return waiting_proposal(plan, self.from_proposal).dimension
        return found

    def fields(self, plan: "Plan", id: str) -> dict[str, "Given"]:
        """What is known: what is given, above what the indicator or the proposal tells."""
        from ppu_roadmap.edit.additions import from_proposal, from_sni, waiting_proposal

        derived: dict[str, Given] = {}
        if self.from_sni is not None:
            derived = from_sni(plan, self.from_sni, id)
        elif self.from_proposal is not None:
            derived = from_proposal(plan, waiting_proposal(plan, self.from_proposal))
        given = self._replace(horizon=HORIZONS.get(self.horizon or "", self.horizon))._asdict()
        return derived | {key: given[key] for key in _LABELS if given[key] is not None}


def main(
    run: Run,
    new: New,
    fields: Annotated[Many, argument("FIELD=VALUE", "More fields of the program, as in set.", FIELD)] = None,
) -> int:
    """Add a program. On a terminal what is missing is asked for, elsewhere options must give it."""
    if new.from_sni is not None and new.from_proposal is not None:
        raise Refusal(_("--from-sni and --from-proposal cannot both be given"))
    more = [assignment(field) for field in fields or ()]
    if on_terminal():
        with editing(run, hold=False) as workspace:  # to ask a person takes its time
            new = _asked(run, new, workspace.before.plan)
    with editing(run) as workspace:
        id = _add(workspace, new, more)
        code = finish(run, workspace, dry_run=new.dry_run)
    if code == 0 and not new.dry_run:
        write_text(f"{id}\n")
    return code


def _asked(run: Run, new: New, plan: "Plan") -> New:
    """The program with what a person said of it, who is asked for what nothing else tells."""
    from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
    from ppu_roadmap.model.types import HOMES

    place = new.place(plan) or ask(run, _("Dimension"), HOMES)
    choices = {
        "horizon": tuple(HORIZONS.values()),
        "owner": tuple(plan.agencies),
        "subdimension": SUBDIMENSIONS.get(place, ()),
    }
    known = new.fields(plan, "")
    answers: dict[str, Any] = {"dimension": place}
    answers |= {key: ask(run, label, choices.get(key, ())) for key, label in _LABELS.items() if key not in known}
    return new._replace(**answers)


def _add(workspace: "Workspace", new: New, more: list[tuple[str, str]]) -> str:
    """Put the program into its file, and into its proposal that it was accepted; its id."""
    from ppu_roadmap.edit.additions import accept_proposal, add_program, next_id, waiting_proposal
    from ppu_roadmap.model.types import HOMES

    plan = workspace.before.plan
    dimension = new.place(plan)
    if dimension is None:
        raise _missing("dimension")
    if dimension not in HOMES:
        raise Refusal(_("{word} is no dimension; there are {choices}", word=dimension, choices=words(HOMES)))
    id = new.id.upper() if new.id else next_id(plan, dimension)
    program = {"id": id, **new.fields(plan, id)}
    proposed = (dict(more).get("status") or program.get("status")) == "proposed"
    for key in _LABELS:
        if key not in program and key != "subdimension" and not (key == "owner" and proposed):
            raise _missing(key)
    path = add_program(workspace, dimension, program)
    for field, value in more:
        assign(workspace, dimension, path, field, value)
    if new.from_proposal is not None:
        accept_proposal(workspace, waiting_proposal(plan, new.from_proposal), id)
    return id


def _missing(option: str) -> Refusal:
    return Refusal(_("--{option} is missing; on a terminal roadmap add asks for it", option=option))

"""``roadmap add``: a new program with the next free id, empty, or made of an indicator or a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.asking import ask, on_terminal
from ppu_roadmap.commands.editing import editing, finish, looking
from ppu_roadmap.commands.options import DryRunOption
from ppu_roadmap.commands.output import write_text
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.set import assign, assignment
from ppu_roadmap.text import Message, _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.yamltext.nodes import Given

HORIZONS = {"1y": "1-year", "5y": "5-year", "long": "long-term"}
_LABELS: dict[str, Message] = {
    "name": _("Name"),
    "horizon": _("Horizon"),
    "owner": _("Lead agency"),
    "subdimension": _("Sub-dimension"),
}
"""What a program must have, in the order it is asked for."""

FieldsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FIELD=VALUE", help="More fields of the program, as in set.", autocompletion=completion.program_fields
    ),
]
DimensionOption = Annotated[
    str | None,
    typer.Option(metavar="WORD", help="Its dimension, such as governance.", autocompletion=completion.dimensions),
]
OwnerOption = Annotated[
    str | None, typer.Option(metavar="AGENCY", help="The lead agency, by its key.", autocompletion=completion.agencies)
]
SubdimensionOption = Annotated[
    str | None, typer.Option(metavar="WORD", help="Its sub-dimension.", autocompletion=completion.subdimensions)
]

EXAMPLES = (
    "roadmap add",
    'roadmap add --dimension living --name "Taman kota" --owner dlh --horizon 5y --subdimension health',
    "roadmap add --from-sni 10.2 --subdimension policy",
    "roadmap add --from-proposal USL-001 --owner dlh --horizon 1y --subdimension health years=2024,2025",
)


def main(
    run: Run,
    fields: FieldsArgument = None,
    *,
    dimension: DimensionOption = None,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="Its name.")] = None,
    owner: OwnerOption = None,
    horizon: Annotated[
        str | None,
        typer.Option(
            metavar="1y|5y|long", help="The tag of its horizon.", autocompletion=completion.among(lambda: HORIZONS)
        ),
    ] = None,
    subdimension: SubdimensionOption = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; default: the next free one.")] = None,
    from_sni: Annotated[
        str | None, typer.Option("--from-sni", metavar="NUMBER", help="An indicator that plan.yaml has chosen.")
    ] = None,
    from_proposal: Annotated[
        str | None, typer.Option("--from-proposal", metavar="ID", help="A proposal, which is accepted with it.")
    ] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Add a program. On a terminal what is missing is asked for, elsewhere options must give it."""
    if from_sni is not None and from_proposal is not None:
        raise Refusal(_("--from-sni and --from-proposal cannot both be given"))
    more = [assignment(field) for field in fields or ()]
    words_ = {"name": name, "horizon": HORIZONS.get(horizon or "", horizon), "owner": owner}
    given = {key: word for key, word in (words_ | {"subdimension": subdimension}).items() if word is not None}
    new = _New(run, dimension, id, given, from_sni, from_proposal)
    if on_terminal():
        with looking(run) as workspace:
            new.ask(workspace.before.plan)
    with editing(run) as workspace:
        chosen = new.add(workspace, more)
        code = finish(run, workspace, dry_run=dry_run)
    if code == 0 and not dry_run:
        write_text(f"{chosen}\n")
    return code


@dataclass
class _New:
    """A program on its way into the plan; what is missing of it is asked for on a terminal."""

    run: Run
    place: str | None
    """Its dimension, where that is given."""
    id: str | None
    given: dict[str, str]
    sni: str | None
    proposal: str | None

    def ask(self, plan: Plan) -> None:
        """Ask for what neither options nor the indicator or the proposal tell."""
        from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
        from ppu_roadmap.model.types import DIMENSIONS

        self.place = self._dimension(plan) or ask(self.run, _("Dimension"), DIMENSIONS)
        choices = {
            "horizon": tuple(HORIZONS.values()),
            "owner": tuple(plan.agencies),
            "subdimension": SUBDIMENSIONS.get(self.place, ()),
        }
        known = self._known(plan, "")
        for key, label in _LABELS.items():
            if key not in known:
                self.given[key] = ask(self.run, label, choices.get(key, ()))

    def add(self, workspace: Workspace, more: list[tuple[str, str]]) -> str:
        """Put the program into its file, and into its proposal that it was accepted; its id."""
        from ppu_roadmap.edit.additions import accept_proposal, add_program, next_id, waiting_proposal
        from ppu_roadmap.model.types import DIMENSIONS

        plan = workspace.before.plan
        dimension = self._dimension(plan)
        if dimension is None:
            raise _missing("dimension")
        if dimension not in DIMENSIONS:
            raise Refusal(_("{word} is no dimension; there are {choices}", word=dimension, choices=words(DIMENSIONS)))
        id = self.id.upper() if self.id else next_id(plan, dimension)
        program = {"id": id, **self._known(plan, id)}
        for key in _LABELS:
            if key not in program:
                raise _missing(key)
        path = add_program(workspace, dimension, program)
        for field, value in more:
            assign(workspace, dimension, path, field, value)
        if self.proposal is not None:
            accept_proposal(workspace, waiting_proposal(plan, self.proposal), id)
        return id

    def _dimension(self, plan: Plan) -> str | None:
        """The dimension: as given, else that of the id, of the indicator or of the proposal."""
        from ppu_roadmap.edit.additions import chosen_indicator, waiting_proposal
        from ppu_roadmap.model.types import PREFIXES

        by_prefix = {prefix: name for name, prefix in PREFIXES.items()}
        found = self.place or by_prefix.get((self.id or "")[:3].upper())
        if found is None and self.sni is not None:
            found = chosen_indicator(plan, self.sni).dimension
        if found is None and self.proposal is not None:
            found = waiting_proposal(plan, self.proposal).dimension
        return found

    def _known(self, plan: Plan, id: str) -> dict[str, Given]:
        """What is known of the program: the options, above what the indicator or the proposal tells."""
        from ppu_roadmap.edit.additions import from_proposal, from_sni, waiting_proposal

        if self.sni is not None:
            return from_sni(plan, self.sni, id) | self.given
        if self.proposal is not None:
            return from_proposal(plan, waiting_proposal(plan, self.proposal)) | self.given
        return {**self.given}


def _missing(option: str) -> Refusal:
    return Refusal(_("--{option} is missing; on a terminal roadmap add asks for it", option=option))

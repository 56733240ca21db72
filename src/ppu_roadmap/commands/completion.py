"""What the shell offers after TAB: closed lists of words, and names out of the plan that the command would read."""

from collections.abc import Callable, Collection, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from ppu_roadmap.commands.run import Refusal, Run

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan

Offers = Iterable[tuple[str, str]]
"""Words with what each stands for."""
Completion = Callable[..., list[tuple[str, str]]]
"""A completion in the form that typer calls; it knows the arguments by their names."""


def listed(place: str) -> tuple[str, ...]:
    """The words, or the fields by their keys, that a module lists, such as ``analysis.crossing:BY``.

    It is imported only now, when the command that asks for them has been called.
    """
    return tuple(item if isinstance(item, str) else item.column.key for item in _member(place))


def _member(place: str) -> Any:
    module, _colon, name = place.partition(":")
    return getattr(import_module(f"ppu_roadmap.{module}"), name)


def _begun(incomplete: str, offers: Offers) -> list[tuple[str, str]]:
    """The offers that begin as what was typed; the last word after a comma is completed."""
    before, comma, word = incomplete.rpartition(",")
    begun = word.casefold()
    return [(before + comma + offer, meaning) for offer, meaning in offers if offer.casefold().startswith(begun)]


def _offering(offers: Callable[[], Offers]) -> Completion:
    return lambda incomplete: _begun(incomplete, offers())


def among(words: Collection[str]) -> Completion:
    """A completion of these words."""
    return _offering(lambda: ((word, "") for word in words))


def offered(place: str) -> Completion:
    """A completion of words that a module lists."""
    return _offering(lambda: ((word, "") for word in listed(place)))


def among_and(words: Collection[str], then: Completion) -> Completion:
    """A completion of these words, and of what another offers."""
    return lambda incomplete: [*among(words)(incomplete), *then(incomplete)]


def _of_plans(offers: Callable[["Plan"], Offers]) -> Completion:
    """A completion of what each of the plans has."""
    return lambda ctx, incomplete: _begun(incomplete, (offer for plan in _plans(ctx) for offer in offers(plan)))


def _plans(context: typer.Context) -> Iterator["Plan"]:
    """The plans that the command would read; none where that fails, for a shell wants no words then."""
    from ppu_roadmap.loader.plans import load

    run = context.find_object(Run) or Run()
    try:
        yield from (loaded.plan for loaded in load(run.path(_argument(context)), run.today))
    except (OSError, Refusal):
        return


def _argument(context: typer.Context) -> str | None:
    """What stands for PLAN; where the value of an option is to be completed, it is among the words not read yet."""
    if all(each.name != "plan" for each in context.command.params):
        return None
    found: str | None = context.params.get("plan") or next(iter(context.args), None)
    return found


PROGRAM = _of_plans(lambda plan: ((id, program.name or "") for id, program in plan.by_id.items()))
AGENCY = _of_plans(lambda plan: ((key, plan.agency_name(key)) for key in plan.agencies))
SOURCE = _of_plans(lambda plan: ((key, name or "") for key, name in plan.file.funding_sources.items()))
LOCATION = _of_plans(
    lambda plan: ((place, "") for area, places in plan.file.areas.items() for place in (area, *places))
)
MISSION = _of_plans(
    lambda plan: ((key, text or "") for upper in plan.upper_plans.values() for key, text in upper.missions.items())
)
DIMENSION = _offering(lambda: ((word, label.template) for word, label in _member("catalog.labels:DIMENSION").items()))
SUBDIMENSION = _offering(lambda: _member("catalog.subdimensions:DIMENSION_OF").items())
RULE = _offering(lambda: ((rule.code, rule.name) for rule in _member("rules.registry:RULES")))


def _fields(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The fields of FIELD=VALUE, level by level; behind ``=`` the words or the names that the value can be.

    Some shells take the ``=`` for a word of its own.
    """
    from ppu_roadmap.shape.fields import keys_of, record_at, wanted

    root = _member("model.plan_file:PlanFile" if ctx.params.get("id") == "plan" else "model.program:Program")
    typed = [*(ctx.params.get("fields") or ()), incomplete]
    apart = typed[-2:-1] == ["="]
    field, equals, begun = "".join(typed[-3:] if apart else typed[-1:]).partition("=")
    *above, last = (int(step) if step.isdecimal() else step for step in field.split("."))
    if not equals:
        head = field.removesuffix(str(last))
        record = record_at(root, above)
        parts = ((key, record_at(root, (*above, key))) for key in (keys_of(record) if record else ()))
        return _begun(incomplete, ((f"{head}{key}{'.' if below else '='}", "") for key, below in parts))
    named = _member("edit.values:NAMED").get(last)
    words = wanted(root, (*above, last)).choices or [key for plan in _plans(ctx) if named for key in named(plan).names]
    head = "" if apart else f"{field}="
    return [(head + word, meaning) for word, meaning in _begun(begun, ((word, "") for word in words))]


FIELD: Completion = _fields
SNI = _offering(lambda: ((number, "") for number in _member("catalog.sni:indicators")()))
_KINDS = _offering(lambda: ((word, "") for word in _member("edit.forms:FORMS")))


def _added(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What can be added; behind that the programs that it may be a part of."""
    return PROGRAM(ctx, incomplete) if ctx.params.get("what") else _KINDS(incomplete)


ADDED: Completion = _added

"""What the shell offers after TAB: closed lists of words, and names out of the plan that the command would read."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from ppu_roadmap.text import QUOTE_LIMIT, Refusal, _

if TYPE_CHECKING:
    from ppu_roadmap.commands.run import Run
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.words.vocabulary import Names

Offers = Iterable[tuple[str, str]]
"""Words with what each stands for."""
Completion = Callable[[typer.Context, str], list[tuple[str, str]]]
"""A completion in the form that typer calls; it knows the arguments by their names."""

COMPLETE = "_ROADMAP_COMPLETE"
"""The variable by which a shell asks what may follow, as typer's scripts for shells set it."""
_POWERSHELL = "{}::: ", "{}"  # which takes no empty meaning
_ANSWERS = {
    "bash": ("{}", ""), "zsh": ('"{}"', ':"{}"'), "fish": ("{}", "\t{}"),
    "powershell": _POWERSHELL, "pwsh": _POWERSHELL,
}  # fmt: skip
"""How the script for each shell wants a word, and behind it what the word stands for."""
_WORD = r"(?!.*::)-{0,2}\w[\w.,:=/+@%-]*"
"""What is one word to every shell and means itself, however often a shell evaluates it."""
_READ_BY_SHELLS = r"[^\w .,;:/()&%+=–-]+"


def complete(app: Any, run: "Run", asked: str) -> int:
    """Answer the script of a shell, or write that script. Raises Refusal where no shell asks so."""
    from typer._click.shell_completion import get_completion_class  # it has no other home

    from ppu_roadmap.commands.run import write_text

    instruction, _underscore, shell = asked.partition("_")
    kind = get_completion_class(shell)
    told = {"variable": COMPLETE, "asked": asked}
    wrong = Refusal(_("{variable} is {asked}: only a script of roadmap --show-completion can ask so", **told))
    if kind is None or instruction not in ("complete", "source"):
        raise wrong
    asking: Any = kind(app, {"obj": run}, "roadmap", COMPLETE)
    found = asking.get_completions
    asking.get_completions = lambda *typed: _words(found(*typed))
    asking.format_completion = partial(_answer, shell)
    try:
        if instruction == "complete":
            asking.get_completion_args()
    except (KeyError, ValueError):  # of the variables that the script sets beside it
        raise wrong from None
    write_text(getattr(asking, instruction)() + "\n")
    return 0


def _words(offers: Iterable[Any]) -> list[Any]:
    """The offers that are a word, options in the order of their letters: typer has no order for those of help."""
    kept = (each for each in offers if re.fullmatch(_WORD, each.value))
    return sorted(kept, key=lambda each: each.value if each.value.startswith("-") else "")


def _answer(shell: str, offer: Any) -> str:
    """A word with what it stands for, in which nothing is left that a shell would read."""
    meaning = re.sub(_READ_BY_SHELLS, " ", (offer.help or "").replace(":::", " ")).strip()
    texts = [offer.value, meaning[:QUOTE_LIMIT]]
    if shell == "zsh":  # where a colon parts the two; what is escaped is read twice
        texts = [text.replace(":", r"\\:") for text in texts]
    return "".join(form.format(text) for form, text in zip(_ANSWERS[shell], texts, strict=True) if text)


def listed(place: str) -> tuple[str, ...]:
    """The words, or the fields by their keys, that a module lists, such as ``analysis.budget:BY``.

    It is imported only now, when the command that asks for them has been called.
    """
    return tuple(item if isinstance(item, str) else item.column.key for item in _member(place))


def _member(place: str) -> Any:
    module, _colon, name = place.partition(":")
    return getattr(import_module(f"ppu_roadmap.{module}"), name)


def _begun(incomplete: str, offers: Offers) -> list[tuple[str, str]]:
    """The offers that begin as what was typed, whose case stays; the last word after a comma is completed."""
    begun = incomplete.rpartition(",")[2]
    found = dict.fromkeys(
        each for each in offers if each[0].casefold().startswith(begun.casefold()) and re.fullmatch(_WORD, each[0])
    )
    return [(incomplete + offer[len(begun) :], meaning) for offer, meaning in found]


def _offering(known: Callable[[typer.Context], Iterable["Names"]], *, ids: bool = False) -> Completion:
    """A completion of words, which mean the first of their names; where none begins so of all names, with hyphens.

    ``ids``: of the words alone, since no name is taken for an id.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        every = list(known(ctx))
        told = ((word, next(filter(None, names), "")) for each in every for word, names in each.items())
        called = (pair for each in every if not ids for pair in _member("words.vocabulary:spelled")(each))
        return _begun(incomplete, ((word, str(getattr(name, "template", name))) for word, name in told)) or _begun(
            incomplete, (("-".join(re.findall(r"[\w.]+", name.casefold())), word) for name, word in called)
        )

    return complete


def among(words: Collection[str] | str) -> Completion:
    """A completion of these words, or of those that a module lists, each with its label."""
    fixed = "words.vocabulary:fixed"
    return _offering(lambda _ctx: [_member(fixed)(listed(words) if isinstance(words, str) else words).names])


def _of_plans(names: Callable[["Plan"], "Names"], *, ids: bool = False) -> Completion:
    """A completion of what each of the plans has."""
    return _offering(lambda ctx: map(names, _plans(ctx)), ids=ids)


def named(key: str) -> Completion:
    """A completion of what the field of a key can name in each of the plans, if it names anything."""
    known = "words.plan_names:NAMED"
    return _of_plans(lambda plan: _member(known)[key](plan).names if key in _member(known) else {})


def _plans(context: typer.Context) -> Iterator["Plan"]:
    """The plans that the command would read; none where that fails, for a shell wants no words then."""
    from ppu_roadmap.loader.plans import load

    argument: str | None = None
    if any(each.name == "plan" for each in context.command.params):
        # Where the value of an option is to be completed, PLAN is among the words that are not read yet.
        argument = context.params.get("plan") or next(iter(context.args), None)
    try:
        yield from (loaded.plan for loaded in load(context.obj.path(argument), context.obj.today))
    except (OSError, Refusal):
        return


def _missions(plan: "Plan") -> "Names":
    return {key: (text,) for upper in plan.upper_plans.values() for key, text in upper.missions.items()}


def _identified(plan: "Plan") -> "Names":
    """Everything that has an id, and the agencies by their keys."""
    from ppu_roadmap.facts.parts import actions, risks

    things: list[Any] = [*plan.by_id.values()]
    for file in plan.dimensions.values():
        things += (*file.objectives, *file.strategies)
    found = {each.id: each.name for each in (*things, *plan.proposals.proposals)}
    found |= {key: each and each.name for key, each in plan.agencies.items()}
    found |= {action.id: action.name for _program, _at, action in actions(plan)}
    found |= {risk.id: risk.factor for _program, _at, risk in risks(plan)}
    return {id: (name,) for id, name in found.items() if id}


def _revisions() -> list[str]:
    """Branches and tags of the repository here; none where there is no git, or no repository."""
    from pathlib import Path

    from ppu_roadmap.revision.git import Repository

    try:
        return Repository.at(Path()).names()
    except Refusal:
        return []


AGENCY, LOCATION, MISSION = named("owner"), named("location"), _of_plans(_missions)
PROGRAM = _of_plans(lambda plan: {id: (program.name,) for id, program in plan.by_id.items()}, ids=True)
THING = _of_plans(_identified, ids=True)
DIMENSION, SUBDIMENSION = among("model.types:HOMES"), among("model.types:DIMENSION_OF")
RULE = _offering(lambda _ctx: [{each.code: (each.name,) for each in _member("rules.registry:RULES")}])
SNI = _offering(lambda _ctx: [dict.fromkeys(_member("catalog.sni:indicators")(), ())])
REVISION = _offering(lambda _ctx: [dict.fromkeys(_revisions(), ())])


def assignments(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The fields of FIELD=VALUE, level by level; behind ``=`` the words or the names that the value can be.

    Some shells take the ``=`` for a word of its own.
    """
    from ppu_roadmap.shape.fields import keys_of, record_at, wanted

    root = _member("model.plan_file:PlanFile" if ctx.params.get("id") == "plan" else "model.program:Program")
    typed = [*(ctx.params.get("fields") or ()), incomplete]
    apart = typed[-2:-1] == ["="]
    field, equals, begun = "".join(typed[-3:] if apart else typed[-1:]).partition("=")
    steps = field.split(".")
    *above, last = (0 if step.isdecimal() else step for step in steps)  # all items of a list are alike
    if not equals:
        head = field.removesuffix(steps[-1])
        record = record_at(root, above)
        parts = ((key, record_at(root, (*above, key))) for key in (keys_of(record) if record else ()))
        return _begun(incomplete, ((f"{head}{key}{'.' if below else '='}", "") for key, below in parts))
    choices = wanted(root, (*above, last)).choices
    offered = (among(choices) if choices else named(str(last)))(ctx, begun)
    head = "" if apart else f"{field}="
    return [(head + word, meaning) for word, meaning in offered]


def addable(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What can be added; behind that the programs that it may be a part of."""
    return (PROGRAM if ctx.params.get("what") else among("edit.forms:FORMS"))(ctx, incomplete)

"""What the shell offers after TAB: closed lists of words, and names out of the plan that the command would read."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

import typer

from ppu_roadmap.text import QUOTE_LIMIT, Refusal, _

if TYPE_CHECKING:
    from ppu_roadmap.commands.run import Run
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.words.vocabulary import Vocabulary

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


def _offering(offers: Callable[[typer.Context], Offers]) -> Completion:
    return lambda ctx, incomplete: _begun(incomplete, offers(ctx))


def _known(vocabularies: Callable[[typer.Context], Iterable["Vocabulary"]]) -> Completion:
    """A completion of the words of vocabularies; where none begins so of their names, with hyphens for blanks."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        every = list(vocabularies(ctx))
        return _begun(incomplete, chain(*map(_labelled, every))) or _begun(incomplete, chain(*map(_called, every)))

    return complete


def among(words: Collection[str] | str) -> Completion:
    """A completion of these words, or of those that a module lists, each with its label."""
    return _known(lambda _ctx: [_member("words.vocabulary:fixed")(listed(words) if isinstance(words, str) else words)])


def named(key: str) -> Completion:
    """A completion of what the field of a key can name in each of the plans, if it names anything."""
    return _known(
        lambda ctx: [
            known(plan) for known in [_member("words.plan_names:NAMED").get(key)] if known for plan in _plans(ctx)
        ]
    )


def _labelled(known: "Vocabulary") -> Offers:
    """The words with the first of their names, in English."""
    for word, names in known.names.items():
        label = next(iter(names), "")
        yield word, str(getattr(label, "template", label))


def _called(known: "Vocabulary") -> Offers:
    """The names of the words in both languages, each as one word of the shell."""
    for name, word in _member("words.vocabulary:spelled")(known.names):
        yield "-".join(re.findall(r"[\w.]+", name.casefold())), word


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


PROGRAM, AGENCY, LOCATION = map(named, ("program", "owner", "location"))
MISSION = _offering(
    lambda ctx: (
        (key, text or "")
        for plan in _plans(ctx)
        for upper in plan.upper_plans.values()
        for key, text in upper.missions.items()
    )
)
DIMENSION, SUBDIMENSION = among("model.types:HOMES"), among("model.types:DIMENSION_OF")
RULE = _known(
    lambda _ctx: [
        _member("words.vocabulary:Vocabulary")({each.code: [each.name] for each in _member("rules.registry:RULES")})
    ]
)
SNI = _offering(lambda _ctx: ((number, "") for number in _member("catalog.sni:indicators")()))


def _revisions() -> list[str]:
    """Branches and tags of the repository here; none where there is no git, or no repository."""
    from pathlib import Path

    from ppu_roadmap.revision.git import Repository

    try:
        return Repository.at(Path()).names()
    except Refusal:
        return []


REVISION = _offering(lambda _ctx: ((name, "") for name in _revisions()))


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


def _identified(ctx: typer.Context) -> Offers:
    """Everything in the plans that has an id, and the agencies by their keys."""
    from ppu_roadmap.facts.parts import actions, risks

    for plan in _plans(ctx):
        yield from ((id, program.name or "") for id, program in plan.by_id.items())
        for file in plan.dimensions.values():
            yield from ((each.id or "", each.name or "") for each in file.objectives)
            yield from ((each.id or "", each.name or "") for each in file.strategies)
        yield from ((each.id or "", each.name or "") for each in plan.proposals.proposals)
        yield from ((key, (each and each.name) or "") for key, each in plan.agencies.items())
        yield from ((each.id or "", each.name or "") for _program, _at, each in actions(plan))
        yield from ((each.id or "", each.factor or "") for _program, _at, each in risks(plan))


THING = _offering(_identified)


def addable(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What can be added; behind that the programs that it may be a part of."""
    return (PROGRAM if ctx.params.get("what") else among("edit.forms:FORMS"))(ctx, incomplete)

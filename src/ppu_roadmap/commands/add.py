"""``roadmap add``: a program or a part of one, an agency, a proposal."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ppu_roadmap.commands.asking import fill_in, on_terminal
from ppu_roadmap.commands.completion import DIMENSION, addable, among, named
from ppu_roadmap.commands.editing import editing, finish, thing_of
from ppu_roadmap.commands.help import NEEDED
from ppu_roadmap.commands.options import DryRunOption, Many, One, argument, option
from ppu_roadmap.commands.run import Run, write_text
from ppu_roadmap.commands.set import assign, assigned
from ppu_roadmap.text import Phrase, Refusal, _, command, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import Form
    from ppu_roadmap.edit.workspace import Workspace

EXAMPLES = (
    "roadmap add",
    'roadmap add program --dimension living --name "Taman kota" --owner dlh --horizon 5y --subdimension health',
    'roadmap add budget GOV-01 --year 2023 --source apbd --amount "250 juta"',
    'roadmap add agency --name "Dinas Perikanan" --short Diskan --kind agency',
    "roadmap add --from-sni 10.2 --subdimension policy",
    "roadmap add --from-proposal USL-001 --owner dlh --horizon 1y --subdimension health years=2024,2025",
)
_FLAGS = ("-q", "--quiet", "--dry-run", "-h", "--help")
_SPECIAL: dict[str, dict[str, Any]] = {
    "program": {
        "dimension": option("--dimension", "WORD", "Its dimension, such as governance.", DIMENSION),
        "from_sni": option("--from-sni", "NUMBER", "An indicator that plan.yaml has chosen."),
        "from_proposal": option("--from-proposal", "ID", "A proposal, which is accepted with it."),
    },
    "agency": {"key": option("--key", "KEY", _("What programs name it by; default: made of its short name.").template)},
}
"""Options that are no fields of the record, by its form."""


class Answers:
    """Stands for the options of what is to be added: the fields of its record."""

    @staticmethod
    def chosen(arguments: Sequence[str]) -> Any:
        """The options that go with a command line, as the fields of a named tuple."""
        from ppu_roadmap.edit.forms import FORMS, form_called

        plain = (word for before, word in pairwise(("", *arguments)) if before[:1] != "-" or before in _FLAGS)
        first = next((word for word in plain if word[:1] != "-"), "")
        return _options((form_called(first) or FORMS["program"]).word)


@cache
def _options(word: str) -> Any:
    from ppu_roadmap.edit.forms import FORMS, questions

    fields: dict[str, Any] = dict(_SPECIAL.get(word, {}))
    for each in questions(FORMS[word]):
        panel = {"rich_help_panel": NEEDED} if each.required else {}
        known = among(each.choices) if each.choices else named(each.path[-1])
        fields[each.key] = option(each.option, each.word, each.label.template, known, **panel)
    optional: list[tuple[str, Any]] = [(key, Annotated[One, made]) for key, made in fields.items()]
    kind = NamedTuple("Given", [*optional, ("dry_run", DryRunOption)])  # type: ignore[misc]  # made of what the model has
    kind.__new__.__defaults__ = (*[None] * len(optional), False)
    return kind


def main(
    run: Run,
    given: Answers,
    what: Annotated[
        Many, argument("WHAT ID FIELD=VALUE", "What is added, of which program, and more fields.", addable)
    ] = None,
) -> None:
    """Add a program, a part of one, an agency or a proposal, with the id that comes next.

    First comes what is added: program (also where nothing is named), agency, action, budget, indicator, quickwin, risk,
    report or proposal; then, for a part of a program, the program's id. The options are the fields of what is added,
    and -h behind its name shows them. What must be said and is not is asked for on a terminal.
    """
    from ppu_roadmap.edit.additions import accept_proposal, following, now

    options: Any = given
    form, id, more = _meant(what or ())
    with editing(run, id, hold=False) as asked:  # to ask a person takes its time
        filled = _begun(asked, form, id, options, more)
        if on_terminal() and (any(filled.missing()) or not filled.fields):
            fill_in(run, asked, filled)
    with editing(run, id, earlier=asked) as workspace:
        for each in filled.first:
            each.put(workspace)
        put = filled.put(workspace)
        assign(workspace, put.file, put.path, more.items())
        if form.word == "program" and options.from_proposal is not None:
            accept_proposal(workspace, options.from_proposal, put.id)
        if finish(run, workspace, dry_run=options.dry_run):
            write_text(f"{put.id}\n")
            run.note(now(workspace.after.plan, form, put))
            if (step := following(workspace.after.plan, form, put)) is not None:
                run.note(_("next: {command}", command=command(*step.words)))


def _meant(what: Sequence[str]) -> tuple["Form", str | None, dict[str, str]]:
    """What is to be added, the id of the program that it is a part of, and further fields."""
    from ppu_roadmap.edit.forms import FORMS, form_called
    from ppu_roadmap.words.plan_names import can_name

    plain = [word for word in what if "=" not in word]
    more = dict(assigned([word for word in what if "=" in word]))
    form = form_called(plain[0]) if plain else FORMS["program"]
    if form is None:
        known = words(FORMS)
        raise Refusal(_("{word} is nothing that can be added; there are {choices}", word=plain[0], choices=known))
    id = plain[1].upper() if len(plain) > 1 and form.of_program else None
    strange = plain[1 + (id is not None) :]
    if strange and not form.of_program and can_name(strange[0]):
        named = command("add", form.word, "--name", strange[0])
        raise Refusal(_("{text} is no FIELD=VALUE; as a name write {command}", text=strange[0], command=named))
    if strange:
        raise Refusal(_("{text} is no FIELD=VALUE, such as status=ongoing", text=strange[0]))
    return form, id, more


def _begun(workspace: "Workspace", form: "Form", id: str | None, options: Any, more: dict[str, str]) -> "Filled":
    """The form with what options and further fields say, above what an indicator or a proposal tells."""
    from ppu_roadmap.analysis.selection import HORIZON_OPTIONS
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import questions, target_of
    from ppu_roadmap.edit.values import Typed
    from ppu_roadmap.model.types import DIMENSION_OF

    plan, target = workspace.before.plan, target_of(form)
    asked = (*((target,) if target else ()), *questions(form))
    keys = {each.key for each in asked}
    plain = [word for word in more if word not in keys and not {*word} & {*".["}]
    more |= {Typed(form.record, word, workspace.typist).key((), word): more.pop(word) for word in plain}
    filled = Filled(form, id or getattr(options, "key", None) or "")
    if form.word == "program":
        _derive(workspace, filled, options)
    elif id is not None:
        _of_program(workspace, filled)
    for question in asked:
        text = getattr(options, question.key, None) or more.pop(question.key, None)
        if text is not None:
            short = {"id": text.upper(), "horizon": HORIZON_OPTIONS.get(text, text)}
            filled.answer(question, short.get(question.key, text), workspace.typist, question.option)
    if form.word == "program" and not filled.target:
        filled.target = DIMENSION_OF.get(str(filled.fields.get(("subdimension",))), "")
    missing = next(filled.missing(), None)
    known = filled.vocabulary(missing, plan) if missing is not None and missing == target else None
    if form.of_program and missing == target and not (known and known.names):
        why = _("no program can become a quick win") if plan.programs else _("the plan has no program yet")
        raise Refusal(_("{problem}; first add one: {command}", problem=why, command=command("add", "program")))
    if missing is None or on_terminal():
        return filled
    if known is not None and form.of_program:
        example = command("add", form.word, next(iter(known.names)))
        raise Refusal(_("of which program? name it as in {example}", example=example))
    told: dict[str, Phrase] = {"option": missing.option, "command": command("add", form.word)}
    raise Refusal(_("{option} is missing; to be asked for it, run this on a terminal: {command}", **told))


def _of_program(workspace: "Workspace", filled: "Filled") -> None:
    """Ends the command where there is no such program; of a quick win that is there already it is known what it has."""
    from ppu_roadmap.model.types import DIMENSIONS

    thing = thing_of(workspace, filled.target, program=True)
    program = workspace.before.plan.by_id.get(filled.target)
    if thing.home != "programs":
        raise Refusal(_("{id} is no program", id=filled.target))
    if filled.form.word == "quickwin" and thing.file not in DIMENSIONS:
        raise Refusal(_("{id} supports all dimensions, and a quick win belongs to one of the six", id=filled.target))
    if filled.form.word == "quickwin" and program is not None and program.quick_win is not None:
        there = program.quick_win
        filled.there = {*((key,) for key in there.model_fields_set), *(("scores", key) for key in there.scores)}


def _derive(workspace: "Workspace", filled: "Filled", options: Any) -> None:
    """What the options of a new program tell without being a field of it: its dimension, what it is made of."""
    from ppu_roadmap.edit.additions import from_proposal, from_sni
    from ppu_roadmap.model.types import PREFIXES

    there: str | None = None
    if options.from_sni is not None and options.from_proposal is not None:
        raise Refusal(_("--from-sni and --from-proposal cannot both be given"))
    if options.from_sni is not None:
        there, filled.fields = from_sni(workspace, options.from_sni)
    elif options.from_proposal is not None:
        there, filled.fields = from_proposal(workspace.before.plan, options.from_proposal)
    by_prefix = {prefix: name for name, prefix in PREFIXES.items()}
    filled.target = by_prefix.get((options.id or "")[:3].upper()) or there or ""

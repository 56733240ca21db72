"""Questions to a person on a terminal, one or those of a form; everywhere else the options must say it."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Message, Phrase, Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import Question
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.words.reading import Misread, Read

Meaning = TypeVar("Meaning")
_NO_CHOICES: Mapping[str, Phrase] = MappingProxyType({})


class Unanswered(Refusal):
    """Nobody answers any more."""


def on_terminal() -> bool:
    """Whether there is a person who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    run: Run,
    question: Message,
    read: Callable[[str], Meaning],
    choices: Mapping[str, Phrase] = _NO_CHOICES,
    default: str = "",
    *,
    heading: Message | None = None,
    why: Message | None = None,
    optional: bool = False,
) -> Meaning:
    """What ``read`` makes of the answer to a question, put again while that is a Refusal, whose message is said.

    Choices are listed under the question or a ``heading``; the number of one stands for it, too. Nothing typed stands
    for the default, where there is one, and is an answer to what is optional; else it is said why there must be one.
    Raises Unanswered.
    """
    shown, numbered = question, {str(number): key for number, key in enumerate(choices, 1)}
    if not all(key.isdecimal() and key == label for key, label in choices.items()):  # numbers say themselves
        run.say(_("{question}:", question=heading or question))
        for number, label in enumerate(choices.values(), 1):
            run.say(_("  {number}  {label}", number=number, label=label))
    if choices:
        shown = _("{question} [{default}]", question=question, default="1" + f"-{len(choices)}" * (len(choices) > 1))
    if default:
        shown = _("{question} [{default}]", question=shown, default=default)
    elif optional:
        shown = _("{question} (Enter to skip)", question=shown)
    while True:
        answer = _line(run, shown) or default
        if not (answer or optional):
            run.say(_("this must be answered: {why}", why=why or _("choose one of those above")))
            continue
        try:
            return read(answer if answer in choices else numbered.get(answer, answer))
        except Unanswered:  # to a question that the answer raised
            raise
        except Refusal as refused:
            run.say(refused.message)


def agreed(run: Run, question: Message, default: str = "") -> bool:
    """Whether a person says yes."""
    from ppu_roadmap.words.reading import only
    from ppu_roadmap.words.vocabulary import flag

    asked = _("{question} (yes/no)", question=question)
    return ask(run, asked, lambda said: only(said, flag(said), _("answer yes or no")), default=default).value


def _line(run: Run, prompt: Message) -> str:
    """A line that a person typed, without blanks around it; the prompt is broken at words as the terminal is wide."""
    from ppu_roadmap.terminal.lines import wrap

    lines = wrap(prompt.render(run.language()), run.screen(sys.stderr).width - len(": "))
    while True:
        sys.stderr.write("\n".join(lines) + (" " if lines[-1].endswith("?") else ": "))
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            run.say(_("this cannot be read: type it again in the characters of UTF-8"))
            continue
        if not line:
            sys.stderr.write("\n")
            raise Unanswered(_("nothing was answered, so nothing was written"))
        if min("".join(line.split()), default=" ") >= " ":  # no control character, as arrows send
            return line.strip()
        run.say(_("this holds keys that are no text, such as arrows: type it again"))


def fill_in(run: Run, workspace: "Workspace", filled: "Filled") -> None:
    """Ask for all that is not answered yet, and once more for what the plan would not take."""
    from ppu_roadmap.edit.forms import asked

    waiting = [each for each in asked(filled.form, workspace.after.plan) if not filled.knows(each)]
    while waiting:
        question = waiting.pop(0)
        if not _answered(run, workspace, filled, question):
            continue
        if objection := filled.objection(workspace):
            about, error = objection
            run.say(error.message)
            if error.help is not None:
                run.say(error.help)
            again = about if about is not None and about.path[0] != question.path[0] else question
            filled.forget(again)
            waiting.insert(0, again)


def _answered(run: Run, workspace: "Workspace", filled: "Filled", question: "Question") -> bool:
    """Ask until an answer is understood; whether there is one, for some may be skipped."""
    from ppu_roadmap.edit.values import Typist
    from ppu_roadmap.words.reading import Misread
    from ppu_roadmap.words.vocabulary import Called

    plan = workspace.after.plan
    known = filled.vocabulary(question, plan)
    named = known.names.items() if known is not None else ()
    choices: dict[str, Phrase] = {  # a number says nothing beside its label
        key: next(iter(names), key) if key.isdecimal() else Called(next(iter(names), key), key) for key, names in named
    }

    def heard(_field: "Phrase", text: str, read: "Read[Any]") -> None:
        if run.explains(read.said, text) and not isinstance(read.value, bool):  # "ya" needs no explanation
            run.note(_("read as: {said}", said=choices.get(str(read.value), read.said)))

    def take(text: str) -> bool:
        if not text:
            run.note(_("skipped, it stays open"))
            return False
        try:
            filled.answer(question, text, Typist(lambda: plan, heard), question.label)
        except Misread as misread:
            filled.take(question, _settled(run, workspace, filled, question, text, misread), text)
        return True

    return ask(run, question.label, take, choices, why=question.why, optional=not question.required)


def _settled(
    run: Run, workspace: "Workspace", filled: "Filled", question: "Question", text: str, misread: "Misread"
) -> Any:
    """What a person says was meant by an answer with several readings, or by the name of an agency that is new.

    Raises Misread where that is nothing.
    """
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import FORMS
    from ppu_roadmap.words.plan_names import can_name
    from ppu_roadmap.words.reading import Misread

    if misread.readings:
        meant = {str(number): each for number, each in enumerate(misread.readings, 1)}

        def pick(answer: str) -> Any:
            if answer not in meant:
                raise Misread(_("{answer} is not one of {choices}", answer=answer, choices=words(meant)))
            return meant[answer].value

        told = {number: each.said for number, each in meant.items()}
        heading = _("{text} can be read in more ways than one", text=text)
        return ask(run, _("Which one is meant?"), pick, told, heading=heading)
    known = filled.vocabulary(question, workspace.after.plan)
    if known is not None and (question.names_agency or question.path == ("subdimension",)):  # of its dimension alone
        problem = _("{field} cannot be {text}", field=question.label, text=text)
        misread = Misread(known.unknown(problem, text))
    if not (question.names_agency and can_name(text)):
        raise misread
    run.say(misread.message)
    if not agreed(run, _("Add {name} as a new agency?", name=text)):
        raise Misread(_("then name another one"))
    agency = Filled(FORMS["agency"], fields={("name",): text})
    fill_in(run, workspace, agency)
    filled.first.append(agency)
    return agency.put(workspace).id

"""Questions to a person on a terminal, one or those of a form; everywhere else the options must say it."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Message, Phrase, Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import Question
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.words.reading import Misread, Read
    from ppu_roadmap.words.vocabulary import Vocabulary


def on_terminal() -> bool:
    """Whether there is a person who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    run: Run,
    question: Message,
    choices: Sequence[str] = (),
    default: str = "",
    *,
    why: Message | None = None,
    optional: bool = False,
) -> str:
    """The answer to a question; for one of the choices its number stands, too; ends the command where there is none.

    Nothing typed stands for the default, where there is one, and is an answer to what is optional; else it is said
    why there must be one.
    """
    shown = question
    if choices:
        shown = _("{question} [{default}]", question=question, default="1" + f"-{len(choices)}" * (len(choices) > 1))
    if default:
        shown = _("{question} [{default}]", question=shown, default=default)
    elif optional:
        shown = _("{question} (Enter to skip)", question=shown)
    while True:
        answer = _line(run, shown) or default
        if answer not in choices:
            answer = {str(number): each for number, each in enumerate(choices, 1)}.get(answer, answer)
        if answer or optional:
            return answer
        run.say(_("this must be answered: {why}", why=why or _("choose one of those above")))


def agreed(run: Run, question: Message, default: str = "") -> bool:
    """Whether a person says yes."""
    from ppu_roadmap.words.vocabulary import flag

    while True:
        said = flag(ask(run, _("{question} (yes/no)", question=question), default=default))
        if said:
            return said[0].value
        run.say(_("answer yes or no"))


def list_choices(run: Run, question: Message, choices: Mapping[str, Phrase]) -> None:
    """Show what may be answered, a line each, by the numbers for which ``ask`` takes them; not numbers alone."""
    if all(key.isdecimal() and key == label for key, label in choices.items()):
        return
    run.say(_("{question}:", question=question))
    for number, label in enumerate(choices.values(), 1):
        run.say(_("  {number}  {label}", number=number, label=label))


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
            raise Refusal(_("nothing was answered, so nothing was written"))
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
    from ppu_roadmap.yamltext.changes import EditError

    plan = workspace.after.plan
    known = filled.vocabulary(question, plan)
    choices = {key: _told(known, key) for key in known.names} if known is not None else {}

    def heard(_field: "Phrase", text: str, read: "Read[Any]") -> None:
        if run.explains(read.said, text) and not isinstance(read.value, bool):  # "ya" needs no explanation
            run.note(_("read as: {said}", said=choices.get(str(read.value), read.said)))

    list_choices(run, question.label, choices)
    while True:
        text = ask(run, question.label, tuple(choices), why=question.why, optional=not question.required)
        if not text:
            run.note(_("skipped, it stays open"))
            return False
        try:
            filled.answer(question, text, Typist(lambda: plan, heard), question.label)
        except EditError as error:
            run.say(error.message)
            continue
        except Misread as misread:
            value = _settled(run, workspace, filled, question, text, misread)
            if value is None:
                continue
            filled.take(question, value, text)
        return True


def _settled(
    run: Run, workspace: "Workspace", filled: "Filled", question: "Question", text: str, misread: "Misread"
) -> Any:
    """What a person says was meant by an answer with several readings, or by the name of an agency that is new."""
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import FORMS
    from ppu_roadmap.words.plan_names import can_name
    from ppu_roadmap.words.reading import Misread

    if misread.readings:
        meant = {str(number): each for number, each in enumerate(misread.readings, 1)}
        choices = {number: each.said for number, each in meant.items()}
        list_choices(run, _("{text} can be read in more ways than one", text=text), choices)
        while (answer := ask(run, _("Which one is meant?"), tuple(choices))) not in meant:
            run.say(_("{answer} is not one of {choices}", answer=answer, choices=words(choices)))
        return meant[answer].value
    known = filled.vocabulary(question, workspace.after.plan)
    if known is not None and (question.names_agency or question.path == ("subdimension",)):  # of its dimension alone
        problem = _("{field} cannot be {text}", field=question.label, text=text)
        misread = Misread(known.unknown(problem, text))
    run.say(misread.message)
    if question.names_agency and can_name(text) and agreed(run, _("Add {name} as a new agency?", name=text)):
        agency = Filled(FORMS["agency"], fields={("name",): text})
        fill_in(run, workspace, agency)
        filled.first.append(agency)
        return agency.put(workspace).id
    return None


def _told(known: "Vocabulary", key: str) -> "Phrase":
    """What people call a choice, with its key where that is more than its number."""
    return next(iter(known.names[key]), key) if key.isdecimal() else known.told(key)

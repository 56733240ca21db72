"""A form filled in on a terminal: one question after the other, a wrong answer explained and asked for again."""

from typing import TYPE_CHECKING, Any

from ppu_roadmap.commands.asking import agreed, ask, list_choices
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import Question
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.text import Phrase
    from ppu_roadmap.words.reading import Misread, Read
    from ppu_roadmap.words.vocabulary import Vocabulary


def fill_in(run: Run, workspace: "Workspace", filled: "Filled") -> None:
    """Ask for all that is not answered yet, and once more for what the plan would not take."""
    from ppu_roadmap.edit.forms import asked

    waiting = [each for each in asked(filled.form, workspace.after.plan) if not filled.knows(each)]
    while waiting:
        question = waiting.pop(0)
        if _answered(run, workspace, filled, question):
            waiting = [*_refused(run, workspace, filled, question), *waiting]


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
            run.note(_("skipped, {question} stays open", question=question.label))
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
    if question.names_agency and agreed(run, _("Add {name} as a new agency?", name=text)):
        return _new_agency(run, workspace, filled, text)
    return None


def _refused(run: Run, workspace: "Workspace", filled: "Filled", last: "Question") -> list["Question"]:
    """The question whose answer the plan would not take, which is explained, to be asked once more."""
    for about, error in filled.objections(workspace):
        run.say(error.message)
        if error.help is not None:
            run.say(error.help)
        question = about if about is not None and about.path[0] != last.path[0] else last
        filled.forget(question)
        return [question]
    return []


def _new_agency(run: Run, workspace: "Workspace", filled: "Filled", name: str) -> str:
    """The key of an agency that is added on the way."""
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import FORMS

    agency = Filled(FORMS["agency"], fields={("name",): name})
    fill_in(run, workspace, agency)
    filled.first.append(agency)
    return agency.put(workspace).id


def _told(known: "Vocabulary", key: str) -> "Phrase":
    """What people call a choice, with its key where that is more than its number."""
    return next(iter(known.names[key]), key) if key.isdecimal() else known.told(key)

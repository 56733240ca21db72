"""A form filled in on a terminal: one question after the other, a wrong answer explained and asked for again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ppu_roadmap.commands.asking import agreed, ask
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Message, _

if TYPE_CHECKING:
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import Question
    from ppu_roadmap.edit.workspace import Workspace


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
    from ppu_roadmap.yamltext.changes import EditError

    while True:
        plan = workspace.after.plan
        choices = question.choices(plan, filled.dimension(plan))
        text = ask(run, question.label, choices, why=question.why if question.required else None)
        if not text:
            run.note(_("skipped, {question} stays open", question=question.label))
            return False
        try:
            said = filled.answer(question, text, plan)
        except EditError as error:
            run.say(error.message)
            if not (question.names_agency and agreed(run, _("Add {name} as a new agency?", name=text))):
                continue
            said = filled.answer(question, _new_agency(run, workspace, filled, text), workspace.after.plan)
        if said is not None:
            run.note(_("read as {value}", value=said))
        return True


def _refused(run: Run, workspace: "Workspace", filled: "Filled", last: "Question") -> Iterable["Question"]:
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

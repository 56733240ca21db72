"""A form as it is filled in: answers read as people type them, and what the plan would say of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.edit.batch import Batch, Thing
from ppu_roadmap.edit.forms import Form, Leaf, Question, questions, target_of
from ppu_roadmap.edit.values import Typed, Typist
from ppu_roadmap.edit.workspace import UNFINISHED, Workspace
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.shape.fields import keys_of
from ppu_roadmap.text import Phrase
from ppu_roadmap.words.vocabulary import Vocabulary
from ppu_roadmap.yamltext.nodes import Given

MISSING = "RM011"


@dataclass
class Filled:
    """A form with its answers so far."""

    form: Form
    target: str = ""
    """What it is put into: the id of a program, for a program a dimension; for an agency its key, if one is given."""
    fields: dict[Leaf, Given] = field(default_factory=dict)
    typed: dict[Leaf, str] = field(default_factory=dict)
    """The answers as they were typed."""
    there: Collection[Leaf] = ()
    """What stands in the plan already."""
    first: "list[Filled]" = field(default_factory=list)
    """What comes before it, such as an agency that was not listed yet."""

    def answer(self, question: Question, text: str, typist: Typist | None, called: Phrase) -> None:
        """Take an answer, read as people type it; ``called`` is what messages call it. Raises EditError and Misread."""
        self.take(question, Typed(question.record, called, typist).data(question.path, text), text)

    def take(self, question: Question, value: Given, text: str) -> None:
        """Take the value of an answer that was typed so."""
        if question == target_of(self.form):
            self.target = str(value)
        else:
            self.fields[question.path], self.typed[question.path] = value, f"{question.option} {text}"

    def forget(self, question: Question) -> None:
        """Take an answer back."""
        self.fields.pop(question.path, None)
        self.typed.pop(question.path, None)

    def knows(self, question: Question) -> bool:
        """Whether it is answered."""
        return bool(self.target) if question == target_of(self.form) else question.path in {*self.fields, *self.there}

    def vocabulary(self, question: Question, plan: Plan) -> Vocabulary | None:
        """The words that may be answered, where they can be listed; a quick win is of a live program of the six."""
        if self.form.word == "quickwin" and question == target_of(self.form):
            able = {id: one for id, one in living(plan).by_id.items() if one.dimension in DIMENSIONS}
            return Vocabulary({id: [one.name] for id, one in able.items() if one.quick_win is None})
        within = plan.by_id.get(self.target)
        return question.vocabulary(plan, within.dimension if within else self.target)

    def missing(self) -> Iterator[Question]:
        """What must be answered and is not yet."""
        proposed = self.form.word == "program" and self.fields.get(("status",)) == "proposed"
        for each in (target_of(self.form), *questions(self.form)):
            if each and each.required and not self.knows(each) and not (proposed and each.path == ("owner",)):
                yield each

    def put(self, workspace: Workspace) -> Thing:
        """Write it into the files of a plan. Raises EditError."""
        made: dict[str, Any] = {}
        for path, value in self.fields.items():
            within = made
            for step in path[:-1]:
                within = within.setdefault(step, {})
            within[path[-1]] = value
        record = {key: made[key] for key in keys_of(self.form.record) if key in made}
        batch = Batch(workspace)
        done = batch.put(self.form, self.target, record)
        batch.done()
        workspace.typed |= {(done.file, (*done.path, *path)): text for path, text in self.typed.items()}
        return done

    def objection(self, workspace: Workspace) -> tuple[Question | None, Diagnostic] | None:
        """The first error of what is answered so far, with the question that it is about. Raises EditError."""
        trial = workspace.copy()
        done = self.put(trial)
        for error in trial.added():
            rest = error.path[len(done.path) :]
            own = error.path[: len(done.path)] == done.path
            if own and error.code != MISSING and error.code not in UNFINISHED:
                about = (each for each in questions(self.form) if each.path == rest[: len(each.path)])
                return next(about, None), error
        return None

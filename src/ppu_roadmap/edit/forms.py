"""What can be added to a plan, and what is asked of it: the fields of its record, by the labels that people know."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pydantic import BaseModel

from ppu_roadmap.edit.values import TYPES, names_at
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.measures import Action, Baseline, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.model.types import SUBDIMENSIONS
from ppu_roadmap.shape.fields import is_required, keys_of, kind_at, record_at, type_at, wanted
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.plan_names import NAMED
from ppu_roadmap.words.vocabulary import Vocabulary, field_names, fixed

Leaf = tuple[str, ...]
"""The path of a field in its record."""


class Form(NamedTuple):
    """A kind of thing that can be added."""

    word: str
    title: Message
    record: type[BaseModel]
    at: str
    """The key of the list, mapping or record that it comes to stand in."""
    asked: tuple[str, ...]
    """What a person is asked for, in this order; the rest is for options alone."""
    letter: str = ""
    """What stands before the number in the ids of a program's parts."""
    needed: tuple[str, ...] = ()
    """What the format lets be absent, and nobody could tell the thing without."""

    @property
    def of_program(self) -> bool:
        """Whether it is a part of a program, whose id must be known."""
        return self.word not in ("program", "agency", "proposal")


FORMS: Final[Mapping[str, Form]] = {
    form.word: form
    for form in (
        Form("program", _("program"), Program, "programs",
             ("name", "horizon", "owner", "subdimension", "years", "description"), needed=("owner",)),
        Form("agency", _("agency"), Agency, "agencies", ("name", "short", "kind"), needed=("name",)),
        Form("action", _("action"), Action, "actions", ("name", "start", "finish", "owner", "output"), "A"),
        Form("budget", _("budget line"), BudgetLine, "budget", ("year", "source", "amount", "certainty")),
        Form("indicator", _("indicator"), Indicator, "indicators",
             ("name", "kind", "unit", "baseline", "targets", "data_owner"), "I"),
        Form("quickwin", _("quick win"), QuickWin, "quick_win",
             ("kind", "start", "finish", "existing", "problem", "benefit", "ask", "sustainability", "scores")),
        Form("risk", _("risk"), Risk, "risks",
             ("factor", "cause", "likelihood", "impact", "mitigation", "mitigation_kind", "owner"), "R"),
        Form("report", _("report"), Report, "reports", ("period", "status", "progress", "realised", "note")),
        Form("proposal", _("proposal"), Proposal, "proposals",
             ("name", "dimension", "proposer", "forum", "location", "volume")),
    )
}  # fmt: skip
"""Everything that can be added, by the word that ``add`` takes."""
CHOSEN: Final = Form("sni", _("indicator"), ChosenIndicator, "sni", ())
"""An indicator of SNI ISO 37122 that the region chooses."""

_CALLED: Final[Mapping[tuple[type[BaseModel], Leaf], Message]] = {
    (Agency, ("name",)): _("Full name"),
    (Agency, ("short",)): _("Short name"),
    (Agency, ("kind",)): _("Kind of agency or partner"),
    (Agency, ("code",)): _("Code of the agency"),
    (Agency, ("replaced_by",)): _("Agency that took over"),
    (Agency, ("until",)): _("Last month or year of the agency"),
    (Agency, ("agreement", "kind")): _("Kind of agreement"),
    (Agency, ("agreement", "number")): _("Number of the agreement"),
    (Agency, ("agreement", "until")): _("End of the agreement"),
    (Indicator, ("baseline",)): _("Baseline value, such as 2024=12.5"),
    (Indicator, ("targets",)): _("Targets, such as 2026=60; 2027=82.5"),
    (Indicator, ("actuals",)): _("Achieved, such as 2026=58"),
    (QuickWin, ("start",)): _("First month"),
    (QuickWin, ("finish",)): _("Last month"),
    (QuickWin, ("existing",)): _("Does it sharpen a service that exists already? (yes/no)"),
    (QuickWin, ("scores",)): _("Scores by criterion, such as speed=5; impact=4"),
    (Program, ("name",)): _("Name of the program"),
    (Program, ("spbe", "application")): _("Own application (SPBE)"),
    (Program, ("spbe", "national_app")): _("National application (SPBE)"),
    (Proposal, ("dimension",)): _("Dimension"),
    (Proposal, ("program",)): _("Program that it became"),
}
"""Labels of fields that no table shows, or that a table shows in another way."""
_WHY: Final[Mapping[str, Message]] = {
    "program": _("it says what this is a part of"),
    "dimension": _("a program stands in the file of its dimension, and its code begins with it"),
    "name": _("people know it by its name"),
    "horizon": _("it says by when the program is to be done"),
    "owner": _("one agency must answer for the program"),
    "subdimension": _("it says which of the three fields of its dimension the program serves"),
    "year": _("money is planned and spent by budget year"),
    "kind": _("it decides where and how this is counted"),
    "start": _("without it nobody can say when it begins"),
    "finish": _("without it nobody can say whether it is late"),
    "factor": _("it says what may go wrong"),
    "likelihood": _("the level of the risk is likelihood times impact"),
    "impact": _("the level of the risk is likelihood times impact"),
    "period": _("a report is of one quarter"),
}
"""Why a field must be answered, by its key."""


class Question(NamedTuple):
    """One field of a record, as a person is asked for it."""

    record: type[BaseModel]
    path: Leaf
    label: Message
    required: bool

    @property
    def key(self) -> str:
        """The name of its option, with underscores."""
        return "_".join(self.path).replace("-", "_")

    @property
    def option(self) -> str:
        """Its option."""
        return f"--{self.key.replace('_', '-')}"

    @property
    def why(self) -> Message:
        """Why it must be answered."""
        return _WHY.get(self.path[-1], _WHY["kind"])

    @property
    def names_agency(self) -> bool:
        """Whether its value is the key of an agency."""
        return self.path[-1] in _AGENCIES

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of the format that may be answered, of a list those of its items."""
        listed = kind_at(self.record, self.path) == "list"
        return wanted(self.record, (*self.path, 0) if listed else self.path).choices

    @property
    def word(self) -> str:
        """What stands for its value in help: words in capitals are translated, those of a closed list are typed."""
        if self.names_agency or self.choices:
            return "AGENCY" if self.names_agency else "|".join(self.choices)
        if record_at(self.record, self.path) is Baseline:
            return "YEAR=VALUE"
        kind = type_at(self.record, self.path)
        if kind_at(self.record, self.path) == "mapping":
            return "KEY=VALUE"
        return TYPES[kind][1] if kind in TYPES else "TEXT"

    def vocabulary(self, plan: Plan, dimension: str | None) -> Vocabulary | None:
        """The words that may be answered; ``None`` where there is no list of them that is short enough to be shown."""
        key = self.path[-1]
        if self.path[:-1] == ("scores",):
            return Vocabulary({str(number): () for number in range(1, BEST_SCORE + 1)})
        if key == "subdimension" and dimension is not None and dimension in SUBDIMENSIONS:
            return fixed(SUBDIMENSIONS[dimension])
        return None if key in NAMED and key not in _LISTED else names_at(self.record, self.path, lambda: plan)


_AGENCIES: Final = ("owner", "data_owner", "proposer")
_LISTED: Final = (*_AGENCIES, "program", "source")
"""Fields whose names of the plan are shown when one is asked for."""
BEST_SCORE: Final = 5


def target_of(form: Form) -> Question | None:
    """The question what a new record is to be put into: of a program its dimension, of a part its program."""
    if form.word == "program":
        return Question(DimensionFile, ("dimension",), _("Dimension"), required=True)
    return Question(Proposal, ("program",), _("Program"), required=True) if form.of_program else None


def questions(form: Form) -> tuple[Question, ...]:
    """Every field of a form that one value answers, in the order of the format."""
    called = {each.path: each.label for each in COLUMNS.get(form.record, ()) if each.path}
    called |= {path: label for (record, path), label in _CALLED.items() if record is form.record}
    return tuple(
        Question(form.record, path, called.get(path) or Message("_".join(path)), required or path[0] in form.needed)
        for path, required in _leaves(form.record)
    )


def _leaves(record: type[BaseModel]) -> Iterator[tuple[Leaf, bool]]:
    """The paths of fields that hold one value, texts in a list or numbers by key; and whether they must be there."""
    for key in keys_of(record):
        inner = record_at(record, (key,))
        records = kind_at(record, (key,)) == "list" and record_at(record, (key, 0)) is not None
        if records or inner is QuickWin:
            continue
        if inner is not None and inner is not Baseline:
            yield from (((key, *path), False) for path, _required in _leaves(inner))
        else:
            yield (key,), key != "id" and is_required(record, (key,))  # the tool gives ids


def asked(form: Form, plan: Plan) -> Iterator[Question]:
    """What a person is asked for, one question after the other; of scores one for each criterion of plan.yaml."""
    target = target_of(form)
    if target is not None:
        yield target
    by_key = {each.key: each for each in questions(form)}
    for key in form.asked:
        if key != "scores":
            yield by_key[key]
            continue
        for criterion, record in plan.file.quick_win_criteria.items():
            name = (record and record.name) or criterion
            label = _("Score for {criterion}, 1 (weak) to 5 (strong)", criterion=name)
            yield by_key[key]._replace(path=("scores", criterion), label=label)


def form_called(word: str) -> Form | None:
    """The form of a word, or of what planners call it in either language."""
    by_key = {form.at: form for form in FORMS.values()}
    found = field_names(by_key, {key: (form.word, form.title) for key, form in by_key.items()}).read(word)
    return by_key[found[0].value] if len(found) == 1 else None

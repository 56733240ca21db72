"""The fields of a quick win, and those of a decision on it."""

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields.field import Field, Of, field, plain, word
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.paper.table import Cell, Keyed, Kind
from ppu_roadmap.text import Day, _

HIDDEN = {
    "finish",  # "time" says it with the start
    "decisions",  # a table of their own on the sheet
    "fingerprint",  # for machines: what a decision covers
}
"""What a quick win or a decision holds and no field shows."""


def _existing(of: Of[QuickWin]) -> Cell:
    existing = of.record.existing
    return Keyed(existing, labels.EXISTING[existing]) if existing is not None else None


def _time(of: Of[QuickWin]) -> Cell:
    start, finish = (Day(month) if month else None for month in (of.record.start, of.record.finish))
    return _("{start} to {finish}", start=start, finish=finish) if start or finish else None


def _scores(of: Of[QuickWin]) -> Cell:
    criteria, scores = of.plan.file.quick_win_criteria, of.record.scores
    names = {key: criterion.name for key, criterion in criteria.items() if criterion and criterion.name}
    told = ((names.get(key, key), score) for key, score in scores.items())
    return tuple(_("{criterion}: {score} of 5", criterion=name, score=score) for name, score in told)


FIELDS: tuple[Field[Of[QuickWin]], ...] = (
    word("kind", _("Kind"), labels.QUICK_WIN_KIND),
    field("existing", _("Basis"), _existing, path=("existing",)),
    field("time", _("Time"), _time, path=("start",)),
    plain("problem", _("The people's problem")),
    plain("benefit", _("Benefit")),
    plain("ask", _("Asked of the head of the region")),
    plain("sustainability", _("After twelve months")),
    field("scores", _("Scores"), _scores, path=("scores",)),
)

DECISION: tuple[Field[Of[Decision]], ...] = (
    plain("date", _("Date"), kind=Kind.DATE, rank=0, weight=0),
    word("status", _("Decision"), labels.DECISION, kind=Kind.WORD, rank=0, weight=0),
    plain("by", _("By"), rank=1, weight=2),
    plain("position", _("Position"), rank=3, weight=2),
    plain("document", _("Document number"), rank=4, weight=2),
    plain("note", _("Remark"), rank=2, weight=4),
)

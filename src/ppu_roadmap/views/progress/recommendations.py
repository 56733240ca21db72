"""The recommendations of the assessors' last evaluation, or of that before the years asked for, and their state."""

from collections.abc import Iterator

from ppu_roadmap.analysis.progress import Advice, advice, last_evaluation
from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.fields.field import Field, agency, chosen, columns_of, field, plain, row_of, without, word
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Evaluation
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Group, Kind, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.progress.programs import LATE
from ppu_roadmap.views.view import Asked, data_of

PAGE = ("text", "owner", "due", "status", "remark")


def tables(asked: Asked) -> Iterator[Table]:
    """The recommendations under their evaluation; no table where there is none."""
    if groups := tuple(group for plan in asked.plans for group in _groups(asked, plan)):
        yield Table(_("Recommendations of the last evaluation"), columns_of(chosen(_FIELDS, (), PAGE)), groups)


def rows(asked: Asked) -> Table:
    """The same of every region."""
    found = (one for plan in asked.plans for one in advice(plan, asked.today, _before(asked)))
    return data_of(without(_FIELDS, "remark"), found)


def _before(asked: Asked) -> int | None:
    return min(asked.selection.years, default=None)


def _groups(asked: Asked, plan: Plan) -> Iterator[Group]:
    evaluation = last_evaluation(plan, _before(asked))
    if evaluation is None or evaluation.year is None:
        return
    found = advice(plan, asked.today, _before(asked))
    done = sum(one.record.status == "done" for one in found)
    summary = [_n("{done} of {count} done", "{done} of {count} done", len(found), done=done)] if found else []
    if evaluation.index is not None:
        summary.append(_("index {index}", index=float(evaluation.index)))
    summary += scores_of(evaluation)
    heading = asked.named(plan, _("Evaluation of {year}", year=evaluation.year))
    shown = chosen(_FIELDS, (), PAGE)
    yield Group(heading, tuple(row_of(one, shown) for one in found), summary=tuple(summary))


def scores_of(evaluation: Evaluation) -> Iterator[Message]:
    """The assessors' scores of the dimensions, where they gave some."""
    given = ((DIMENSION[one], getattr(evaluation.dimensions, one, None)) for one in DIMENSIONS)
    known = [_("{dimension} {score}", dimension=one, score=float(each)) for one, each in given if each is not None]
    if known:
        yield _("the assessors by dimension: {scores}", scores=words(known))


_FIELDS: tuple[Field[Advice], ...] = (
    field("region", FIELD["region"], lambda one: one.plan.code),
    field("year", _("Year"), lambda one: one.evaluation.year, kind=Kind.YEARS),
    field("stage", _("Stage"), lambda one: one.evaluation.stage, kind=Kind.NUMBER),
    plain("text", _("Recommendation of the assessors"), rank=0, weight=5),
    agency("owner", FIELD["owner"], rank=3, weight=2, narrow=NARROW["owner"]),
    plain("due", _("Due"), kind=Kind.DATE, rank=2),
    word("status", _("Follow-up"), STATUS, kind=Kind.WORD, weight=0, bare=True),
    field("late", LATE, lambda one: one.late),
    field("remark", FIELD["note"], lambda one: _("not done in time") if one.late else None, rank=4),
)  # fmt: skip

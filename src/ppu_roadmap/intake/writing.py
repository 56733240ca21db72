"""Wishes of the programs that a table tells of, against the names of a plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ppu_roadmap.catalog.labels import DIMENSION, HORIZON
from ppu_roadmap.change.comparison import label_of
from ppu_roadmap.change.wishes import Guessed, Left, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.facts.money import cost
from ppu_roadmap.intake.agencies import Roster
from ppu_roadmap.intake.columns import ANY, horizon_in
from ppu_roadmap.intake.entries import Entry, items, subdimension_in
from ppu_roadmap.intake.money import Money, span
from ppu_roadmap.intake.rows import Cell, is_ticked
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.text import _, words
from ppu_roadmap.words.plan_names import NAMED

_PROGRAM: Final = FORMS["program"]
_PLAIN: Final = ("description", "locations", "target_group", "beneficiaries", "status", "status_note", "progress",
                 "nomenclature", "note")  # fmt: skip
"""Fields that are read as they stand."""
_BETWEEN: Final = re.compile(r"[;\n/]")
"""What may stand between places, beside a comma."""
_TEXTS: Final = {"description": "\n", "note": "\n", "target_group": "; ", "status_note": "; "}
"""Those to which further cells add, and what stands between."""
_OPEN: Final = ("owner", "subdimension", "years", "budget")
"""What a program should have, and a table may leave open."""
_LISTED: Final = ANY(r"[,;&+\n]|\bdan\b|\band\b")
"""What stands between years that are told one by one."""


@dataclass
class Writing:
    """Makes wishes of entries, against the names of a plan."""

    plan: Plan
    roster: Roster
    mark: str
    """What stands before decimals in the amounts of the table, where they tell."""
    owner: str | None = None
    """The agency whose programs alone are taken; it leads where a table names none."""
    left: list[Left] = field(default_factory=list)
    guessed: list[Guessed] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)

    def wanted(self, entry: Entry, id: str) -> Wanted | None:
        """The program of an entry, of one in the plan by its ``id``; ``None`` where another than ``owner`` leads it."""
        program, left, guessed = self.plan.by_id.get(id), len(self.left), len(self.guessed)
        agencies = [*self._agencies(entry, new=not id)]
        lead = next((wish.meant for wish in agencies if wish.path == ("owner",)), program and program.owner)
        if self.owner and lead != self.owner:
            told = {"agency": self.plan.agency_name(str(lead)), "owner": self.plan.agency_name(self.owner)}
            why = _("{agency} leads it, and only programs of {owner} are asked for", **told)
            self.left.append(Left(entry.origin, entry.name, why, open=True, id=id or entry.name))
            return None
        years = _years(entry)
        money = Money(
            entry, self.mark, years, (cost(self.plan, program).known, bool(program.budget)) if program else None
        )
        if not years and (of := money.years) and not (program and program.years):
            years = of
            why = _("no column tells the years: those that have money are taken")
            self.guessed.append(Guessed("", "years", of.meant, why, of.origin))
        parts = (*money.wanted(self.plan, id), *self._actions(entry, id))
        self.left += money.left
        self.guessed += money.guessed
        named = [] if id else [Wish(("name",), entry.name, entry.origin, meant=entry.name)]
        horizon = self._horizon(entry, years, new=not id)
        plain = [*self._plain(entry)]
        if not (id or lead) and (status := next((each for each in plain if each.path == ("status",)), None)):
            plain.remove(status)
            why = _("without an agency in charge a program is but proposed: name one, too")
            self.left.append(Left(status.origin, str(status.value), why, open=True))
        wishes = (*named, *([years] if years else []), *horizon, *agencies, *self._kept(entry), *plain)
        known = {wish.path[0] for wish in wishes} | {part.form.at for part in parts}
        if not id and (lacking := [label_of(_PROGRAM, (key,)) for key in _OPEN if key not in known]):
            why = _("the table does not tell: {fields}", fields=words(lacking))
            self.left.append(Left(entry.origin, entry.name, why, open=True))
        self.left[left:] = (each._replace(id=id or entry.name) for each in self.left[left:])
        self.guessed[guessed:] = (each._replace(id=id or entry.name) for each in self.guessed[guessed:])
        return Wanted(_PROGRAM, entry.origin, wishes, id, new=not id, dimension=entry.dimension, parts=parts)

    def _horizon(self, entry: Entry, years: Wish | None, *, new: bool) -> Iterator[Wish]:
        """The horizon that a column or a section tells, else for a new program the nearest that holds its last year."""
        cell = entry.kept.get("horizon")
        if cell is not None and span(cell.value) is None:
            yield Wish(("horizon",), cell.value, cell.origin, meant=horizon_in(cell.text) or None)
        elif new:
            last = years.meant[1] if years and isinstance(years.meant, tuple) else None
            at = years.origin if years else entry.origin
            tag, why = HORIZONS[0], _("no column tells the horizon, and no year: the first is taken")
            if isinstance(last, int):
                ends = ((tag, self.plan.horizon_last(tag)) for tag in HORIZONS)
                tag = next((tag for tag, end in ends if end is not None and last <= end), HORIZONS[-1])
                why = _("no column tells the horizon: {horizon} holds {year}", horizon=HORIZON[tag], year=str(last))
            self.guessed.append(Guessed("", "horizon", tag, why, at))
            yield Wish(("horizon",), tag, at, meant=tag)

    def _agencies(self, entry: Entry, *, new: bool) -> Iterator[Wish]:
        """Who leads, and who supports: of several that should lead the first does, and the others support."""
        leads, helps = self._named(entry, "owner"), self._named(entry, "partners")
        if leads:
            (key, first), *others = leads.items()
            said = _("{agency} leads, supported by {others}", agency=first.text,
                     others=words(one.text for _key, one in others)) if others else None  # fmt: skip
            text = "; ".join(dict.fromkeys(cell.text for cell in entry.of("owner")))
            yield Wish(("owner",), text, first.origin, meant=key, read=said)
            helps = {of: one for of, one in (dict(others) | helps).items() if of != key}
        elif self.owner and new:
            yield Wish(("owner",), self.owner, entry.origin, meant=self.owner)
        if helps:
            text = "; ".join(one.text for one in helps.values())
            yield Wish(("partners",), text, next(iter(helps.values())).origin, meant=[*helps])

    def _named(self, entry: Entry, field: str) -> dict[str, Cell]:
        """The agencies of a field by their keys, each as its cell names it; what names none is left open."""
        found: dict[str, Cell] = {}
        for cell in entry.of(field):
            for one in self.roster.named(cell):
                if key := self.roster.key(one.text):
                    found.setdefault(key, one)
                else:
                    self.left.append(cell.left(_("{text} names no agency: say which are meant", text=one.text)))
        return found

    def _kept(self, entry: Entry) -> Iterator[Wish]:
        """What sections and filled columns tell; a strategy only where the plan has it, as a name alone makes none."""
        if cell := entry.kept.get("subdimension"):
            of = DIMENSION[entry.dimension]
            if found := subdimension_in(cell.text, entry.dimension):
                yield Wish(("subdimension",), cell.value, cell.origin, meant=found)
            else:
                self._once(cell.left(_("{text} is no sub-dimension of {dimension}", text=cell.text, dimension=of),
                                     open=False))  # fmt: skip
        if cell := entry.kept.get("strategy"):
            read = NAMED["strategy"](self.plan).read(cell.text)
            if len(read) == 1:
                yield Wish(("strategy",), cell.value, cell.origin, meant=read[0].value)
            else:
                file = f"{entry.dimension}.yaml"
                self._once(cell.left(_("{file} has no such strategy: write it there first", file=file)))

    def _actions(self, entry: Entry, id: str) -> Iterator[Wanted]:
        """The actions of a program, each once; one that has a row of its own with the agency and output in that."""
        told: set[str] = set()
        for row in entry.rows:
            cells = [(text, cell) for cell in row if cell.column.field == "actions" for text in items(str(cell.value))]
            outputs = [cell for cell in row if cell.column.field == "output"]
            if len(cells) != 1:
                why = _("it is of no one action: write each action in a row of its own")
                self.left += (cell.left(why) for cell in outputs)
            for text, cell in cells:
                if is_ticked(text) and text not in told:
                    by = [one for one in row if one.column.field == "owner"] if len(entry.of("actions")) > 1 else []
                    own = [(one, self.roster.key(one.text)) for one in by] + [(one, one.text) for one in outputs]
                    rest = (Wish((one.column.field,), one.value, one.origin, meant=of)
                            for one, of in own if of and len(cells) == 1)  # fmt: skip
                    name = Wish(("name",), text, cell.origin, meant=text)
                    yield Wanted(FORMS["action"], cell.origin, (name, *rest), id, new=True)
                    told.add(text)

    def _plain(self, entry: Entry) -> Iterator[Wish]:
        """Fields that are read as they stand: texts of several cells are lines, places add up, of others one holds."""
        for key in _PLAIN:
            if not (cells := list({cell.text: cell for cell in reversed(entry.of(key))}.values())[::-1]):
                continue
            first, text = cells[0], _TEXTS.get(key, "; ").join(str(cell.value) for cell in cells)
            value = ", ".join(part.strip() for part in _BETWEEN.split(text)) if key == "locations" else first.value
            yield Wish((key,), value, first.origin, meant=text if key in _TEXTS else None)
            for cell in cells[1:] if key not in (*_TEXTS, "locations") else ():
                self.left.append(
                    cell.left(_("another row of the program says {text}: say which holds", text=first.text))
                )

    def _once(self, left: Left) -> None:
        """Leave a cell out, unless another that says the same was."""
        key = (left.text.casefold(), left.why.template)
        self.left += [left] if key not in self.told else []
        self.told.add(key)


def _years(entry: Entry) -> Wish | None:
    """The years of a program: as written, else from the first to the last that is ticked; gaps are said."""
    cells = entry.of("years")
    written = [cell for cell in cells if not cell.column.year]
    written += (cell for key, cell in entry.kept.items() if key == "horizon" and span(cell.value))
    spans = [span(cell.value) for cell in written]
    if None in spans:  # is told where it is read again
        return Wish(("years",), written[0].value, written[0].origin)
    ticked = [cell for cell in cells if cell.column.year and is_ticked(cell.value)]
    found = [year for years in spans for year in years or ()] or [cell.column.year or 0 for cell in ticked]
    told = next(iter(written or ticked), None)
    if told is None:
        return None
    first, last = min(found), max(found)
    listed = {int(each) for cell in written for each in re.findall("[0-9]{4}", cell.text) if _LISTED.search(cell.text)}
    spanned = {year for one, cell in zip(spans, written, strict=True) if one and not _LISTED.search(cell.text)
               for year in range(one[0], one[1] + 1)}  # fmt: skip
    whole = not written or spanned | listed >= {*range(first, last + 1)}
    said = None if whole else _("{first} to {last}", first=str(first), last=str(last))
    return Wish(("years",), told.value, told.origin, meant=(first, last), read=said)

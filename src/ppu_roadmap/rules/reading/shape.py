"""The pages of what the shape reports: keys and values that are not those of the format."""

from __future__ import annotations

from ppu_roadmap.diagnostics import ERROR
from ppu_roadmap.rules.rule import rule


@rule("RM011", ERROR)
def missing_key() -> None:
    """A required key is missing.

    Why: little is required, and without it a program cannot be shown: in Kutai Timur a quick win without a
    managing agency was dropped from the evaluation of 2022. It points at the first key of the mapping;
    nothing is said where a misspelt key was meant for it.

    Bad:
        budget: [{source: apbd, amount: 250000000}]

    Good:
        budget: [{year: 2022, source: apbd, amount: 250000000}]
    """


@rule("RM012", ERROR)
def unknown_key() -> None:
    """A key is none of the format.

    Why: it would be read by nobody; most often it is misspelt or stands a level too high. A region's own
    data go under keys that begin with x-.

    Bad:
        partner: [dlh]

    Good:
        partners: [dlh]
    """


@rule("RM013", ERROR)
def wrong_type() -> None:
    """A value is of another kind than its key wants: text, a number, a list, a mapping, true or false.

    Why: a single word where a list is wanted reads as a list of letters to one program and as nothing to
    the next.

    Bad:
        partners: dlh

    Good:
        partners: [dlh]
    """


@rule("RM014", ERROR)
def number_spelling() -> None:
    """A number is spelt otherwise than in plain digits.

    Why: 250.000.000 is text to one program and 250 to the next, and juta beside full rupiah is how budgets
    go wrong. Write digits alone; tables and exports put the marks in as each language does.

    Bad:
        budget: [{year: 2022, source: apbd, amount: 250.000.000}]

    Good:
        budget: [{year: 2022, source: apbd, amount: 250000000}]
    """


@rule("RM015", ERROR)
def quote_it() -> None:
    """A text reads as a number, a boolean or as nothing, and has to be quoted.

    Why: as a number the nomenclature 2.10 would lose its zero and become the code of another field of
    government.

    Bad:
        nomenclature: 2.10

    Good:
        nomenclature: "2.10"
    """


@rule("RM016", ERROR)
def choice() -> None:
    """A value is none of the words that its key allows.

    Why: horizons, statuses, kinds and sub-dimensions are counted and compared between regions; one spelling
    of each keeps the counts right. Their Indonesian names are for people, in tables and exports.

    Bad:
        status: berjalan

    Good:
        status: ongoing
    """


@rule("RM017", ERROR)
def pattern() -> None:
    """An id, a code, a date, a month or a quarter is not of its form.

    Why: others refer to it letter by letter: decrees to ids, the budget to nomenclature codes, timelines to
    months.

    Bad:
        nomenclature: "2.16.3"

    Good:
        nomenclature: "2.16.03"
    """


@rule("RM018", ERROR)
def range() -> None:  # noqa: A001 -- the function's name is the rule's
    """A value is outside its fixed range.

    Why: progress goes from 0 to 100, scores from 1 to 5, years from 1945 to 2200, money from 0 to 10^15
    rupiah; what is outside is a slip of the hand, and would tilt every sum it enters.

    Bad:
        progress: 140

    Good:
        progress: 100
    """

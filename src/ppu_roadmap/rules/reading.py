"""RM0xx, RM808 and RM809: what the reader and the shape report, here for its name and its page."""

from ppu_roadmap.diagnostics import ERROR, WARNING
from ppu_roadmap.rules.rule import rule


@rule("RM001", ERROR)
def syntax() -> None:
    """The file is not YAML.

    Why: nothing of the file can be read until this is mended. Most often a text holds a colon and a space
    and has to be quoted, a bracket or a quote is open, or a line is indented otherwise than its neighbours.

    Bad: description: Layanan publik: satu pintu
    Good: description: "Layanan publik: satu pintu"
    """


@rule("RM002", ERROR)
def duplicate_key() -> None:
    """A key stands twice in one mapping.

    Why: YAML readers take one of the two in silence, and not all the same one; a budget or an owner would
    be lost without a trace. Here the first is read.

    Bad:
        status: planned
        status: ongoing
    Good: status: ongoing
    """


@rule("RM003", ERROR)
def encoding() -> None:
    r"""The file is not UTF-8, or holds a character that must not stand in a plan.

    Why: control characters, marks of writing direction and characters without width make a text look like another one,
    on the screen, in a search and in a decree. They come along when text is copied from a PDF or a chat.

    Bad: description: "Layanan\u202e publik"
    Good: description: "Layanan publik"
    """


@rule("RM004", ERROR)
def limit() -> None:
    """The file is larger or deeper than any plan, or has more findings than anyone reads.

    Why: a file of more than 2 MB, 400,000 nodes, 32 levels, one document, or a text of more than 10,000 characters is
    no plan but an accident or an attack; it is refused before it can eat the memory of a server. Of over 1,000 findings
    in one file the gravest are told, and how many lines were not judged to their end.

    Bad: x-levels: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    Good: x-levels: [[1]]
    """


@rule("RM005", ERROR)
def yaml_feature() -> None:
    """The file uses an anchor, an alias, a merge key or a tag.

    Why: whoever reads one program must see all of it there. What is written elsewhere and pulled in is
    overlooked, and changes in one place what stands in another.

    Bad:
        partners: &mitra [dlh]
        locations: *mitra
    Good:
        partners: [dlh]
        locations: [penajam]
    """


@rule("RM006", ERROR)
def file() -> None:
    """A file of the folder is not one of a plan, or cannot be read, or plan.yaml is missing.

    Why: a file named smart-economy.yaml or economy.yml would be passed over, and its programs with it; a link out of
    the folder is another person's file. A plan is plan.yaml, a file a dimension, and proposals.yaml.

    Bad:
        # extra.yaml
        programs: []
    Good:
        # living.yaml
        programs: []
    """


@rule("RM011", ERROR)
def missing_key() -> None:
    """A required key is missing.

    Why: little is required, and without it a program cannot be shown: in Kutai Timur a quick win without a
    managing agency was dropped from the evaluation of 2022. It points at the first key of the mapping;
    nothing is said where a misspelt key was meant for it.

    Bad: budget: [{source: apbd, amount: 250000000}]
    Good: budget: [{year: 2022, source: apbd, amount: 250000000}]
    """


@rule("RM012", ERROR)
def unknown_key() -> None:
    """A key is none of the format.

    Why: it would be read by nobody; most often it is misspelt or stands a level too high. A region's own
    data go under keys that begin with x-.

    Bad: partner: [dlh]
    Good: partners: [dlh]
    """


@rule("RM013", ERROR)
def wrong_type() -> None:
    """A value is of another kind than its key wants: text, a number, a list, a mapping, true or false.

    Why: a single word where a list is wanted reads as a list of letters to one program and as nothing to the next.

    Bad: partners: dlh
    Good: partners: [dlh]
    """


@rule("RM014", ERROR)
def number_spelling() -> None:
    """A number is spelt otherwise than in plain digits.

    Why: 250.000.000 is text to one program and 250 to the next, and juta beside full rupiah is how budgets
    go wrong. Write digits alone; tables and exports put the marks in as each language does.

    Bad: budget: [{year: 2022, source: apbd, amount: 250.000.000}]
    Good: budget: [{year: 2022, source: apbd, amount: 250000000}]
    """


@rule("RM015", ERROR)
def quote_it() -> None:
    """A text reads as a number, a boolean or as nothing, and has to be quoted.

    Why: as a number the nomenclature 2.10 would lose its zero and become the code of another field of government.

    Bad: nomenclature: 2.10
    Good: nomenclature: "2.10"
    """


@rule("RM016", ERROR)
def choice() -> None:
    """A value is none of the words that its key allows.

    Why: horizons, statuses, kinds and sub-dimensions are counted and compared between regions; one spelling
    of each keeps the counts right. Their Indonesian names are for people, in tables and exports.

    Bad: status: berjalan
    Good: status: ongoing
    """


@rule("RM017", ERROR)
def pattern() -> None:
    """An id, a code, a date, a month or a quarter is not of its form.

    Why: others refer to it letter by letter: decrees to ids, the budget to nomenclature codes, timelines to months.

    Bad: nomenclature: "2.16.3"
    Good: nomenclature: "2.16.03"
    """


@rule("RM018", ERROR)
def range() -> None:  # noqa: A001 -- the function's name is the rule's
    """A value is outside its fixed range.

    Why: progress goes from 0 to 100, scores from 1 to 5, years from 1945 to 2200, money from 0 to 10^15
    rupiah; what is outside is a slip of the hand, and would tilt every sum it enters.

    Bad: progress: 140
    Good: progress: 100
    """


@rule("RM808", WARNING)
def cut_text() -> None:
    """A text is cut at a # that YAML takes for a comment.

    Why: a blank and # begin a comment even in the middle of a name, so Taman #1 becomes Taman without a word.
    Comments are written with a blank behind the #, which tells the two apart.

    Bad: target_group: warga RT #3
    Good: target_group: "warga RT #3"
    """


@rule("RM809", WARNING)
def odd_blanks() -> None:
    r"""A name holds blanks or quotes that are not seen, or not meant.

    Why: no-break spaces, tabs, line breaks and typographic quotes come along from a word processor; a search
    for the name then finds nothing, and two equal names count as two. ``fix`` mends them.

    Bad: name: "Bank Sampah\tDigital"
    Good: name: Bank Sampah Digital
    """


READING = (
    syntax, duplicate_key, encoding, limit, yaml_feature, file, missing_key, unknown_key, wrong_type, number_spelling,
    quote_it, choice, pattern, range, cut_text, odd_blanks,
)  # fmt: skip

"""The pages of what the reader reports: text that is not YAML, or not the part of YAML that plans are kept in."""

from __future__ import annotations

from ppu_roadmap.diagnostics import ERROR
from ppu_roadmap.rules.rule import rule


@rule("RM001", ERROR)
def syntax() -> None:
    """The file is not YAML.

    Why: nothing of the file can be read until this is mended. Most often a text holds a colon and a space
    and has to be quoted, a bracket or a quote is open, or a line is indented otherwise than its neighbours.

    Bad:
        description: Layanan publik: satu pintu

    Good:
        description: "Layanan publik: satu pintu"
    """


@rule("RM002", ERROR)
def duplicate_key() -> None:
    """A key stands twice in one mapping.

    Why: YAML readers take one of the two in silence, and not all the same one; a budget or an owner would
    be lost without a trace. Here the first is read.

    Bad:
        status: planned
        status: ongoing

    Good:
        status: ongoing
    """


@rule("RM003", ERROR)
def encoding() -> None:
    r"""The file is not UTF-8, or holds a character that must not stand in a plan.

    Why: control characters, marks of writing direction and characters without width make a text look like
    another one, on the screen, in a search and in a decree. They come along when text is copied from a PDF
    or a chat.

    Bad:
        description: "Layanan\u202e publik"

    Good:
        description: "Layanan publik"
    """


@rule("RM004", ERROR)
def limit() -> None:
    """The file is larger or deeper than any plan.

    Why: a file of more than 2 MB, 400,000 nodes, 32 levels, one document, or a text of more than 10,000
    characters is no plan but an accident or an attack; it is refused before it can eat the memory of a
    server.

    Bad:
        x-levels: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Good:
        x-levels: [[1]]
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

    Why: a file named smart-economy.yaml or economy.yml would be passed over, and its programs with it; a
    link out of the folder is another person's file. A plan is plan.yaml, a file a dimension, and
    proposals.yaml.

    Bad:
        # extra.yaml
        programs: []

    Good:
        # living.yaml
        programs: []
    """

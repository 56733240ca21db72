"""Dimensions: a file and its word agree, and so do its sub-dimensions."""

from collections.abc import Iterator

from ppu_roadmap.catalog.subdimensions import DIMENSION_OF, SUBDIMENSIONS
from ppu_roadmap.diagnostics import ERROR, Finding, Place
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _, words


def disagrees(name: str, file: DimensionFile) -> bool:
    """Whether a file says that it is another dimension than its name; its name counts, no more is said."""
    return file.dimension is not None and file.dimension != name


@rule("RM112", ERROR)
def foreign_subdimension(plan: Plan) -> Iterator[Finding]:
    """A sub-dimension belongs to another dimension.

    Why: the ministry's guide gives each dimension its three; a program under a foreign one is counted
    nowhere in the book and leaves its own sub-dimension looking empty.

    Bad:
        subdimension: health

    Good:
        subdimension: public-service
    """
    for name, file in plan.dimensions.items():
        if disagrees(name, file):
            continue
        for program in file.programs:
            if program.subdimension and DIMENSION_OF[program.subdimension] != name:
                yield _foreign(program.at("subdimension"), program.subdimension, name)
        for index, strategy in enumerate(file.strategies):
            if strategy.subdimension and DIMENSION_OF[strategy.subdimension] != name:
                yield _foreign(file.at("strategies", index, "subdimension"), strategy.subdimension, name)


@rule("RM116", ERROR)
def duplicate_dimension(plan: Plan) -> Iterator[Finding]:
    """A file says that it is another dimension than its name.

    Why: a plan has one file a dimension; a copied file that keeps the old word would be that dimension a
    second time. The file's name decides, so nothing else in it is called foreign.

    Bad:
        # governance.yaml
        dimension: living

    Good:
        # governance.yaml
        dimension: governance
    """
    for name, file in plan.dimensions.items():
        if disagrees(name, file):
            yield Finding(
                file.at("dimension"),
                _("{file} says that it is {dimension}", file=f"{name}.yaml", dimension=file.dimension),
                _("write dimension: {dimension}", dimension=name),
            )


def _foreign(place: Place, word: str, name: str) -> Finding:
    return Finding(
        place,
        _(
            "{word} is a sub-dimension of {home}, not of {dimension}",
            word=word,
            home=DIMENSION_OF[word],
            dimension=name,
        ),
        _("use one of {words}", words=words(SUBDIMENSIONS[name])),
    )

"""The whole corpus of hostile plans, built at run time: `cases`, `undecided` and `folders`."""

from collections.abc import Iterator

from tests.hostile import encoding, figures, legal, limits, scalars, yaml_features
from tests.hostile.folders import folders
from tests.hostile.kinds import Hostile, HostileFolder

__all__ = ["Hostile", "HostileFolder", "cases", "folders", "undecided"]


def cases() -> Iterator[Hostile]:
    """Every case of files whose verdict the contract gives; each name once."""
    for module in (encoding, yaml_features, figures, scalars, limits, legal):
        yield from module.cases()


def undecided() -> Iterator[Hostile]:
    """Cases that only must not crash: exit code 0 or 1, no traceback."""
    yield from yaml_features.undecided()

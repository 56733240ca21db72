"""What was read of files that are edited: each state of a file once, whoever looks at it."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile

Reading: TypeAlias = Callable[[bytes, str], SourceFile]
STATES = 20
"""States of files that are kept: of all those of a plan as they were, and as they are to be."""


def remembering() -> Reading:
    """Reads files, and knows the last states of them; once one was shaped, some of its data may be gone."""
    return lru_cache(STATES)(read)

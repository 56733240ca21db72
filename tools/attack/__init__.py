"""Attacks on the tool: each module tries one kind of thing and tells what went wrong."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tried:
    """What an attack did: how many things it tried, and a line for each that went wrong."""

    count: int
    faults: list[str]

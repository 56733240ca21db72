"""YAML text to data and places: every guard on untrusted text stands here, and libyaml is the only judge of it."""

from typing import Final

READER: Final = "ROADMAP_READER"
"""The variable of the environment that is ``libyaml`` where the quick reader is to read nothing."""

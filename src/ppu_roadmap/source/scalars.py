"""What a plain scalar means, in the YAML 1.2 core schema with one spelling of numbers, and how a value is written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

from ppu_roadmap.diagnostics import Meant

CORE = "tag:yaml.org,2002:"
CORE_TAGS = frozenset(CORE + kind for kind in ("str", "int", "float", "bool", "null"))
_CORE_NUMBER = (
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_DECIMAL = r"-?(?:0|[1-9][0-9]*)\.[0-9]+"
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
AMBIGUOUS = frozenset(["", *"0123456789-+.~tTfFnN"])
"""First characters that a number, a boolean or a null can have; a plain scalar with another one is text."""

_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*(?: [A-Za-z0-9._/-]+)*")
"""Text that is one plain scalar wherever it stands."""
_QUOTED = re.compile(r"""(["'])[^"'\\]*\1""")
_DIGITS_READ = 4_000
"""Digits of a number that are read: a longer one is over every limit anyway, and int() stops at 4,300."""


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number of the core schema in a spelling that the format refuses: ``0250``, ``0xFF``, ``1e3``, ``.nan``."""

    spelling: str


class Null:
    """A null that was written; ``None`` is kept for what was pruned."""

    def __repr__(self) -> str:
        return "null"


NULL = Null()

Scalar: TypeAlias = "str | int | float | bool | OddNumber | Null"


def resolve(text: str) -> Scalar:
    """The value of a plain scalar."""
    if text[:1] not in AMBIGUOUS:
        return text
    digits = text[1:] if text[0:1] == "-" else text
    if digits.isdecimal() and digits.isascii() and (digits[0] != "0" or digits == "0"):
        return int(text[:_DIGITS_READ]) if text != "-0" else OddNumber(text)
    if text in _NULLS:
        return NULL
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if not re.fullmatch(_CORE_NUMBER, text):
        return text
    if re.fullmatch(_DECIMAL, text):
        value = float(text)
        return value if abs(value) != float("inf") else OddNumber(text)
    return OddNumber(text)


def tagged(tag: str, text: str, *, plain: bool) -> Scalar | None:
    """The value of a scalar with a core tag, ``None`` where the tag does not fit it."""
    kind = tag.removeprefix(CORE)
    if kind == "str":
        return text
    value = resolve(text) if plain or kind != "null" else (NULL if text in _NULLS else text)
    fitting = {"int": (int,), "float": (int, float), "bool": (bool,), "null": (Null,)}
    return value if type(value) in fitting.get(kind, ()) else None


def written(meant: Meant, before: str) -> str | None:
    """The text of a value; ``before`` is the scalar that stands there, ``None`` where it is no simple one."""
    if before[:1] in ("!", "&", "*", "|", ">"):
        return None
    if isinstance(meant, bool):
        return "true" if meant else "false"
    if isinstance(meant, dict):
        parts = [(key, written(value, "")) for key, value in meant.items()]
        return None if any(text is None for _key, text in parts) else f"{{{', '.join(f'{k}: {v}' for k, v in parts)}}}"
    if not isinstance(meant, str):
        return None if "e" in str(meant) else str(meant)
    if _QUOTED.fullmatch(before) and not set(meant) & {'"', "'", "\\"}:
        return f"{before[0]}{meant}{before[0]}"
    if _BARE.fullmatch(meant) and resolve(meant) == meant:
        return meant
    return json.dumps(meant, ensure_ascii=False)

"""Values as YAML in block form: one line a field, lists of words and numbers in brackets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]

PLAIN = re.compile(r"(?!(?:true|false|null|[0-9.]+)$)\w[\w /.,()-]*(?<! )", re.IGNORECASE)
"""Text that needs no quotes, but for a comma in a list: no word of ours in a list has one."""


def block(record: Record) -> str:
    """A mapping as a file."""
    return "\n".join(_lines(record, "")) + "\n"


def _lines(record: Record, indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{key_of(key)}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{key_of(key)}:"
            for item in value:
                first, *rest = _lines(item, indent + "    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        else:
            yield f"{indent}{key_of(key)}: {_flow(value)}"


def _flow(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def key_of(key: str) -> str:
    """A key as it is written: years without quotes, numbers of SNI with them."""
    return key if key.isdecimal() else _flow(key)

"""The made parts of docs/format.md: a table of each record's fields, and the examples that are a test."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from ppu_roadmap.model.schema import KINDS, ROOTS, schema

Json: TypeAlias = dict[str, Any]

EXAMPLES = Path(__file__).parents[1] / "tests" / "model" / "examples"
BLOCK = re.compile(r"<!-- begin (?P<what>\w+) (?P<name>[\w.]+) -->\n.*?<!-- end -->", re.DOTALL)
PLAIN = re.compile(r"(?!(?:true|false|null|[0-9.]+)$)[^\W_][\w /.+-]*", re.ASCII | re.IGNORECASE)
"""Text that is text in YAML without quotes."""


def filled(guide: str) -> str:
    """The guide with every block made anew; ValueError where a record has no block, or a block no record."""
    records = _records()
    makers: Mapping[str, Callable[[str], str]] = {
        "fields": lambda name: _table(records.pop(name)),
        "example": _example,
    }

    def make(match: re.Match[str]) -> str:
        what, name = match["what"], match["name"]
        try:
            made = makers[what](name)
        except (KeyError, OSError):
            raise ValueError(f"docs/format.md: there is no {what} {name}, or it stands there already") from None
        return f"<!-- begin {what} {name} -->\n\n{made}\n<!-- end -->"

    text = BLOCK.sub(make, guide)
    if records:
        raise ValueError(f"docs/format.md: no table of the fields of {', '.join(records)}")
    return text


def _records() -> dict[str, Json]:
    """The schema of every record, by the name of its model."""
    records: dict[str, Json] = {}
    for kind in KINDS:
        made = schema(kind)
        records[ROOTS[kind][0].__name__] = made
        records |= made.pop("definitions")
    return records


def _example(name: str) -> str:
    """An example file, without the line that is for editors."""
    lines = (EXAMPLES / name).read_text("utf-8").splitlines(keepends=True)
    return "".join(["```yaml\n", *(line for line in lines if "yaml-language-server" not in line), "```\n"])


def _table(record: Json) -> str:
    rows = ["| field | required | what | example |", "|---|---|---|---|"]
    for key, field in record["properties"].items():
        cells = (f"`{key}`", _required(record, key), _what(field), _shown(field))
        rows.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _required(record: Json, key: str) -> str:
    if key in record.get("required", ()):
        return "yes"
    if key in record.get("else", {}).get("required", ()):
        [(other, condition)] = record["if"]["properties"].items()
        return f"unless `{other}` is `{condition['const']}`"
    if key not in record.get("then", {}).get("required", ()):
        return ""
    [(other, condition)] = record["if"]["properties"].items()
    return f"if `{other}` is {_either(condition['enum'])}"


def _what(field: Json) -> str:
    """The description, with the words to choose from, the default, and where the fields of a record stand."""
    parts = [field["description"]]
    inner: Json = field.get("items") or field.get("additionalProperties") or field
    if "enum" in inner:
        parts.append(f"{'one of' if inner is field else 'each one of'} {_either(inner['enum'])}")
    if "default" in field and not isinstance(field["default"], dict):
        parts.append(f"default `{field['default']}`")
    reference = _reference(inner)
    if reference:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", reference).capitalize()
        parts.append(f"see [{words}](#{words.lower().replace(' ', '-')})")
    return "; ".join(parts)


def _reference(field: Json) -> str | None:
    """The name of the record that a field holds."""
    for node in (field, *field.get("allOf", ())):
        if "$ref" in node:
            return str(node["$ref"]).rpartition("/")[2]
    return None


def _either(words: list[str]) -> str:
    *most, last = (f"`{word}`" for word in words)
    return f"{', '.join(most)} or {last}" if most else last


def _shown(field: Json) -> str:
    examples = field.get("examples", ())
    return f"`{_flow(examples[0])}`" if examples else ""


def _flow(value: object) -> str:
    """A value in YAML's flow form, quoted only where it must be."""
    match value:
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
        case str() if PLAIN.fullmatch(value):
            return value
    return json.dumps(value, ensure_ascii=False)

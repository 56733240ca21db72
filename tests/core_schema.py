"""Documents of any data in any style, and what the YAML 1.2 core schema says of them: another view of the reader."""

from __future__ import annotations

import json
import re
from typing import Any, TypeAlias

import yaml
from hypothesis import strategies as st

from ppu_roadmap.source.scalars import NULL, OddNumber

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value]"


def core(text: str) -> Any:
    """A plain scalar after chapter 10.3 of the YAML 1.2 specification, numbers of odd spelling as our mark for them."""
    if text in {"", "~", "null", "Null", "NULL"}:
        return NULL
    if text.lower() in {"true", "false"} and text in {text.lower(), text.upper(), text.capitalize()}:
        return text.lower() == "true"
    number = (
        re.fullmatch(r"[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+", text, re.ASCII)
        or re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", text, re.ASCII)
        or re.fullmatch(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", text)
    )
    if not number:
        return text
    digits = text.removeprefix("-")
    whole, point, rest = digits.partition(".")
    if text == "-0" or not whole.isdigit() or (len(whole) > 1 and whole[0] == "0") or (point and not rest.isdigit()):
        return OddNumber(text)
    return json.loads(text)


def interpreted(node: Any) -> Any:
    """What PyYAML's own nodes mean by the core schema, without a region's own keys."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, value) for key, value in node.value]
        return {key: interpreted(value) for key, value in pairs if not key.startswith("x-")}
    if isinstance(node, yaml.SequenceNode):
        return [interpreted(item) for item in node.value]
    named = node.tag.removeprefix("tag:yaml.org,2002:")
    if not node.style:
        return core(node.value)
    return {"int": core, "float": core, "bool": core, "null": core}.get(named, str)(node.value)


ODD = (
    "", "~", "null", "true", "Off", "no", "0", "-0", "007", "0o17", "0x1F", "1_000", "1e3", "-1.5", "5.", ".5", "+5",
    ".inf", ".NaN", "1:30", "2023-01-05", "2022-09", "=", "<<", "x-a", "- a", "a: b", "a #b", "# a", "'", '"', "\\",
    "baris\nkedua", " di depan", "di belakang ", "tab\tdalam", "\n", "a\n\n\nb\n", "[a]", "{a: b}", "&a", "*a", "!t",
)  # fmt: skip
"""Texts that mean something else to some reader, or that are not easily written."""
printable = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
texts = st.text(printable, max_size=30) | st.sampled_from(ODD)
scalars = st.one_of(
    texts,
    st.integers(-(10**16), 10**16),
    st.decimals(-(10**6), 10**6, places=3).map(float),
    st.booleans(),
)
keys = st.one_of(
    st.sampled_from(["a", "b", "id", "2023", "name", "x-own", "kunci lain", "true"]), st.text("abc-_ ", max_size=8)
)
documents = st.dictionaries(
    keys,
    st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)
styles = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "allow_unicode": st.booleans(),
        "indent": st.integers(2, 8),
        "width": st.sampled_from([20, 80, 10_000]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
        "explicit_start": st.booleans(),
    }
)


class _Dumper(yaml.SafeDumper):
    """Writes values that stand twice out twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- of whatever
        return True


def dumped(document: dict[str, Value], style: dict[str, Any]) -> str:
    """A document as YAML in some style."""
    return str(yaml.dump(document, Dumper=_Dumper, sort_keys=False, **style))

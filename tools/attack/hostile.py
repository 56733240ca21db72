"""Plans whose every text would act somewhere: made from the schemas, so that a new field is hostile when it is born."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from ppu_roadmap.model.schema import KINDS, FileKind, schema

TEXTS = (
    "[bold red]merah[/] [link=https://a.id]b[/link] :smile: {x!r}",
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "'=1+1", "\t=1+1", '=HYPERLINK("http://a.id")', "-2+3;cmd|' /C calc'!A0",
    "::error file=plan.yaml::salah", "##[error]salah", "::set-output name=a::b", "%0A::error::salah", "a ##vso[x]b",
    "\u00a0::stop-commands::x", "\u3000##[group]x", "'::error::x", "  ::warning::x", "::error::%0D%0A::x",
    "<script>alert(1)</script><b>&amp;", "<img src=x onerror=alert(1)>", "</td></table><h1>x",
    "</text></svg><a href='x'>",
    "<!-- x", "]]>", "<![CDATA[x", "&lt;script&gt;", "\"><a onclick='x'>", "' onload='x", "<http://a.id> a@a.id",
    "a|b|c", "`kode` *tebal* _miring_ [x](javascript:alert(1)) # judul", "![x](https://a.id/x.png)", "[x]: https://a.id",
    "https://a.id www.a.id ftp://a.id", "# judul", "## judul", "```", "~~~", "---", "===", "> kutip", "1. satu",
    "2) dua",
    "* x", "+ x", "- x", "    kode", "[^1]", "@orang #1 :+1:", "$x$ $$y$$", "\\", "\\|", "\\<b>", "a\\`b`", "**x",
    "~~x~~",
    "\\[\\] \\x1b[31m ${HOME} $(id) %s {0} %(x)s", "\\$(touch RUN)", "`touch RUN`", "baris\n::error::kedua\n=3+3",
    "baris\n\n# judul\n\n<b>x</b>\n- x", "a\n##[error]x\n---\n", "a\n| b | c |\n|---|---|\n| d | e |",
    '"; drop --', "都市 é 🌱",
    "x" * 290, "Infinity", "NaN", "null", "{{x}} {{{y}}}", "{{", "a](b)", "NUL.txt:x", "../../x", "file:///etc/passwd",
)  # fmt: skip
"""Texts that the format allows, each of which some program would obey."""
FORBIDDEN = (
    "\x1b[31mmerah", "\x1b]0;judul\x07", "balik\u202earah", "kosong\u200b", "\x9b31m", "\x00", "a\u2028::error::b",
    "a\x85::error::b", "a\r::error::b", "a\x0b::error::b", "\x08\x08", "\U000e0041",
)  # fmt: skip
"""Texts that the format refuses, which what is said about them shows all the same."""
FOLDERS = (
    "::error::x", "##[error]x", "\x1b[31mx", "a\n::error::x", "a\r::error::x", "<b>x", "[x](http:a.id)", "a|b", "=1+1",
    "%0A::error::x", "a\u2028b", "\udcff", "-x", "\u00a0::error::x", "\u202ex", "# x", "`x`", "{0}", "[bold]x",
)  # fmt: skip
"""Names of folders and files that a system allows."""
KNOWN_KEYS = ("diskominfo", "apbd", "speed", "M1", "2023", "RM610", "10.2", "GOV-S1")
HARMLESS = tuple(f"teks {number}" for number in range(len(TEXTS)))
"""As many texts that nothing obeys."""
HUGE = 17 * 10**307
"""Nearly the largest number that a program can hold: its double is none."""
_FIRST_YEAR = 1945
_BETWEEN = {"value", "targets", "actuals"}


class HostilePlan:
    """A plan that fills every field of the schemas: texts and free keys with those given, all else with examples."""

    def __init__(self, texts: tuple[str, ...] = TEXTS, records: int = len(TEXTS), *, huge: bool = False) -> None:
        self.texts, self.records, self.huge = texts, records, huge
        self.turn = count()

    def write(self, folder: Path, comment: str = "") -> Path:
        """Put the files of the plan into a folder, each record in a line of JSON below a comment."""
        folder.mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            name = {"plan": "plan", "dimension": "governance", "proposals": "proposals"}[kind]
            text = "".join(self.lines(kind, comment))
            (folder / f"{name}.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        return folder

    def lines(self, kind: FileKind, comment: str) -> Iterator[str]:
        """The lines of a file; of programs and proposals there are several."""
        root = schema(kind)
        self.definitions = root["definitions"]
        for key, node in root["properties"].items():
            if key in {"programs", "proposals"}:
                yield f"{key}:\n"
                for number in range(1, self.records + 1):
                    yield f"  - {_json(self.made(node['items'], number))}  # {comment}\n"
            else:
                yield f"{key}: {_json(self.made(node, 1, key))}  # {comment}\n"

    def made(self, node: dict[str, Any], number: int, key: str = "", *, words: bool = False) -> Any:
        """A value for a node of a schema, of the record of a number; ``words``: of an indicator measured in words."""
        if "allOf" in node and "properties" not in node:
            node = node["allOf"][0]
        if "$ref" in node:
            node = self.definitions[node["$ref"].rpartition("/")[2]]
        if "anyOf" in node and "type" not in node:
            node = {**node, **node["anyOf"][1 if words else 0]}
        if "const" in node or "enum" in node:
            return node.get("const") or node["enum"][0 if key == "dimension" else number % len(node["enum"])]
        match node["type"]:
            case "string":
                return self.text(node, number, key, words=words)
            case "array" if key not in {"years", "scale"}:
                return [self.made(node["items"], number + each, key) for each in range(2)]
            case "object":
                return (
                    self.record(node, number) if "properties" in node else dict(self.entries(node, number, words=words))
                )
            case "integer" | "number" if self.huge and node.get("minimum") != _FIRST_YEAR:
                return node.get("maximum", HUGE if number % 2 or "minimum" in node else -HUGE)
        return node.get("examples", [True if node["type"] == "boolean" else 10])[0]

    def record(self, node: dict[str, Any], number: int) -> dict[str, Any]:
        """A record with every field, and a field of the region's own."""
        words = "scale" in node["properties"] and number % 3 == 0
        made = {
            key: self.made(each, number, key, words=words and key in {"baseline", *_BETWEEN})
            for key, each in node["properties"].items()
            if key != "scale" or words
        }
        return made | {f"x-{self.next()}": self.next()}

    def entries(self, node: dict[str, Any], number: int, *, words: bool) -> Iterator[tuple[str, Any]]:
        """Entries under keys of the plan's own choice: those that records name, and hostile ones where they may be."""
        pattern = re.compile(node.get("propertyNames", {}).get("pattern", "").removeprefix("^x-|"))
        fit = [key for key in (*KNOWN_KEYS, self.next(), self.next()) if pattern.search(key)]
        for key in dict.fromkeys(fit):
            yield key, self.made(node["additionalProperties"], number, words=words)

    def text(self, node: dict[str, Any], number: int, key: str, *, words: bool) -> str:
        """A hostile text, unless the format wants another; what names something names it in every other record."""
        example = str(node.get("examples", [""])[0])
        if words:
            return "B"
        if node.get("pattern", r"\S") != r"\S" or key == "sni":
            return re.sub(r"(?<=GOV-)01", f"{number:02}", example)
        if number % 2 and re.fullmatch(r"[a-z]+(-[0-9]+)?|M[0-9]|GOV-S1", example):
            return example
        text = self.next()
        return " ".join(text.split()) if key == "name" else text

    def next(self) -> str:
        """The next of the texts."""
        return self.texts[next(self.turn) % len(self.texts)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

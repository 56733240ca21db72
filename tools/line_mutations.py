"""Changes to single lines of a plan in the form that ``fmt`` writes: what holds the quick reader to libyaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import TypeAlias

from tools.mutations import LONGEST, ROOT, corpus, mutated

KEYS = (
    "id", "name", "note", "2025", "1-year", "x-own", "<<", '"quoted"', '"x-own"', "'single'", "a b", "null", "true",
    "k" * 199, "k" * 250, '"' + "k" * 1_030 + '"', "dengan.titik", "_garis", "-id", "? id", "kunci ü", "!!str id",
    "&a id", "id ", "name", "title", "sources",
)  # fmt: skip
VALUES = (
    "", "teks", "teks biasa yang panjang", "0", "-0", "-5", "-a", "1.50", "1e3", "012", "0x1F", ".5", "-.5", "1_000",
    "9" * 30, "null", "~", "Null", "true", "No", "2025-09", "12:30", "a: b", "a:b", "a :b", "a :", "a:",
    "https://x.id/a?b=1#c", "a # b", "a#b", "a #b", "# c", "#c", '"teks"', '"te # ks"', "'te: ks'", '"a\\tb"',
    '"a" # c', '"a"#c', '"a" b', "'it''s'", '""', "''", '" a"', '"a "', "a  b", '"a  b"', "\u201ckutip\u201d",
    "\u2019kutip\u2019", "a\u00a0b", "a\u2009b", "Ja\u2019far", "é", "(a)", "(", "- a", "-", "--- a", "---", "...",
    "@a", "`a", "%a", "!a", "!!int 5", "&a b", "*a", "| a", "> a", "|", ">-", "? a", "?a", "a?", "a, b", "[", "]", "[]",
    "{}", "[ ]", "{ }", "[a]", "[a, b]", "[a,b]", "[a , b ]", "[a, b,]", "[,a]", "[a b, 2025, null]", "[[a], [b, [c]]]",
    "[a, {b: c}]", "[a: b]", "{a: b}", "{a: b, c: 5}", "{a: b, a: c}", "{a : b}", "{a: b,c: d}", "{a: }", "{a}",
    "{a: 9,55}", "{a: 9,55: 3}", "{a: 9, 55: 3}", "{2025: 1, 2026: 2}", '{a: "b, c"}', '{"a": b}', '{"a":b}',
    "{a: {b: {c: d}}}", "{a: [b, c]}", "{a: b} # c", "{a: b} # c}", "[a] # see [b]", "[a]#c", "[a] b", "{a: b} {c: d}",
    "{a: it's}", "[https://x.id/a, b]", "[a#b]", "[a #b]", "[a:]", "[a:b]", "[-5, -a, - b]", "{x-a: b}", "{<<: b}",
    '["a", \'b\']', '["a: b", "c]"]', "[" * 12 + "a" + "]" * 12, "{a: \u201cb\u201d}", "[a  b]", '[" a"]', "[[], {}]",
    "a" * 10_000, "a" * 10_001, '"' + "b" * 10_000 + '"', "[" + "a, " * 90 + "a]", "Rp 5", "+62", "/a", "a\\b",
    "\ufeffa", "a\u200cb", "a\x85b", "a\u2028b", "a\tb", "\ta", "a\t",
)  # fmt: skip
BLOCKS = (
    ">-\n{in}satu\n{in}dua", "|\n{in}satu\n{in}dua", "|-\n{in}satu\n\n{in}dua", ">\n{in}satu\n\n\n{in}dua\n",
    ">-\n{in}satu ", ">-\n{in}satu\n{in}  dua\n{in}tiga", ">-\n\n{in}satu", ">-\n{in}# teks", ">-\n{in}satu\n# c\n",
    ">-\n{in}satu\n{in}# c\n  # d", "|2\n{in}satu", "|+\n{in}satu\n\n", ">-\n", "|\n\n", ">-\n{in}satu\n   \n",
    ">-\n{in}- a\n{in}- b", "|\n{in}a: b\n{in}c:", ">- # c\n{in}satu", ">-\n{in}satu\n{in}dua\n\n\n", "|-\n{in}a  b",
    ">-\n{in}\u201ckutip\u201d", "|\n{in}---\n{in}...", "satu\n{in}dua", "\n{in}satu", '"satu\n{in}dua"', "[a,\n{in}b]",
    "{a: b,\n{in}c: d}", "\n{in}- a\n{in}- b", "\n{in}a: b", "\n{in}a: b\n\n{in}# c\n{in}d: [e]", "\n{in}- - a",
    "\n{in}- a: b\n{in}  c: >-\n{in}    d", "\n{in}-   a: b\n{in}    c: d", "satu \n{in}dua  # c", "satu # c\n{in}dua",
    "satu\n{in}# c\n{in}dua", "satu\n\n{in}dua", "satu\n{in}dua\n{in}  #c", "satu\n{in}- dua: tiga", "2025\n{in}2026",
    "satu\n{in}dua:", "'satu\n{in}dua'  # c", "'satu # c\n{in}# dua'", '"satu\n{in}dua" # c', "'satu\n\n{in}dua'",
    "'satu\n{in}dua ' tiga", "' satu\n{in}it''s'", '"satu\\\n{in}dua"', "[a]\n{in}b", "satu\n{in}[a, b]",
)  # fmt: skip
"""Values of several lines; ``{in}`` is an indent that is deeper than that of the key, or as deep."""
MANY = 14
"""Lines of a text of which seldom more are kept: a short one is read sooner, and shows as much."""
_LINE = re.compile(r"( *)((?:- )?)(?:([^\n:#]+):(?: |$))?(.*)")

Change: TypeAlias = Callable[[Random, list[str], int], None]


@cache
def written() -> tuple[bytes, ...]:
    """Short texts that the quick reader reads, plan files as fmt writes them too, of long ones each program or part."""
    from ppu_roadmap.library import PlanError, fmt_bytes
    from ppu_roadmap.source.reader import read

    texts = set[bytes]()
    for path in sorted((ROOT / "plans").glob("*.yaml")):
        head, *parts = re.split(r"(?m)^(?=  - id:)", path.read_text("utf-8"))
        texts |= {f"programs:\n{part}".encode() for part in parts if len(part) <= LONGEST}
        texts |= {part.encode() for part in re.split(r"(?m)^(?=\w)", head) if part}
    for text in corpus():
        texts.add(text)
        try:
            texts.add(fmt_bytes(text))
        except PlanError:
            continue
    return tuple(sorted(text for text in texts if read(text, "").quick))


def rewritten(random: Random, texts: Sequence[bytes]) -> bytes:
    """One of the texts after changes to some of its lines, and seldom to its bytes."""
    if random.randrange(10) == 0:
        return mutated(random, texts)
    lines = random.choice(texts).decode("utf-8", "replace").split("\n")[:-1] or [""]
    if len(lines) > MANY and random.randrange(50):
        start = random.choice((1, 1, random.randrange(len(lines))))
        lines = lines[:1] + lines[start : start + random.randrange(2, MANY)]
    for _change in range(random.choice((1, 1, 1, 2, 2, 3, 5))):
        random.choice(CHANGES)(random, lines, random.randrange(len(lines)))
    begin = random.choice(("", "", "", "", "", "", "", "---\n", "# c\n\n---\n", "--- # c\n"))
    text = begin + "\n".join(lines) + random.choice(("\n", "\n", "\n", "\n", "\n", "", "\n\n", "\n  \n"))
    return text.replace("\n", random.choice(("\n", "\n", "\n", "\n", "\r\n"))).encode()


def _parts(line: str) -> tuple[str, str, str | None, str]:
    found = _LINE.match(line)
    return (found[1], found[2], found[3], found[4]) if found else ("", "", None, line)


def _value(random: Random, lines: list[str], at: int) -> None:
    indent, dash, key, _old = _parts(lines[at])
    lines[at] = f"{indent}{dash}{key + ': ' if key else ''}{random.choice(VALUES)}"


def _own_value(random: Random, lines: list[str], at: int) -> None:
    """The value that stands there, quoted, commented, or in brackets."""
    indent, dash, key, old = _parts(lines[at])
    form = random.choice(
        ('"{}"', "'{}'", "{} # c", "{}  # c", "{} #c", "[{}]", "{{a: {}}}", "[a, {}]", "{} ", " {}", "{}:", "- {}")
    )
    lines[at] = f"{indent}{dash}{key + ': ' if key else ''}{form.format(old)}"


def _block(random: Random, lines: list[str], at: int) -> None:
    indent, dash, key, _old = _parts(lines[at])
    deep = indent + " " * (len(dash) + random.choice((0, 1, 2, 2, 2, 2, 2, 4)) - random.choice((0, 0, 0, 2)))
    value = random.choice(BLOCKS).replace("{in}", deep)
    lines[at : at + 1] = f"{indent}{dash}{key + ': ' if key else ''}{value}".split("\n")


def _key(random: Random, lines: list[str], at: int) -> None:
    indent, dash, _key, old = _parts(lines[at])
    lines[at] = f"{indent}{dash}{random.choice(KEYS)}:{random.choice((' ', ' ', ' ', '', '  '))}{old}"


def _new_line(random: Random, lines: list[str], at: int) -> None:
    indent, *_others = _parts(lines[at])
    indent = indent[: random.choice((0, -2, 99, 99, 99))] + " " * random.choice((0, 0, 0, 1, 2, 4))
    form = random.choice(
        ("{k}: {v}", "{k}:", "- {v}", "- {k}: {v}", "-", "# c", "#c", "{v}", "", "  ", "- # c", "- {k}:", "---")
    )
    lines.insert(at, indent + form.format(k=random.choice(KEYS), v=random.choice(VALUES)))


def _indent(random: Random, lines: list[str], at: int) -> None:
    for row in range(at, min(len(lines), at + random.choice((1, 1, 2, 3, 8)))):
        lines[row] = lines[row][2:] if at % 2 else random.choice((" ", "  ", "    ")) + lines[row]


def _dash(random: Random, lines: list[str], at: int) -> None:
    indent, dash, _key, _old = _parts(lines[at])
    rest = lines[at][len(indent) + len(dash) :]
    lines[at] = indent + random.choice(("", "- ", "- - ", "-  ", "-", "  ")) + rest


def _cut(random: Random, lines: list[str], at: int) -> None:
    del lines[at : at + random.choice((1, 1, 2, 5))]
    lines[:] = lines or [""]


def _again(random: Random, lines: list[str], at: int) -> None:
    lines.insert(random.randrange(len(lines)), lines[at])


def _odd_end(random: Random, lines: list[str], at: int) -> None:
    lines[at] += random.choice((" ", "   ", " # c", "\r", "\t", "#c", " #c", ":", ": b", ",", "\u00a0", "\x00"))


CHANGES: tuple[Change, ...] = (
    _value, _value, _value, _own_value, _own_value, _block, _block, _key, _key, _new_line, _new_line, _indent, _dash,
    _cut, _again, _odd_end,
)  # fmt: skip

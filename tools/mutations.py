"""Changes that break a plan file, and the texts to make them in: what the fuzzing of the reader feeds on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeAlias

ROOT = Path(__file__).parents[1]
LONGEST = 4_000
"""Bytes of a text that is worth breaking: longer ones take time and hold nothing new."""

SCRAPS = (
    b"\n", b"\r\n", b"\r", b"\t", b" ", b"  ", b"- ", b"? ", b": ", b":", b"#", b" #", b"&a ", b"*a", b"!!int ",
    b"!x ", b"! ", b"<<: ", b"| ", b"|-\n", b">+2\n", b"'", b'"', b"\\", b"\\x00", b"\\u202e", b"\\ud800", b"[", b"]",
    b"{", b"}", b",", b"---\n", b"...\n", b"%YAML 1.2\n", b"@", b"`", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x07",
    b"\x7f", b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf0\x9f\x8c\xb1",
    b"\xf4\x90\x80\x80", b"null", b"~", b"true", b"No", b"0", b"-1", b"1e3", b"1e999", b".nan", b".inf", b"0x1F",
    b"012", b"1_000", b"9" * 400, b"2022", b"2022-09", b"1-year", b"long-term", b"GOV-01", b"GOV-02", b"GOV-01-R1",
    b"x-own: 1\n", b"programs: []\n", b"programs:\n", b"  - id: GOV-03\n", b"depends_on: [GOV-01]\n",
    b"budget: [{year: 2023, amount: 5}]\n", b"years: [2022, 2023]\n",
    b"quick_win: {kind: local, start: 2022-09, finish: 2023-08}\n", b"dimension: living\n",
)  # fmt: skip
"""What is put in: what YAML gives a meaning to, refused characters, values at the edge, words of the format."""

Change: TypeAlias = Callable[[Random, bytes, Sequence[bytes]], bytes]


@cache
def corpus() -> list[bytes]:
    """The texts that are broken further: the hostile plans, the faulty ones, the whole ones."""
    from tests import annotated
    from tests.hostile.corpus import cases, undecided

    texts = [data for case in (*cases(), *undecided()) for data in case.files.values()]
    for rule in annotated.broken():
        texts += [data for case in annotated.cases(rule)[1] for data in case.contents().values()]
    for folder in ("plans", "tests/plans", "tests/model/examples"):
        texts += [path.read_bytes() for path in sorted((ROOT / folder).rglob("*.yaml")) if path.is_file()]
    return sorted({text for text in texts if len(text) <= LONGEST})


def mutated(random: Random, texts: Sequence[bytes]) -> bytes:
    """One of the texts after a few changes."""
    data = random.choice(texts)
    for _change in range(random.choice((1, 1, 1, 2, 2, 3, 5, 9))):
        data = random.choice(CHANGES)(random, data, texts)
    return data[: 4 * LONGEST]


def _put_in(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(SCRAPS) + data[at:]


def _overwrite(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + random.choice(SCRAPS) + data[end:]


def _flip(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    if not data:
        return bytes([random.randrange(256)])
    at = random.randrange(len(data))
    return (
        data[:at]
        + bytes([random.choice((data[at] ^ (1 << random.randrange(8)), random.randrange(256)))])
        + data[at + 1 :]
    )


def _take_out(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    start, end = _stretch(random, data)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 40)) + data[end:]


def _splice(random: Random, data: bytes, texts: Sequence[bytes]) -> bytes:
    other = random.choice(texts)
    start, end = _stretch(random, other)
    at = random.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _change_lines(random: Random, data: bytes, texts: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            lines[at] = b" " * random.randrange(1, 5) + lines[at]
        case 1:
            lines[at] = lines[at].removeprefix(b"  ")
        case 2:
            lines.insert(at, lines[random.randrange(len(lines))])
        case 3:
            del lines[at]
        case 4:
            lines.insert(at, random.choice(random.choice(texts).splitlines(keepends=True) or [b"\n"]))
        case _:
            random.shuffle(lines)
    return b"".join(lines)


def _nest(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    opening, closing = random.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"? ", b"")))
    depth = random.choice((1, 2, 31, 32, 33, 400))
    return (
        data[:at] + opening * depth + data[at : at + 3] + closing * random.choice((depth, depth - 1)) + data[at + 3 :]
    )


def _recode(random: Random, data: bytes, _texts: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    match random.randrange(5):
        case 0:
            return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
        case 1:
            return text.encode(random.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig")))
        case 2:
            return text.encode("latin-1", "replace")
        case 3:
            return text.replace("\n", "\r").encode()
        case _:
            return data[: random.randint(0, len(data))]


CHANGES: tuple[Change, ...] = (
    _put_in, _put_in, _overwrite, _overwrite, _flip, _take_out, _repeat, _splice, _splice, _change_lines, _change_lines,
    _nest, _recode,
)  # fmt: skip


def _stretch(random: Random, data: bytes) -> tuple[int, int]:
    """Where a short stretch of a text begins and ends."""
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 1, 2, 3, 5, 8, 20, 60, 200)))

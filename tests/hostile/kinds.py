"""What a hostile case is, and the small plan that each is built on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = "¶"  # stands in a case's text right before the first fault, and is taken out
PLAN = """format: 1
title: Masterplan Smart City Uji
region: {name: Kabupaten Uji, code: "64.09", province: Kalimantan Timur}
start: 2022
horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
agencies:
  diskominfo: {name: Dinas Komunikasi dan Informatika, kind: agency}
  dlh: {name: Dinas Lingkungan Hidup, kind: agency}
funding_sources: {apbd: APBD Kabupaten, csr: CSR/TJSL}
quick_win_criteria: {speed: {name: Cepat, weight: 60}, impact: {name: Dampak, weight: 40}}
"""
PROGRAM = """dimension: governance
programs:
  - id: GOV-01
    name: Go PPU
    horizon: 1-year
    owner: diskominfo
    subdimension: public-service
"""
RISK = "risks: [{id: GOV-01-R1, factor: SDM, likelihood: 1, impact: 1}]\n"


@dataclass(frozen=True)
class Hostile:
    """A plan of a few files.

    `accept`: no finding of the severity error. Else `code`, `file` and `line` are those of the first error;
    `also` are codes that the contract leaves room for at the same place. `line` None: any line.
    """

    name: str
    files: dict[str, bytes]
    accept: bool
    code: str | None = None
    file: str | None = None
    line: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class HostileFolder:
    """A folder that only a function can build: links, pipes, odd names, rights.

    `build` gets an empty folder that it may fill; the plan to check is its subfolder `plan`.
    """

    name: str
    build: Callable[[Path], None]
    accept: bool
    code: str | None = None
    file: str | None = None
    needs_user: bool = False  # means nothing to the superuser, who may read everything


def encode(text: str, newline: str = "\n") -> bytes:
    """Bytes of a text in which a lone surrogate U+DC80..DCFF stands for one raw byte."""
    return text.replace("\n", newline).encode("utf-8", "surrogateescape")


def fields(text: str) -> str:
    """A dimension file whose one program also has these fields."""
    return PROGRAM + "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))


def targets(text: str) -> str:
    """A dimension file whose one program has an indicator with these targets, between braces."""
    return fields(f"indicators: [{{name: a, kind: output, targets: {{{text}}}}}]\n")


def quick_win(text: str) -> str:
    """The fields of a quick win with a risk, and with these fields too."""
    return f"quick_win: {{kind: local, start: 2022-09, finish: 2023-08{text}}}\n{RISK}"


def _files(file: str, data: bytes) -> dict[str, bytes]:
    files = {"plan.yaml": encode(PLAN), "governance.yaml": encode(PROGRAM)}
    files[file] = data
    return files


def good(name: str, text: str, file: str = "governance.yaml", *, newline: str = "\n") -> Hostile:
    """A file that must be accepted."""
    return Hostile(name, _files(file, encode(text, newline)), accept=True)


def bad(
    name: str,
    code: str,
    text: str,
    file: str = "governance.yaml",
    *,
    newline: str = "\n",
    also: tuple[str, ...] = (),
) -> Hostile:
    """A file that must be refused where HERE stands in its text."""
    before, mark, after = text.partition(HERE)
    if not mark:
        raise ValueError(name)
    data = encode(before + after, newline)
    return Hostile(name, _files(file, data), accept=False, code=code, file=file, line=before.count("\n") + 1, also=also)


def raw(name: str, code: str, data: bytes, line: int = 1, *, also: tuple[str, ...] = ()) -> Hostile:
    """A dimension file of these bytes, that must be refused."""
    files = _files("governance.yaml", data)
    return Hostile(name, files, accept=False, code=code, file="governance.yaml", line=line, also=also)


def open_verdict(name: str, text: str, file: str = "governance.yaml") -> Hostile:
    """A file that the contract does not decide: it must only not crash."""
    return Hostile(name, _files(file, encode(text)), accept=False)

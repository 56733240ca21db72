"""The Bad and Good examples of the rules' pages, made whole plans on a base that no page need repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import indent

import yaml

TODAY = date(2022, 6, 1)
PLAN = {
    "format": "1",
    "title": "Masterplan Smart City",
    "region": '{name: Kabupaten Penajam Paser Utara, code: "64.09", province: Kalimantan Timur}',
    "start": "2022",
    "horizons": "{1-year: 2023, 5-year: 2027, long-term: 2037}",
    "agencies": (
        "{diskominfo: {kind: agency}, dlh: {kind: agency}, desa-api: {kind: village}, bank-kaltim: {kind: bank}}"
    ),
    "upper_plans": (
        "[{id: rpjmd-2018, years: [2018, 2023], missions: {M1: Satu, M2: Dua}},"
        " {id: rpjmd-2025, years: [2025, 2029], missions: {M1: Satu, M2: Dua}}]"
    ),
    "funding_sources": "{apbd: APBD Kabupaten, dana-desa: Dana Desa}",
    "quick_win_criteria": "{speed: {name: Cepat, weight: 60}, impact: {name: Dampak, weight: 40}}",
}
"""The keys of plan.yaml that a section does not give."""
PROGRAM = {
    "id": "GOV-01",
    "name": "Go PPU",
    "horizon": "1-year",
    "owner": "diskominfo",
    "subdimension": "public-service",
}
"""The required keys of a program that an example does not give."""
BESIDE = "  - {id: GOV-02, name: Data terbuka, horizon: 1-year, owner: dlh, subdimension: policy}\n"

_SECTION = re.compile(r"^# ((?:[a-z]+/)?[a-z]+)\.yaml\n", re.MULTILINE)
_TEXT = re.compile(r"^# (book/[a-z-]+\.md)\n(.*)\Z", re.MULTILINE | re.DOTALL)
"""A text for the book, which stands last."""
_AS_OF = re.compile(r"\A# as-of: ([0-9-]+)\n")


def today(example: str) -> date:
    """The day that an example is about."""
    named = _AS_OF.match(example)
    return date.fromisoformat(named[1]) if named else TODAY


def files(example: str) -> dict[str, str]:
    """The files of the plan, or of the portfolio, that an example stands for."""
    example = _AS_OF.sub("", example)
    if text := _TEXT.search(example):
        return files(example[: text.start()]) | {text[1]: text[2].encode().decode("unicode_escape")}
    first, *rest = _SECTION.split(example)
    sections = dict(zip(rest[::2], rest[1::2], strict=True)) or {"governance": f"programs:\n{_program(first)}"}
    folders = {name.rpartition("/")[0] for name in sections}
    made: dict[str, str] = {}
    for folder in sorted(folders):
        inside = f"{folder}/" if folder else ""
        given = {"plan": "", "governance": ""}
        given |= {name.removeprefix(inside): text for name, text in sections.items() if name.startswith(inside)}
        made |= {f"{inside}{name}.yaml": _file(name, text) for name, text in given.items()}
    return made


def _file(name: str, text: str) -> str:
    if name == "plan":
        return _with(PLAN, text)
    if not re.search(r"^programs:", text, re.MULTILINE):
        text += f"programs:\n{_program('')}"
    return _with({"dimension": name}, _filled(text))


def _program(fields: str) -> str:
    """GOV-01 with these fields, and another program beside it."""
    return "  -\n" + indent(_with(PROGRAM, fields), "    ") + BESIDE


def _with(base: Mapping[str, str], text: str) -> str:
    """Keys and values with those of the base that they lack, before them."""
    lacking = (f"{key}: {value}\n" for key, value in base.items() if not re.search(rf"^{key}:", text, re.MULTILINE))
    return "".join(lacking) + text


def _filled(text: str) -> str:
    """A dimension file whose programs have the required keys that they lack."""
    for at, lacking in reversed(list(_gaps(text))):
        text = text[:at] + lacking + text[at:]
    return text


def _gaps(text: str) -> Iterator[tuple[int, str]]:
    """Where keys are to be put in, and which; not those that the example says it has ``# no …`` of."""
    left_out = set(re.findall(r"# no (\w+)", text))
    for program in _programs(text):
        given = {key.value for key, _value in program.value}
        lacking = [f"{key}: {value}" for key, value in PROGRAM.items() if key not in given | left_out]
        start = program.start_mark
        if program.flow_style:
            yield start.index + 1, "".join(f"{each}, " for each in lacking)
        else:
            yield start.index, "".join(f"{each}\n{' ' * start.column}" for each in lacking)


def _programs(text: str) -> list[yaml.MappingNode]:
    try:
        root = yaml.compose(text)
    except yaml.YAMLError:
        return []
    named = {key.value: value for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    programs = named.get("programs")
    return [item for item in programs.value if isinstance(item, yaml.MappingNode)] if programs else []

"""A new plan: what must be known of a region before it can begin, and its files, from templates in its language."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from ppu_roadmap.catalog.labels import DIMENSION, SUBDIMENSION
from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.model.schema import KINDS, schema_bytes
from ppu_roadmap.model.types import DIMENSIONS, HOMES, PREFIXES, SUBDIMENSIONS
from ppu_roadmap.text import Language, Message, _, markdown, plain
from ppu_roadmap.words.calendar import year
from ppu_roadmap.words.quantities import region_code
from ppu_roadmap.words.reading import Misread, only
from ppu_roadmap.yamltext.compose import Form, written

TITLE = "Masterplan Smart City {name}"
"""The usual title of a region's plan."""
UNKNOWN = "ppu-roadmap @ git+ADDRESS@REVISION"
"""What pip installs, where nobody said where the tool comes from."""
_EXAMPLES: Mapping[str, tuple[str, Message]] = {
    "governance": ("public-service", _("Public services at one counter")),
    "branding": ("tourism", _("A calendar of the region's events")),
    "economy": ("transaction", _("Market prices, day by day")),
    "living": ("mobility", _("Timetables of public transport")),
    "society": ("learning", _("Classes in digital literacy")),
    "environment": ("waste", _("Waste banks in every village")),
}
"""A program of each dimension: its sub-dimension and its name."""
_AROUND: Mapping[str, str] = {
    "README.md": "README.md",
    ".pre-commit-config.yaml": "../pre-commit.yaml",
    ".github/workflows/roadmap.yml": "../github.yml",
    ".gitlab-ci.yml": "../gitlab.yml",
    "ci/requirements.lock": "../requirements.lock",
}
"""Files around the plan, and their templates: those for machines are one for all languages but for a comment on top."""
_ABOUT: Mapping[str, Message] = {
    "github": _("Checks the plan on every change; findings stand at their lines."),
    "gitlab": _("Checks the plan on every change; findings stand in the merge request."),
    "diff": _("Says in each merge request what it changes in the plan, if ROADMAP_TOKEN is set (scope api, masked)."),
    "summary": _("Says in the summary of the job what a pull request changes in the plan."),
    "hook": _("Checks the whole plan before every commit: pre-commit install"),
}
"""What these comments say, by their names in the templates."""
NAMES = (
    "plan.yaml",
    *(f"{dimension}.yaml" for dimension in DIMENSIONS),
    *(f"schema/{kind}.schema.json" for kind in KINDS),
    ".vscode/settings.json",
    *_AROUND,
)
"""Every file of a new plan by its path in the plan's folder."""
_SETTINGS = {
    "yaml.schemas": {
        "./schema/plan.schema.json": "plan.yaml",
        "./schema/dimension.schema.json": [f"{dimension}.yaml" for dimension in HOMES],
        "./schema/proposals.schema.json": "proposals.yaml",
    },
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "files.encoding": "utf8"},
}
"""Settings of VS Code: which schema a file has, for those that took away its first line."""


class Answers(NamedTuple):
    """The region and the years of its plan; ``tool`` is what pip installs in CI."""

    name: str
    code: str
    province: str
    start: int
    horizons: tuple[int, int, int]
    title: str
    language: Language
    tool: str


def stand_in(year: int, language: Language, tool: str) -> Answers:
    """Answers to begin with: for what nobody can guess, words that any plan could have."""
    name = "Kabupaten"
    return Answers(name, "00.00", "-", **_years(year), title=TITLE.format(name=name), language=language, tool=tool)


def _years(start: int) -> dict[str, Any]:
    """The first year, and the usual last years of the horizons, as in the plan of Penajam Paser Utara."""
    return {"start": start, "horizons": (start + 1, start + 5, start + 15)}


def answered(answers: Answers, field: str, text: str) -> Answers:
    """The answers with one more. Raises Misread for one that can stand in no plan, with what ``validate`` would say."""
    changed = answers._replace(**_read(field, " ".join(text.split())))
    for found in load_alone(plan_file(changed), "plan.yaml", date.min, "plan").diagnostics:
        if found.severity is Severity.ERROR:  # the other answers have none
            raise Misread(found.message)
    return changed


def _read(field: str, text: str) -> dict[str, Any]:
    """What an answer says, also of the fields that follow from it."""
    if text and field in ("name", "province") and not any(map(str.isalpha, text)):
        raise Misread(_("{text} is no name: it has no letter", text=text))
    match field:
        case "name":
            return {field: text, "title": TITLE.format(name=text)}
        case "code":
            problem = _("{text} is not the code of a region, four digits such as 64.03", text=text)
            return {field: only(text, region_code(text), problem).value}
        case "start":
            return _years(_year(text))
        case "horizons":
            years = tuple(_year(word) for word in re.findall(r"[^\s,;/]+", text.strip("[]")))
            if len(years) != 3:  # noqa: PLR2004 -- as there are horizons
                raise Misread(_("{text} is not three years such as 2027,2031,2041", text=text))
            return {field: years}
    return {field: text}


def _year(text: str) -> int:
    return only(text, year(text), _("{text} is not a year such as 2026", text=text)).value


def blank_plan(answers: Answers) -> dict[str, bytes]:
    """Every file of a new plan by its path in the plan's folder."""
    files = {"plan.yaml": plan_file(answers)}
    files |= {f"{dimension}.yaml": _dimension(answers, dimension) for dimension in DIMENSIONS}
    files |= {f"schema/{kind}.schema.json": schema_bytes(kind) for kind in KINDS}
    files[".vscode/settings.json"] = (json.dumps(_SETTINGS, indent=2) + "\n").encode()
    note = _(", and put the tool's address and revision into them").render(answers.language)
    values = {
        "heading": markdown(plain(answers.title)),
        "language": answers.language,
        "tool": answers.tool,
        "note": note if answers.tool == UNKNOWN else "",
        **{name: about.render(answers.language) for name, about in _ABOUT.items()},
    }
    return files | {name: _filled(answers, template, values) for name, template in _AROUND.items()}


def plan_file(answers: Answers) -> bytes:
    """plan.yaml of a new plan."""
    texts = {"title": answers.title, "name": answers.name, "code": answers.code, "province": answers.province}
    scalars = {key: written(text, Form(), flow=key != "title") for key, text in texts.items()}  # which has its line
    town = answers.name.casefold().startswith("kota")  # which has a mayor
    return _filled(answers, "plan.yaml", scalars | {"approver": "Wali Kota" if town else "Bupati"})


def _dimension(answers: Answers, dimension: str) -> bytes:
    language = answers.language
    subdimension, example = _EXAMPLES[dimension]
    named = [f"{word} ({SUBDIMENSION[word].render(language)})" for word in SUBDIMENSIONS[dimension]]
    values = {
        "dimension": dimension,
        "prefix": PREFIXES[dimension],
        "label": DIMENSION[dimension].render(language),
        "subdimensions": ", ".join(named),
        "subdimension": subdimension,
        "example": written(example.render(language), Form()),
    }
    return _filled(answers, "dimension.yaml", values)


def _filled(answers: Answers, template: str, values: Mapping[str, str]) -> bytes:
    """A template in the language of the region, filled with values and the years of the plan."""
    horizons = zip(("short", "middle", "long"), map(str, answers.horizons), strict=True)
    text = (Path(__file__).parent / answers.language / template).read_text("utf-8")
    return Template(text).substitute(values, start=str(answers.start), **dict(horizons)).encode()

"""The files of a new plan, from templates in the language of the region."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ppu_roadmap.catalog.labels import DIMENSION, SUBDIMENSION
from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
from ppu_roadmap.model.schema import KINDS, schema_bytes
from ppu_roadmap.model.types import DIMENSIONS, HOMES, PREFIXES
from ppu_roadmap.text import Language, Message, _, plain
from ppu_roadmap.yamltext.compose import Form, written

if TYPE_CHECKING:
    from ppu_roadmap.blank.answers import Answers

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
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".github/workflows/roadmap.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
}
"""Files around the plan, and their templates."""
NAMES = (
    "plan.yaml",
    *(f"{dimension}.yaml" for dimension in DIMENSIONS),
    *(f"schema/{kind}.schema.json" for kind in KINDS),
    ".vscode/settings.json",
    *_AROUND,
)
"""Every file of a new plan by its path in the plan's folder."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!])")


def blank_plan(answers: Answers) -> dict[str, bytes]:
    """Every file of a new plan by its path in the plan's folder."""
    files = {"plan.yaml": plan_file(answers)}
    files |= {f"{dimension}.yaml": _dimension(answers, dimension) for dimension in DIMENSIONS}
    files |= {f"schema/{kind}.schema.json": schema_bytes(kind) for kind in KINDS}
    files[".vscode/settings.json"] = _settings()
    return files | {name: _around(answers, template) for name, template in _AROUND.items()}


def plan_file(answers: Answers) -> bytes:
    """plan.yaml of a new plan."""
    texts = {"title": answers.title, "name": answers.name, "code": answers.code, "province": answers.province}
    scalars = {key: written(text, Form()) for key, text in texts.items()}
    return _filled(answers.language, "plan.yaml", _years(answers) | scalars | {"approver": answers.approver})


def _dimension(answers: Answers, dimension: str) -> bytes:
    language = answers.language
    subdimension, example = _EXAMPLES[dimension]
    values = {
        "dimension": dimension,
        "prefix": PREFIXES[dimension],
        "label": DIMENSION[dimension].render(language),
        "subdimensions": ", ".join(
            f"{word} ({SUBDIMENSION[word].render(language)})" for word in SUBDIMENSIONS[dimension]
        ),
        "subdimension": subdimension,
        "example": written(example.render(language), Form()),
    }
    return _filled(language, "dimension.yaml", _years(answers) | values)


def _around(answers: Answers, template: str) -> bytes:
    """A file that is no part of the plan itself."""
    language = answers.language
    note = _(", and put the tool's address and revision into them")
    values = {
        "heading": _MARKDOWN.sub(r"\\\1", plain(answers.title)),
        "tool": answers.tool,
        "note": "" if answers.sourced else note.render(language),
    }
    return _filled(language, template, values)


def _years(answers: Answers) -> dict[str, str]:
    short, middle, long = answers.horizons
    return {"start": str(answers.start), "short": str(short), "middle": str(middle), "long": str(long)}


def _filled(language: Language, template: str, values: Mapping[str, str]) -> bytes:
    text = (Path(__file__).parent / language / template).read_text("utf-8")
    return Template(text).substitute(values).encode()


def _settings() -> bytes:
    """Settings of VS Code: which schema a file has, for those that took away its first line."""
    schemas = {
        "./schema/plan.schema.json": "plan.yaml",
        "./schema/dimension.schema.json": [f"{dimension}.yaml" for dimension in HOMES],
        "./schema/proposals.schema.json": "proposals.yaml",
    }
    editor = {"editor.insertSpaces": True, "editor.tabSize": 2, "files.encoding": "utf8"}
    return (json.dumps({"yaml.schemas": schemas, "[yaml]": editor}, indent=2) + "\n").encode()

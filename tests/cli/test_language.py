"""In which language a run speaks: what is asked for, the locale where it is plain, else the plan's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import SEEDED, Done

MINIMAL = SEEDED.parent / "minimal"
TITLE = {"id": "Matriks Program Smart City", "en": "Smart City Program Matrix"}
NEITHER = {"ROADMAP_LANG": None, "LC_ALL": None, "LC_MESSAGES": None, "LANG": None}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan three times: without a language of its own, and with each."""
    folder = tmp_path_factory.mktemp("languages")
    for name in ("none", "id", "en"):
        shutil.copytree(MINIMAL, folder / name)
    for name in ("id", "en"):
        file = folder / name / "plan.yaml"
        file.write_text(f"{file.read_text('utf-8')}language: {name}\n", "utf-8")
    return folder


def spoken(done: Done) -> str:
    """The language of a table of programs."""
    assert done.code == 0, done.err
    (language,) = (language for language, title in TITLE.items() if title in done.out)
    return language


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, "plan"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.utf8"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id_ID"}, "id"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8@euro"}, "en"),
        ({"LANG": "C"}, "plan"),
        ({"LANG": "C.UTF-8"}, "plan"),
        ({"LANG": "POSIX"}, "plan"),
        ({"LANG": "en_US.ISO-8859-1"}, "plan"),
        ({"LANG": "id_ID.ISO-8859-1"}, "plan"),
        ({"LANG": "de_DE.UTF-8"}, "plan"),
        ({"LANG": "english"}, "plan"),
        ({"LC_ALL": "id_ID.UTF-8", "LANG": "en_US.UTF-8"}, "id"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "id_ID.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "plan"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        ({"ROADMAP_LANG": "en", "LANG": "id_ID.UTF-8"}, "en"),
        ({"ROADMAP_LANG": "ID", "LC_ALL": "en_US.UTF-8"}, "id"),
        ({"ROADMAP_LANG": "", "LANG": "en_US.UTF-8"}, "en"),
    ],
    ids=str,
)
def test_on_the_terminal(plans: Path, env: dict[str, str], language: str) -> None:
    other = {"id": "en", "en": "id"}
    expected = {"id": "id", "en": "en"} if language == "plan" else {other[language]: language}
    for own, wanted in expected.items():
        assert spoken(roadmap("show", plans / own, env={**NEITHER, **env})) == wanted


def test_a_plan_without_a_language_speaks_indonesian(plans: Path) -> None:
    assert spoken(roadmap("show", plans / "none", env=NEITHER)) == "id"


def test_the_option_outdoes_all(plans: Path) -> None:
    env = {"ROADMAP_LANG": "id", "LC_ALL": "id_ID.UTF-8"}
    assert spoken(roadmap("show", plans / "id", "--lang", "en", env=env)) == "en"
    assert spoken(roadmap("--lang", "en", "show", plans / "id", env=env)) == "en"


@pytest.mark.parametrize("kind", ["md", "svg"])
def test_an_export_never_speaks_by_locale(plans: Path, kind: str) -> None:
    def exported(own: str, *arguments: str, **env: str) -> bytes:
        done = roadmap("export", kind, "-o", "-", "--plan", plans / own, *arguments, env={**NEITHER, **env})
        assert done.code == 0
        return done.data

    indonesian, english = exported("id"), exported("en")
    assert indonesian != english
    assert exported("id", LC_ALL="en_US.UTF-8", LANG="en_US.UTF-8") == indonesian
    assert exported("en", LC_ALL="id_ID.UTF-8", LANG="id_ID.UTF-8") == english
    assert exported("id", ROADMAP_LANG="en") == english
    assert exported("id", "--lang", "en", ROADMAP_LANG="id") == english


def test_errors_speak_the_language_of_the_plan_once_it_is_known(plans: Path) -> None:
    def told(own: str) -> str:
        return roadmap("program", "GOV-99", "--plan", plans / own, env=NEITHER).err

    assert told("en") == "roadmap: there is no program GOV-99\n"
    assert told("id") == "roadmap: tidak ada program GOV-99\n"


def test_codes_keys_and_tags_never_change() -> None:
    rows = {
        language: json.loads(roadmap("show", SEEDED, "--format", "json", "--lang", language).out)["rows"]
        for language in TITLE
    }
    assert rows["id"] == rows["en"]
    for format_ in ("csv", "json"):
        command = ("matrix", SEEDED, "--format", format_, "--lang")
        assert roadmap(*command, "id").out == roadmap(*command, "en").out
    assert roadmap("schema", "--lang", "id").out == roadmap("schema", "--lang", "en").out


def test_money_and_dates_are_written_as_the_language_does() -> None:
    command = ("program", "GOV-01", "--plan", SEEDED.parent / "full", "--lang")
    indonesian, english = roadmap(*command, "id").out, roadmap(*command, "en").out
    assert "Rp 250.000.000" in indonesian
    assert "29 Agustus 2022" in indonesian
    assert "Rp 250,000,000" in english
    assert "29 August 2022" in english

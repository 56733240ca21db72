"""The bill of materials: what pip installs with the wheel, by the lock, and the same bytes each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tools import newest, sbom

ROOT = Path(__file__).parents[1]
BUILDS_ONLY = {"hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
"""What requirements.lock holds to build the wheel, and no user installs."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def bill(wheel: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(sbom.bill(wheel, sbom.LOCK.read_text("utf-8")))
    return made


def test_it_names_what_is_locked_to_run_with_every_hash(bill: dict[str, Any]) -> None:
    lock = sbom.LOCK.read_text("utf-8")
    pins = {line.split("==")[0]: line.split()[0] for line in lock.splitlines() if "==" in line and line[0] != " "}
    named = {each["name"]: each for each in bill["components"]}
    assert set(named) == set(pins) - BUILDS_ONLY
    for name, each in named.items():
        assert f"{name}=={each['version']}" == pins[name] == each["bom-ref"]
        assert each["purl"] == f"pkg:pypi/{name}@{each['version']}"
        hashes = re.findall(r"--hash=sha256:(\w+)", re.split(r"\n(?=\w)", lock.partition(f"{pins[name]} ")[2])[0])
        assert sorted(one["content"] for one in each["hashes"]) == sorted(hashes)
        assert each.get("licenses") or name == "colorama", f"{name} states no licence that is known here"


def test_it_tells_the_wheel_and_what_needs_what(bill: dict[str, Any], wheel: Path) -> None:
    product = bill["metadata"]["component"]
    assert (product["name"], product["type"]) == ("ppu-roadmap", "application")
    assert [one["content"] for one in product["hashes"]] == [sha256(wheel.read_bytes()).hexdigest()]
    assert [one["expression"] for one in product["licenses"]] == ["MIT AND OFL-1.1"]
    needs = {each["ref"].partition("==")[0]: each.get("dependsOn", []) for each in bill["dependencies"]}
    own = {
        "icalendar", "jinja2", "lxml", "markdown-it-py", "platformdirs", "pydantic", "python-calamine", "python-docx",
        "pyyaml", "rich", "typer", "xlsxwriter",
    }  # fmt: skip
    assert {ref.partition("==")[0] for ref in needs["ppu-roadmap"]} == own
    assert {ref.partition("==")[0] for ref in needs["markdown-it-py"]} == {"mdurl"}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_two_runs_write_the_same_bytes(wheel: Path) -> None:
    written = []
    for seed in ("0", "1"):
        run = [sys.executable, "-m", "tools.sbom", str(wheel)]
        subprocess.run(run, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        written.append(wheel.with_suffix(".cdx.json").read_bytes())
    assert written[0] == written[1]


def test_a_version_that_is_not_the_locked_one_is_named() -> None:
    assert newest.differences("".join(path.read_text("utf-8") for path in newest.LOCKS)) == []
    (told,) = newest.differences("rich==1.0 \\\n    --hash=sha256:00\nkein-paket==1 \\\n    --hash=sha256:01\n")
    assert told.startswith("rich: 1.0 is locked, ")


def test_a_package_that_states_no_expression_has_the_licence_of_its_classifier_whoever_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A backport of the library, which a package may load, raises KeyError where a field is not stated."""
    stated = "Metadata-Version: 2.1\nName: old\nVersion: 1\nClassifier: License :: OSI Approved :: MIT License\n"
    folder = tmp_path / "old-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(stated, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(metadata.Distribution, "metadata", {"Name": "old"})
    assert sbom.license_of("old") == "MIT"
    assert sbom.license_of("never-heard-of") is None

"""The formats for CI: whole outputs, the schemas of those who read them, nothing left out, no text that acts."""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft7Validator

from ppu_roadmap.diagnostics import Severity, Span
from ppu_roadmap.report import FORMATS, format_for, renderer
from ppu_roadmap.report.github import ANNOTATIONS
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.rules.registry import RULES
from ppu_roadmap.text import Language
from tests.golden import golden
from tests.report import results
from tests.report.runner import Command, commands

TESTS = Path(__file__).parents[1]
SCHEMAS = TESTS / "schemas"
LANGUAGES: tuple[Language, ...] = ("en", "id")
SUFFIXES = {"json": "json", "gitlab": "gitlab.json", "sarif": "sarif.json", "junit": "junit.xml"}
"""What a report in a file is called; all others are text."""
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@pytest.fixture
def seeded(monkeypatch: pytest.MonkeyPatch) -> Outcome:
    monkeypatch.chdir(TESTS / "plans")
    return results.seeded(Path("seeded"))


def _sarif(result: Outcome, language: Language = "en") -> dict[str, Any]:
    run: dict[str, Any] = json.loads(renderer("sarif")(result, language))["runs"][0]
    return run


def _cases(result: Outcome, language: Language = "en") -> list[ET.Element]:
    return list(ET.fromstring(renderer("junit")(result, language)).iter("testcase"))  # noqa: S314 -- our own


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_whole_output(name: str, language: Language) -> None:
    text = renderer(name)(results.fixed(), language)
    if name == "sarif":  # the page of one rule stands for all, and their number is no matter of the format
        log = json.loads(text)
        log["runs"][0]["tool"]["driver"]["rules"][1:] = []
        for found in log["runs"][0]["results"]:
            del found["ruleIndex"]
        text = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    golden(f"report/{language}.{SUFFIXES.get(name, f'{name}.txt')}", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["seeded", "hostile", "clean"])
def test_readers_schemas(seeded: Outcome, which: str, language: Language) -> None:
    result = {"seeded": seeded, "hostile": results.hostile(), "clean": Outcome((), seeded.summary, seeded.files)}[which]
    sarif = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    Draft4Validator(sarif).validate(json.loads(renderer("sarif")(result, language)))
    gitlab = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))
    Draft7Validator(gitlab).validate(json.loads(renderer("gitlab")(result, language)))


@pytest.mark.parametrize("which", ["seeded", "hostile", "clean"])
def test_jenkins_schema(seeded: Outcome, which: str) -> None:
    etree = importlib.import_module("lxml.etree")  # it has no types
    result = {"seeded": seeded, "hostile": results.hostile(), "clean": Outcome((), seeded.summary, seeded.files)}[which]
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))
    schema.assertValid(etree.fromstring(renderer("junit")(result, "en").encode("utf-8")))


@pytest.mark.parametrize("which", ["seeded", "hostile"])
def test_every_finding_is_in_every_format(seeded: Outcome, which: str) -> None:
    result = seeded if which == "seeded" else results.hostile()
    wanted = Counter((each.code, each.message.render("en")) for each in result.diagnostics)
    sarif = _sarif(result)["results"]
    assert len(json.loads(renderer("gitlab")(result, "en"))) == len(sarif) == wanted.total()
    assert [each["ruleId"] for each in sarif] == [each.code for each in result.diagnostics]
    told = Counter(
        (str(case[0].text).rpartition(" ")[2], case[0].attrib["message"]) for case in _cases(result) if len(case)
    )
    assert told == wanted
    log = renderer("github")(result, "en").splitlines()
    assert set(renderer("concise")(result, "en").splitlines()) <= set(log)


def test_github_annotates_ten_of_a_level_and_says_how_many_more() -> None:
    lines = renderer("github")(results.fixed(), "en").splitlines()
    assert Counter(command.name for command in commands("\n".join(lines))) == {"error": 10, "warning": 10, "notice": 3}
    assert lines[ANNOTATIONS] == "and 4 more errors, listed below"
    assert lines[2 * ANNOTATIONS + 1] == "and 1 more warning, listed below"
    assert lines[-1] == "14 errors, 11 warnings, 3 suggestions; 4 files, 3 dimensions, 12 programs"
    eleven = renderer("github")(results.one(count=11), "en").splitlines()
    assert eleven[10:] == [
        "and 1 more error, listed below",
        *["a.yaml:3:5: error[RM103]: GOV-01 is odd"] * 11,
        eleven[-1],
    ]


def test_github_names_columns_of_one_line_only() -> None:
    (single,) = commands(renderer("github")(results.one(), "en"))
    title = "RM103 unknown-dependency"
    here = {"file": "a.yaml", "line": "3", "endLine": "3", "col": "5", "endColumn": "9", "title": title}
    assert single == Command("error", here, "GOV-01 is odd")
    (several,) = commands(renderer("github")(results.one(span=Span(3, 5, 7, 2)), "en"))
    assert several.properties == {"file": "a.yaml", "line": "3", "endLine": "7", "title": title}
    assert [commands(renderer("github")(results.one(severity), "en"))[0].name for severity in Severity] == [
        "error",
        "warning",
        "notice",
    ]


def test_no_text_is_a_command_to_a_runner() -> None:
    result = results.hostile()
    found = commands(renderer("github")(result, "en"))
    assert Counter(command.name for command in found) == {"error": 10, "warning": 10, "notice": 10}
    known = {(each.file, str(each.span.line)) for each in result.diagnostics}
    for command in found:
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert command.data.count("\n") == 1
        if not CONTROLS.search(command.properties["file"]) and "\\" not in command.properties["file"]:
            assert (command.properties["file"], command.properties["line"]) in known
    for name in set(FORMATS) - {"github"}:
        assert commands(renderer(name)(result, "en")) == []


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_brings_a_control_character(name: str) -> None:
    text = renderer(name)(results.hostile(), "en").encode("utf-8").decode("utf-8")
    assert not CONTROLS.search(text)


def test_no_text_is_a_link_or_a_placeholder_in_sarif() -> None:
    for found in _sarif(results.hostile())["results"]:
        text = found["message"]["text"]
        links = re.findall(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(([^)]*)\)", text)
        assert links == ["1"]
        assert text.splitlines()[-1].endswith("is here](1)")
        for message in (text, found["relatedLocations"][0]["message"]["text"]):
            assert not re.search(r"(?<!\{)\{(\{\{)*\d", message)
        assert "](" not in found["relatedLocations"][0]["message"]["text"]


def test_sarif_names_files_by_their_addresses() -> None:
    run = _sarif(results.hostile())
    places = [found["locations"][0]["physicalLocation"]["artifactLocation"] for found in run["results"]]
    assert list(dict.fromkeys(place["uri"] for place in places)) == [
        "plans/governance.yaml",
        "%3A%3Aerror%20%3A%3Apwned/plan.yaml",
        "%20%3A%3Anotice%3A%3Ax/plan.yaml",
        "a%2Cb%3Ac%3Dd%20%250A%23%3F%C3%A9/plan.yaml",
        "a%0A%3A%3Aerror%3A%3Apwned/plan.yaml",
        "a%1B%5B2J%E2%80%AE%5D%5D%3E%22%27%3Cb%3E%26%7C%60%5Bx%5D%28y%29%23%23%5Berror%5Dz/plan.yaml",
        "a%FF/plan.yaml",
        "file:///elsewhere/with%20space/plan.yaml",
        "../beside/plan.yaml",
    ]
    for place in places:
        assert ("uriBaseId" in place) == (not place["uri"].startswith("file:"))
        assert place.get("uriBaseId", "%SRCROOT%") in run["originalUriBaseIds"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_explains_every_rule(seeded: Outcome, language: Language) -> None:
    run = _sarif(seeded, language)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule.code for rule in RULES)
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].count("```") == 4
        assert len(rule["shortDescription"]["text"]) < 1024 > len(rule["fullDescription"]["text"])
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["language"] == language


def test_junit_cases_pass_fail_or_are_skipped() -> None:
    root = ET.fromstring(renderer("junit")(results.fixed(), "en"))  # noqa: S314 -- our own
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("29", "14", "0")
    kinds = Counter(case[0].tag if len(case) else "passed" for case in root.iter("testcase"))
    assert kinds == {"failure": 14, "skipped": 14, "passed": 1}
    clean = _cases(Outcome((), results.fixed().summary, ("a.yaml", "b.yaml")))
    assert [(case.get("classname"), case.get("name"), len(case)) for case in clean] == [
        ("a.yaml", "no problems", 0),
        ("b.yaml", "no problems", 0),
    ]


def test_junit_names_are_told_apart(seeded: Outcome) -> None:
    for result in (seeded, results.hostile(), results.one(count=3)):
        names = Counter((case.get("classname"), case.get("name")) for case in _cases(result))
        assert set(names.values()) == {1}
    assert [case.get("name") for case in _cases(results.one(count=2))] == [
        "RM103 GOV-01 is odd",
        "RM103 GOV-01 is odd (2)",
    ]


def test_a_ci_system_chooses_its_format() -> None:
    assert format_for({}) == "full"
    assert format_for({"CI": "true", "GITHUB_ACTIONS": "", "GITLAB_CI": "false"}) == "full"
    assert format_for({"GITHUB_ACTIONS": "true"}) == "github"
    assert format_for({"GITLAB_CI": "true"}) == "gitlab"

"""The documentation: what is generated is current, what is parsed has its form, links lead somewhere."""

import ast
import json
import re
from pathlib import Path

import pytest

from ppu_roadmap.rules.registry import BY_CODE
from tools import docs, format_guide, rule_pages

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "ppu_roadmap"
DOC = """A program depends on an id that no program has.

        Why: the timeline and every export
        would silently drop the link.

        Bad:
            # plan.yaml
            approver: Bupati

            # governance.yaml
            programs: []

        Good:
            depends_on: [GOV-02]
        """


def test_nothing_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    status = docs.main(["--check"])
    assert capsys.readouterr().out == ""
    assert status == 0


def test_wrong_use_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main(["--chekc"]) == 2
    assert "usage" in capsys.readouterr().err


def test_page_of_a_docstring() -> None:
    page = rule_pages.page(BY_CODE["RM103"]._replace(doc=DOC))
    assert page.title == "A program depends on an id that no program has"
    assert page.why == "the timeline and every export would silently drop the link."
    assert page.bad == "# plan.yaml\napprover: Bupati\n\n# governance.yaml\nprograms: []\n"
    assert page.good == "depends_on: [GOV-02]\n"
    assert json.loads(rule_pages.data_file([page]))["RM103"]["good"] == page.good
    assert "### RM103 unknown-dependency" in rule_pages.document([page])


@pytest.mark.parametrize("doc", ["", "Title.", DOC.replace("Good:", "Right:"), DOC.replace("Why:", "\nWhy")])
def test_docstring_of_another_form_is_refused(doc: str) -> None:
    with pytest.raises(ValueError, match="RM103"):
        rule_pages.page(BY_CODE["RM103"]._replace(doc=doc))


def test_guide_names_what_it_lacks() -> None:
    with pytest.raises(ValueError, match="Region"):
        format_guide.filled("# A guide without a table\n")
    with pytest.raises(ValueError, match="no fields Nothing"):
        format_guide.filled("<!-- begin fields Nothing -->\n<!-- end -->")


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", sorted((ROOT / "docs").glob("*.md")), ids=lambda document: document.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", document.read_text("utf-8"))  # examples lead where they say
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        file, _, anchor = target.partition("#")
        other = document.parent / file if file else document
        assert "://" in target or other.exists(), target
        assert not anchor or anchor in _anchors(other), target


def test_the_rooms_are_those_of_the_code() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {name for names in re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE) for name in re.findall(r"\w+", names)}
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert there - {"__init__"} <= rooms
    for document in (text, (ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        for name in re.findall(r"`(\w+/\w+\.py)`", document):
            assert (PACKAGE / name).exists() or (ROOT / name).exists(), name


def test_no_file_and_no_function_is_too_long() -> None:
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text("utf-8")
        assert text.count("\n") <= 350, file
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                assert node.end_lineno - node.lineno < 40, (file, node.name)

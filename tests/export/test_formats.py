"""Files: whole outputs, and what no plan's text can do in them."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import FORMATS, Format, format_named
from ppu_roadmap.fields.program import FIELDS
from ppu_roadmap.grid.delimited import unguarded
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, markdown
from tests.asking import document, made_for, rows
from tests.golden import golden
from tests.sample import HOSTILE

KEYS = tuple(field.key for field in FIELDS)
by_name = pytest.mark.parametrize("form", [form for form in FORMATS if not form.binary], ids=lambda form: form.name)
COLUMNS = (
    "id",
    "name",
    "owner",
    "years",
    "partners",
    "sdgs",
    "budget",
    "costed",
    "quick_win",
    "target_group",
    "status_note",
)


@by_name
def test_whole_file(plan: Plan, form: Format, language: Language) -> None:
    data = form.render(made_for(form, "show", [plan]), language)
    golden(f"export/show.{form.name}", data, language)


@by_name
def test_chosen_columns(plan: Plan, form: Format, language: Language) -> None:
    made = made_for(form, "show", [plan], selection=Selection(sort=("-budget",)), columns=COLUMNS)
    golden(f"export/columns.{form.name}", form.render(made, language), language)


@by_name
def test_no_control_characters(plan: Plan, form: Format) -> None:
    for columns in ((), KEYS):
        made = made_for(form, "show", [plan], columns=columns)
        text = form.render(made, "en").decode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", text)


@by_name
def test_nothing_to_write(form: Format, language: Language) -> None:
    data = form.render(made_for(form, "show", [Plan()]), language)
    golden(f"export/empty.{form.name}", data, language)


def test_an_unknown_format() -> None:
    with pytest.raises(KeyError):
        format_named("odt")


def test_csv_holds_no_formula(plan: Plan) -> None:
    data = format_named("csv").render(rows("show", [plan], columns=KEYS), "en")
    lines = list(csv.reader(io.StringIO(data.decode())))
    assert lines[0] == list(KEYS)
    for row in lines[1:]:
        assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    hostile = lines[5][lines[0].index("name")]
    assert hostile.startswith("'=1+1")
    assert unguarded(hostile) == HOSTILE.replace("\x1b", r"\x1b").replace("\u202e", r"\u202e")
    assert lines[5][lines[0].index("status_note")] == "'-2+3\nbaris kedua"


def test_csv_for_machines_and_for_excel(plan: Plan) -> None:
    form, made = format_named("csv"), rows("show", [plan], columns=("id", "name", "partners", "years"))
    assert b"\n=1+1" not in form.render(made, "en")
    assert b",=1+1 [bold" in form.render(made, "en", raw=True)
    read = document("show", [plan], columns=("id", "name", "partners", "years", "nomenclature", "budget"))
    lines = form.render(read, "id", excel=True).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Kode;Program Smart City;PD/Mitra Pendukung;Tahun Pelaksanaan;Kode Nomenklatur")
    assert lines[2].startswith("GOV-01;Go PPU;")
    assert lines[2].endswith(', Gojek;2022–2023;"=""2.16.03.2.02.0023""";1250000000')
    assert form.render(read, "id", excel=True).startswith(b"\xef\xbb\xbf")
    assert any(line.endswith(";Belum Dihitung") for line in lines)


def test_json_holds_the_values(plan: Plan) -> None:
    data = json.loads(format_named("json").render(rows("show", [plan], columns=COLUMNS), "en"))
    assert data["version"] == 1
    assert [list(row) for row in data["rows"]] == [list(COLUMNS)] * 8
    first, second = data["rows"][:2]
    assert first["years"] == [2022, 2023]
    assert first["budget"] == 1_250_000_000
    assert first["quick_win"] is first["costed"] is True
    assert first["sdgs"] == [9, 16]
    assert second["costed"] is False
    assert data["rows"][3]["budget"] is None
    assert data["rows"][4]["name"] == HOSTILE


def test_markdown_holds_no_markup(plan: Plan) -> None:
    text = format_named("md").render(document("show", [plan]), "en").decode()
    assert "<script" not in text.replace(r"\<", "")
    (row,) = [line for line in text.splitlines() if line.startswith("| SOC-02")]
    assert (
        len(re.findall(r"(?<!\\)\|", row)) == len(re.findall(r"(?<!\\)\|", text.split("| Code")[1].splitlines()[0])) + 1
    )
    assert markdown("- a") == r"\- a"
    assert markdown("1. a") == r"1\. a"
    assert markdown("12) a") == r"12\) a"
    assert markdown("[a](b) *c* _d_ `e` <f> a|b #1 @g &amp; ~h~ http://x www.y") == (
        r"\[a\](b) \*c\* \_d\_ \`e\` \<f\> a\|b \#&zwnj;1 \@&zwnj;g \&amp; \~h\~ http\://x www\.y"
    )
    assert markdown("a\nb") == "a<br>b"
    assert markdown("GH-1 gh-2 :tada: :+1: a.yaml:27: 12:30") == (
        "GH-&zwnj;1 gh-&zwnj;2 :&zwnj;tada: :&zwnj;+1: a.yaml:27: 12:30"
    )


def test_markdown_of_other_pages(plan: Plan, language: Language) -> None:
    render = format_named("md").render
    golden("export/matrix.md", render(document("matrix", [plan]), language), language)
    sheet = document("program", [plan], selection=Selection(ids=("GOV-01",)))
    golden("export/program.md", render(sheet, language), language)


def test_svg_is_whole_and_fetches_nothing(plan: Plan) -> None:
    data = format_named("svg").render(document("show", [plan]), "en").decode()
    root = ET.fromstring(data)  # noqa: S314 -- our own file
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [element for element in root.iter() if element.tag.endswith(("script", "image", "a", "foreignObject"))]
    assert re.findall(r"https?://[^\"<)]*", data) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in data
    assert "@import" not in data


SCRIPT = """
import sys
from ppu_roadmap.export import FORMATS
from tests.asking import made_for
from tests.sample import sample_plan
for form in FORMATS:
    made = made_for(form, "show", [sample_plan()])
    sys.stdout.buffer.write(form.render(made, "en"))
"""


def test_the_same_bytes_whatever_the_environment() -> None:
    outputs = set()
    for extra in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Makassar", "LANG": "C", "COLUMNS": "40", "NO_COLOR": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "id_ID.UTF-8", "FORCE_COLOR": "1", "TERM": "dumb"},
    ):
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **extra}
        run = subprocess.run([sys.executable, "-c", SCRIPT], env=environ, capture_output=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_money_in_csv_for_excel_is_in_the_unit_of_its_heading(plan: Plan) -> None:
    text = format_named("csv").render(document("budget", [plan], unit="juta"), "id", excel=True).decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0].endswith("(Rp juta)")
    assert lines[2].startswith("Smart Governance;250;1000;75;")

"""Files of tables as grids: every kind of workbook and CSV, and what is refused, in one line, before it costs much."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from ppu_roadmap.grid import separate
from ppu_roadmap.grid.delimited import guarded, unguarded
from ppu_roadmap.grid.grid import UNSAVED, Area, Fault, Grid
from ppu_roadmap.grid.reading import grids
from ppu_roadmap.text import Refusal

CellValue = str | int | float | datetime
HERE = Path(__file__).parent
SHEET = "xl/worksheets/sheet1.xml"
SHOWN = [0.4, date(2026, 8, 29), date(2026, 8, 29), "12:00:00", True, 2, None]
"""What the first cells of both samples hold: a share, two days, a time, a truth, a formula and an error."""


def workbook(path: Path, cells: dict[str, CellValue]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for name, value in cells.items():
        sheet[name] = value
    made.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, change(data) if name == part else data)
    return path


def ods(path: Path, rows: str) -> Path:
    names = {key: f"urn:oasis:names:tc:opendocument:xmlns:{key}:1.0" for key in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{key}="{name}"' for key, name in names.items())
    table = f'<table:table table:name="T">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        made.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{names["office"]}"/>')
        made.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        grids(path)
    assert caught.value.code == 2
    said = caught.value.message.render("en")
    assert said.startswith(str(path))
    assert "\n" not in said
    return said.removeprefix(str(path)).strip()


# -- workbooks ---------------------------------------------------------------------------------------------------------


def test_cells_keep_their_names_and_kinds(tmp_path: Path) -> None:
    moment = datetime(2026, 8, 29, 10, 30)  # noqa: DTZ001 -- as Excel has it
    path = workbook(tmp_path / "a.xlsx", {"C3": " \xa0a\r\nb ", "D3": 2.0, "E3": 2.5, "F3": moment, "C5": "last"})
    (grid,) = grids(path)
    assert grid.rows[0] == [None] * 6
    assert grid.rows[2] == [None, None, "a\nb", 2, 2.5, date(2026, 8, 29)]
    assert grid.rows[4] == [None, None, "last", None, None, None]
    assert (grid.file, grid.sheet) == (str(path), "Sheet")


def test_merged_areas_hidden_sheets_and_charts(tmp_path: Path) -> None:
    made = Workbook()
    made.create_chartsheet("Grafik")
    shown, hidden = made.create_sheet("Matriks"), made.create_sheet("_roadmap")
    shown["B2"] = "judul"
    shown.merge_cells("B2:C3")
    hidden["A1"] = 1
    hidden.sheet_state = "veryHidden"
    made.save(tmp_path / "a.xlsx")
    found = grids(tmp_path / "a.xlsx")
    assert [(grid.sheet, grid.hidden) for grid in found] == [("Matriks", False), ("_roadmap", True)]
    assert found[0].merged == (Area(1, 1, 2, 2),)


def test_areas_that_overlap_are_bounded(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A1": 1, "B2": 2})
    areas = b'<mergeCells count="999">' + b'<mergeCell ref="A1:XFD1048576"/>' * 999 + b"</mergeCells>"
    changed(path, SHEET, lambda data: data.replace(b"</sheetData>", b"</sheetData>" + areas))
    assert grids(path)[0].merged == (Area(0, 0, 1_048_575, 16_383),)


@pytest.mark.parametrize("name", ["calc.xls", "calc.ods"])
def test_other_workbooks(name: str) -> None:
    first, hidden = grids(HERE / name)
    assert list(first.rows[2])[1:8] == SHOWN
    assert first.rows[2][14] == "x"
    assert (first.rows[5][1], hidden.hidden) == ("m", True)
    assert first.merged == ((Area(5, 1, 6, 3),) if name == "calc.xls" else ())


def test_links_and_formulas_do_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A1": 1, "B1": 2})
    formula = b"<f>'[http://example.org/x.xlsx]S'!A1</f><v>7</v>"
    changed(path, SHEET, lambda data: data.replace(b"<v>1</v>", formula).replace(b"<v>2</v>", b"<f>1/0</f>"))
    assert grids(path)[0].rows == [[7]]


def test_suffixes_do_not_matter(tmp_path: Path) -> None:
    workbook(tmp_path / "a.csv", {"A1": "x"})
    (tmp_path / "b.xlsx").write_text("Program;OPD\n", "utf-8")
    assert grids(tmp_path / "a.csv")[0].rows == [["x"]]
    assert grids(tmp_path / "b.xlsx")[0].rows == [["Program", "OPD"]]


# -- CSV ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "between"),
    [
        *((encoding, ";") for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")),
        *(("utf-8", between) for between in ",\t|"),
    ],
)
def test_csv_of_any_office(tmp_path: Path, encoding: str, between: str) -> None:
    rows = [["Matriks", "", ""], ["Program", "OPD", "Tahun"], ["Café – é", '"Bappeda, Diskominfo; DLH"', "2026"]]
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(between.join(row) for row in rows).encode(encoding))
    found = [list(row) for row in grids(path)[0].rows]
    assert found == [["Matriks", None, None], rows[1], ["Café – é", "Bappeda, Diskominfo; DLH", "2026"]]


def test_decimals_do_not_divide(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Program;Biaya\nSatu;75,5\nDua;80,25\n", "utf-8")
    assert grids(path)[0].rows[1] == ["Satu", "75,5"]
    path.write_text("sep=|\na;b|c\n", "utf-8")
    assert grids(path)[0].rows == [["a;b", "c"]]


@given(st.text(alphabet="'=+-@\t\r:#[ ax\n\"", max_size=12) | st.text(max_size=12))
def test_guards_of_our_export_are_undone_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_text_for_excel_is_text() -> None:
    assert unguarded('="2.10"') == "2.10"


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "CXX2"])
def test_huge_sheets(tmp_path: Path, cell: str) -> None:
    row = f'</row><row r="{cell.lstrip("ACDFX")}"><c r="{cell}"><v>1</v></c></row>'.encode()
    path = changed(workbook(tmp_path / "a.xlsx", {"A1": 1}), SHEET, lambda data: data.replace(b"</row>", row))
    assert (
        refused(path)
        == "is too large: a table may have 32 MB, 250,000 rows, 2,000 columns and 1.5 million filled cells"
    )


def test_empty_rows_cost_nothing(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (each, each) for each in range(2, 100_000))
    path = changed(
        workbook(tmp_path / "a.xlsx", {"A1": 1}), SHEET, lambda data: data.replace(b"</row>", b"</row>" + rows)
    )
    assert grids(path)[0].rows == [[1]]


def test_zip_bombs(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A1": 1})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("xl/extra.xml", b" " * 170_000_000)
    assert refused(path).startswith("is too large")


@pytest.mark.parametrize("columns", [16_384, 4_294_967_295])
def test_repeated_cells(tmp_path: Path, columns: int) -> None:
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}<text:p>x</text:p></table:table-cell>'
    refused(ods(tmp_path / "a.ods", f"{row}</table:table-row>"))


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    many = "".join(f'<!ENTITY e{each} "{f"&e{each - 1};" * 10}">' for each in range(1, 9))
    kind = f'<!DOCTYPE x [<!ENTITY e0 "a"><!ENTITY f SYSTEM "file:///etc/passwd">{many}]>'.encode()
    path = workbook(tmp_path / "a.xlsx", {"A1": "text", "B1": 1})
    assert refused(changed(path, SHEET, lambda data: kind + data.replace(b"text", b"&e8;&f;"))).startswith(
        "is no table"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "has no cell with anything in it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "has a password: open it, save"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is no table, or damaged"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "is a web page under the name of a table"),
        (b"%PDF-1.7\n\x00\xff", "is no table, or damaged"),
        (b"PK\x03\x04", "is no table, or damaged"),
        (b"\n" * 1_000_000 + b"x", "is too large"),
        (b";" * 1_000_000, "has no cell with anything in it"),
        ((b"1;" * 999 + b"1\n") * 1_600, "is too large"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(data)
    assert refused(path).startswith(said)


def test_truncated(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A1": 1})
    whole = path.read_bytes()
    for length in (len(whole) // 2, len(whole) - 10):
        path.write_bytes(whole[:length])
        assert refused(path).startswith("is no table, or damaged")


def test_other_zip_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr("word/document.xml", "<w/>")
    assert refused(tmp_path / "a.docx").startswith("is no table, or damaged")


def test_files_that_are_none(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.xlsx", Path("/dev/null")):
        with pytest.raises(OSError, match=r"."):
            grids(path)


def test_large_files(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(33 * 2**20)
    assert refused(path).startswith("is too large")


def test_grids_are_values(tmp_path: Path) -> None:
    (grid,) = grids(workbook(tmp_path / "a.xlsx", {"A1": 1}))
    assert grid == Grid(str(tmp_path / "a.xlsx"), "Sheet", [[1]])


def test_errors_and_formulas_without_a_value_are_faults(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A1": "=B1*2", "B1": "#N/A", "C1": "=1+1", "AA3": "=NA()", "A3": 1})
    error = rb'"AA3" t="e"><f>NA()</f><v>#N/A</v>'

    def change(data: bytes) -> bytes:
        data = re.sub(rb"1\+1</f><v ?(?:/|></v)>", b"1+1</f><v>2</v>", data)
        return re.sub(rb'"AA3"><f>NA\(\)</f><v ?(?:/|></v)>', error, data)

    (first,) = grids(changed(path, SHEET, change))
    faults = {(at, column): value for at, row in enumerate(first.rows) for column, value in enumerate(row)
              if isinstance(value, Fault)}  # fmt: skip
    assert faults == {(0, 0): UNSAVED, (0, 1): "#N/A", (2, 26): "#N/A"}
    assert (first.rows[0][2], first.rows[2][0]) == (2, 1)


def test_faults_are_found_wherever_a_sheet_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells: dict[str, CellValue] = {f"{column}{row}": "#REF!" for row in range(1, 30) for column in "ABC"}
    path = workbook(tmp_path / "a.xlsx", cells)
    monkeypatch.setattr(separate, "MEGABYTE", 100)
    with path.open("rb") as file:
        ((_about, rows),) = separate.sheets(file)
        assert [*rows] == [[{"fault": "#REF!"}] * 3] * 29


def test_a_quote_that_nothing_closes_takes_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Dimensi;Program\nSmart Living;"tak tertutup\nSmart Economy;B\n', "utf-8")
    assert refused(path).startswith('has a cell that begins with " and does not end with it')


def test_long_cells_of_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a;b\n1;{'x' * 3_000_000}\n", "utf-8")
    assert len(str(grids(path)[0].rows[1][1])) == 3_000_000


def test_colours_are_told_up_to_a_bound_over_all_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(separate, "COLOURED", 5)
    made = Workbook()
    for name in ("A", "B"):
        sheet = made.create_sheet(name)
        for at in range(1, 5):
            sheet.cell(1, at).fill = PatternFill("solid", fgColor="00B050")
        sheet["E1"] = "Program"
    made.save(tmp_path / "t.xlsx")
    with (tmp_path / "t.xlsx").open("rb") as file:
        told = {about["sheet"]: len(about["coloured"]) for about, _rows in separate.sheets(file)}
    assert told == {"Sheet": 0, "A": 4, "B": 1}

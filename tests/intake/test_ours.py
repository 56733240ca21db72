"""Sheets of our own form without its hidden sheet are no tables of others."""

import pytest

from ppu_roadmap.text import Language, Refusal
from ppu_roadmap.workbook.sheets import SHEETS, Sheet
from tests.intake.sample import grid, read

TOLD = [sheet for sheet in SHEETS if sheet.word != "targets"]  # that names no program, so that it is none anyway


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sheet", TOLD, ids=[sheet.word for sheet in TOLD])
def test_each_sheet_is_known_by_its_headings(sheet: Sheet, language: Language) -> None:
    headings = [column.label.render(language) for column in sheet.columns]
    alone = grid(["Formulir"], [], [*headings[:-1], "Catatan kami"], ["GOV-01"])
    with pytest.raises(Refusal, match="hidden sheet") as caught:
        read(alone)
    assert caught.value.code == 2


def test_tables_with_a_few_of_our_headings_are_read() -> None:
    headings = ["Kode", "Dimensi", "Program Smart City", "Lokasi", "Tahun Pelaksanaan", "Status", "Catatan"]
    assert read(grid(headings, ["1", "Smart Living", "Klinik", None, 2026])).wanted

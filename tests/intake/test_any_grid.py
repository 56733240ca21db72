"""Whatever cells a table has, it is read or refused, and nothing is made that no cell says."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ppu_roadmap.text import Refusal
from tests.intake.sample import grid, read, value

WORDS = ["No", "Program", "Nama Program", "Dimensi", "OPD", "Pendukung", "Tahun", "2026", "2027", "Anggaran (juta)",
         "Total", "Jangka Pendek", "Jangka Panjang", "Target 2027", "Indikator Output", "Sumber Dana", "Strategi",
         "Sub Dimensi", "Smart Living", "A. SMART ECONOMY", "Kesehatan", "v", "-", "75,5", "1.250", "Rp 2,5 M",
         "2026 s/d 2028", "DLH", "JUMLAH", "Bappeda, Diskominfo & OPD terkait", "1. Satu\n2. Dua", "Catatan: x",
         "Satu Data", "\x00=1+1", "'", "(", "()", "𝟚𝟘𝟚𝟞"]  # fmt: skip
CELLS = st.none() | st.sampled_from(WORDS) | st.integers(-5, 3_000) | st.floats() | st.booleans() | st.dates()
HEADS = st.lists(st.sampled_from(WORDS[:18]), min_size=3, max_size=7)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=8)
AREAS = st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=3)


@given(HEADS, ROWS, AREAS)
@example(["Program", "Dimensi", "Tahun"], [[None, None, None]], [(9, 9, 1, 1)])
@settings(deadline=None)
def test_any_grid(head: list[str], rows: list[list[Any]], areas: list[tuple[int, int, int, int]]) -> None:
    ordered = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas]
    sheet = grid(head, *rows, merged=ordered)
    try:
        table = read(sheet)
    except Refusal:
        return
    texts = " ".join(" ".join(str(cell).split()) for row in sheet.rows for cell in row if cell is not None)
    for each in table.wanted:
        name = value(each, "name")
        assert all(word in texts for word in str(name).split())
        assert each.form.word != "program" or each.dimension
    for left in table.left:
        assert left.why.render("id")

"""What the decision sheet says: who is asked what, the points to note, the sum, each page, what stays open."""

import re
from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.paper.blocks import Section, Signatures, shortened
from ppu_roadmap.paper.room import TALL, WIDE, height
from ppu_roadmap.text import Language, Refusal
from ppu_roadmap.views.quick_wins import choosing
from ppu_roadmap.views.sheet.brief import Brief, brief, millions
from ppu_roadmap.views.sheet.limits import LEVELS
from ppu_roadmap.views.sheet.summary import asked, letterhead, signatures
from ppu_roadmap.views.view import Asked
from tests import asking
from tests.quick_win_sample import FULL, full_plan, overfull_plan, quick_win_plan
from tests.records import at_home, dimension
from tests.sample import second_plan
from tests.sheet_reading import ALL, PLAN, TODAY, part, sections, sheet, text_of, texts


def test_no_quick_win_no_sheet() -> None:
    for plan, selection in ((second_plan(), Selection()), (PLAN, Selection(search="Kios Layanan"))):
        made = asking.document("brief", [plan], TODAY, selection=selection)
        assert [list(texts(page.blocks)) for page in made.pages] == [["No quick win is put forward."]]
        assert text_of(made.title).endswith(str(plan.file.region and plan.file.region.name))


def test_pages() -> None:
    pages = sheet().pages
    titles = ["".join(map(text_of, page.title)) for page in pages]
    assert titles == [
        "DECISION SHEET FOR SMART CITY QUICK WINS, 2026",
        "[GOV-01] Go Contoh (Satu Pintu Layanan Digital)",
        "[GOV-03] Satu Data Desa",
        "[ECO-01] Harga Pasar Terbuka",
        "[ECO-02] Pasar Daring",
        "[ECO-03] Koperasi Digital",
        "[LIV-01] Taman Berinternet",
        "LAST APPENDIX",
    ]
    assert [page.wide for page in pages] == [True, *[False] * 7]


def test_sections_are_those_of_the_form() -> None:
    pages = sheet().pages
    assert [(number, one.title.render("id")) for number, one in sections(pages[0]).items()] == [
        (1, "Yang dimohon"), (2, "Enam quick win"), (3, "Perlu diperhatikan"), (4, "Jumlah"),
        (5, "Paraf berjenjang dan tanda tangan"),
    ]  # fmt: skip
    assert [one.title.render("id") for one in sections(pages[1]).values()] == [
        "Masalah dan bukti", "Apa yang dilakukan", "Untuk siapa dan di mana", "Hasil yang dijanjikan",
        "Siapa mengerjakan", "Tahapan", "Biaya", "Risiko", "Keselarasan", "Nilai", "Setelah 12 bulan",
        "Kalau tidak diputuskan", "Pengusul", "Keputusan",
    ]  # fmt: skip
    assert [block.title.render("id") for block in pages[-1].blocks if isinstance(block, Section)] == [
        "Kriteria dan bobot", "Calon yang tidak terpilih dan alasannya", "Hal lain yang perlu diperhatikan",
        "Sumber data",
    ]  # fmt: skip


def test_head_of_the_summary() -> None:
    page = sheet().pages[0]
    assert page.letterhead == ("PEMERINTAH KABUPATEN CONTOH", "DINAS KOMUNIKASI DAN INFORMATIKA")
    assert ["".join(text_of(one, "id") for one in parts) for parts in page.below] == [
        "Kepada Yth. Bupati Contoh melalui Sekretaris Daerah",
        "Dicetak 1 Juli 2026; versi rencana: 10 Februari 2026",
    ]


def brief_of(plan: Plan, today: date = TODAY, selection: Selection = ALL) -> Brief:
    (one,) = choosing(Asked([plan], today, selection))
    return brief(one, today)


def asks(plan: Plan, selection: Selection = ALL) -> str:
    return asked(brief_of(plan, selection=selection)).render("id")


def test_what_is_asked() -> None:
    assert asks(PLAN) == (
        "Mohon keputusan atas 4 dari 6 quick win di bawah ini, dan penetapan penanggung jawab untuk 1 di antaranya."
    )
    assert asks(full_plan()) == "Mohon keputusan atas 6 quick win di bawah ini."
    assert asks(PLAN, Selection(search="Go Contoh")) == (
        "Tidak ada keputusan yang dimohon; lembar ini melaporkan 1 quick win yang sudah diputuskan."
    )
    decided = PLAN.by_id["GOV-01"].model_copy(update={"owner_status": "provisional"})
    file = dimension("governance", []).model_copy(update={"programs": (decided,)})
    assert asks(Plan(PLAN.file, {"governance": file})) == (
        "Mohon penetapan penanggung jawab untuk 1 dari 1 quick win di bawah ini."
    )


def test_the_table_of_the_summary() -> None:
    lines = part(sheet().pages[0], 2)
    assert lines[0] == "Decision: A Approved, AN Approved with notes, V To be revised, R Rejected."
    assert lines[1:4] == [
        (
            "1 | Smart Governance | Go Contoh (Satu Pintu Layanan Digital) | Warga harus datang ke banyak loket untuk"
            " satu urusan. | Diskominfo | Jan 2026 – Dec 2026 | Ongoing | 350.5 – APBD Kabupaten, CSR/TJSL"
            " | Waktu tunggu: 30 menit | High | 4.6 | Approved, 5 January 2026"
        ),
        (
            "2 | Smart Governance | Satu Data Desa | not filled in | DLH (provisional) | Mar 2026 – Jun 2026 | Planned"
            " (late) | not yet costed | not filled in | not filled in | 3.8 | [ ] A [ ] AN [ ] V [ ] R"
        ),
        (
            "3 | Smart Economy | Harga Pasar Terbuka | not filled in | Diskominfo | Mar 2026 – Jun 2026 | Planned"
            " (late) | 50 – APBD Kabupaten (in part) | not filled in | not filled in | 4 | [ ] A [ ] AN [ ] V [ ] R"
        ),
    ]


def test_at_most_five_points_the_rest_in_the_appendix() -> None:
    first, *_rest, last = sheet().pages
    assert part(first, 3) == [
        "Changed since it was approved: Harga Pasar Terbuka (20 January 2026: name, owner, budget).",
        "One quick win has no permanent lead agency yet, DLH stands in: Satu Data Desa.",
        "No budget is on record for: Satu Data Desa, Pasar Daring, Koperasi Digital, Taman Berinternet.",
        (
            "The time set is over, and nobody has said that it is done: Satu Data Desa, Harga Pasar Terbuka, Pasar"
            " Daring, Koperasi Digital."
        ),
        (
            "No risk has been written down for: Satu Data Desa, Harga Pasar Terbuka, Pasar Daring, Koperasi Digital,"
            " Taman Berinternet."
        ),
    ]
    assert [line for line in texts(last.blocks) if "Taman Berinternet: something new is built" in line]
    assert "There is no quick win yet in: Smart Branding, Smart Society, Smart Environment." in texts(last.blocks)
    assert part(sheet(full_plan()).pages[0], 3) == ["The checks of the plan found nothing to mention."]


def test_no_words_of_the_tool_on_the_sheet() -> None:
    for plan in (PLAN, full_plan()):
        for page in sheet(plan).pages:
            for line in texts(page.blocks, "id"):
                assert not re.search(r"RM\d|plan\.yaml|quick_win|owner|roadmap|validate|None", line), line


def test_the_sum() -> None:
    assert part(sheet().pages[0], 4) == [
        (
            "Rp 400.5 million (APBD Kabupaten 300, CSR/TJSL 100.5). In the budget 250, Still applied for 100.5,"
            " Certainty not stated 50. Not yet costed: Satu Data Desa, Pasar Daring, Koperasi Digital, Taman"
            " Berinternet. Costed in part only: Harga Pasar Terbuka."
        )
    ]
    unknown = sheet(selection=Selection(search="Satu Data"))
    assert part(unknown.pages[0], 4) == ["None of the quick wins is costed yet."]
    assert not [line for page in unknown.pages for line in texts(page.blocks) if re.search(r"Rp 0|\b0 –", line)]


@pytest.mark.parametrize(("rupiah", "told"), [(583_333_333, 583.33), (120_000_000, 120), (4_999, 0.004999), (0, 0)])
def test_millions_are_rounded_but_never_to_nothing(rupiah: int, told: float) -> None:
    assert millions(rupiah) == told


def test_a_schedule_says_where_it_stops() -> None:
    action = {"id": "GOV-01-A1", "name": "Melatih", "start": "2026-01", "finish": "2028-03"}
    plan = Plan(PLAN.file, {"governance": dimension("governance", [{**FULL, "actions": [action]}])})
    (said,) = [line for line in texts(sheet(plan).pages[1].blocks) if line.startswith("Jan 2026")]
    assert said.split("; ")[1:] == ["drawn only until Dec 2027"]  # 24 months


def test_who_signs() -> None:
    people = signatures(brief_of(PLAN), 60).people
    assert [(text_of(one.role), one.name, one.initials) for one in people] == [
        ("Kepala Diskominfo", "Ir. Misal", True),
        ("Sekretaris Daerah", None, True),
        ("Bupati", "H. Contoh, S.E.", False),
    ]
    unnamed = quick_win_plan(signatories=[], approver=None, letterhead=[])
    people = signatures(brief_of(unnamed), 60).people
    assert [text_of(one.role) for one in people] == [
        "Head of Diskominfo", "Head of Bapelitbang", "Regional Secretary", "Bupati",
    ]  # fmt: skip
    assert letterhead(unnamed) == ("PEMERINTAH KABUPATEN CONTOH", "PROVINSI KALIMANTAN TIMUR")
    assert any(isinstance(block, Signatures) for block in sections(sheet().pages[0])[5].blocks)


@pytest.mark.parametrize(
    ("name", "code", "approver", "head", "address"),
    [
        ("Kabupaten Berau", "64.03", "Bupati", "PEMERINTAH KABUPATEN BERAU", "Bupati Berau"),
        ("Berau", "64.03", None, "PEMERINTAH KABUPATEN BERAU", "Bupati Berau"),
        ("Kab. Berau", "64.03", "Bupati Berau", "PEMERINTAH KABUPATEN BERAU", "Bupati Berau"),
        ("Bontang", "64.74", None, "PEMERINTAH KOTA BONTANG", "Wali Kota Bontang"),
        ("Kota Bontang", "64.74", "Wali Kota", "PEMERINTAH KOTA BONTANG", "Wali Kota Bontang"),
        ("Kabupaten Kotabaru", "63.02", None, "PEMERINTAH KABUPATEN KOTABARU", "Bupati Kotabaru"),
        ("Kabupaten Lima Puluh Kota", "13.07", None, "PEMERINTAH KABUPATEN LIMA PULUH KOTA", "Bupati Lima Puluh Kota"),
        ("Kotawaringin Barat", "62.01", None, "PEMERINTAH KABUPATEN KOTAWARINGIN BARAT", "Bupati Kotawaringin Barat"),
    ],
)
def test_head_and_address_follow_the_region(
    name: str, code: str, approver: str | None, head: str, address: str
) -> None:
    region = {"name": name, "code": code, "province": "Kalimantan Timur"}
    plan = quick_win_plan(region=region, approver=approver, letterhead=[])
    page = asking.document("brief", [plan], TODAY).pages[0]
    assert page.letterhead == (head, "PROVINSI KALIMANTAN TIMUR")
    assert "".join(text_of(one, "id") for one in page.below[0]) == f"Kepada Yth. {address} melalui Sekretaris Daerah"


def test_how_old_the_plan_is() -> None:
    assert brief_of(PLAN, TODAY).version.render("en") == "10 February 2026"
    assert brief_of(PLAN, date(2026, 1, 10)).version.render("en") == "5 January 2026"
    assert brief_of(Plan()).version.render("en") == "1 July 2026"
    reported = PLAN.by_id["GOV-01"].model_validate({**FULL, "reports": [{"period": "2026-Q1"}, {"period": "2026-Q3"}]})
    at_home(reported)
    file = dimension("governance", []).model_copy(update={"programs": (reported,)})
    assert brief_of(Plan(PlanFile.unread(), {"governance": file})).version.render("en") == "March 2026"


def test_a_page_with_everything() -> None:
    page = sheet().pages[1]
    assert part(page, 1) == [
        "Warga harus datang ke banyak loket untuk satu urusan.",
        "Waktu tunggu: 90 menit (2025; source of the data: Diskominfo)",
    ]
    assert part(page, 3) == [
        "Warga dan pelaku usaha kecil; beneficiaries: 12,500 people; location: Penajam, Waru",
    ]
    assert part(page, 4)[1:] == [
        "Waktu tunggu – Outcome (indicator) | menit | 90 (2025) | 30 | not filled in",
        "Layanan daring – Output (indicator) | layanan | not filled in | 10 | 25",
    ]
    assert part(page, 5) == [
        "Dinas Komunikasi dan Informatika (permanent)",
        (
            "Bapelitbang: Melatih operator; Gojek (Private company, MOU 415.4/12 until Dec 2027); Bankaltimtara:"
            " Menyambungkan pembayaran (Bank, agreement not filled in)"
        ),
    ]
    assert part(page, 7) == [
        "Rp 350,500,000",
        "2026 | APBD Kabupaten | Rp 250,000,000 | Rp 240,000,000 | 2.16.03.2.02.0023 | In the budget",
        "2026 | CSR/TJSL | Rp 100,500,000 | not filled in | 2.16.03.2.02.0023 | Still applied for",
    ]
    assert part(page, 8)[0] == (
        "Data layanan tidak diperbarui | Belum ada petugas data | Medium | High | High | Menunjuk petugas data di"
        " setiap PD, Non-structural | Diskominfo | Low"
    )
    assert part(page, 10) == [
        (
            "Cepat terwujud 5 × 60, Dampak langsung 4 × 40; weighted score 4.6, rank 1 of 3. The next candidate is"
            " Satu Data Desa, 0.8 behind."
        )
    ]
    assert part(page, 13) == ["Bapelitbang; Development planning meeting (Musrenbang); 14 March 2025"]
    assert part(page, 14)[1:] == [
        "Approved (5 January 2026, H. Contoh, Bupati)",
        "Awaiting decision",
    ]


def test_a_page_with_next_to_nothing() -> None:
    page = next(page for page in sheet().pages if "[ECO-03] " in map(text_of, page.title))
    blank = "[not filled in]"
    assert part(page, 1) == [blank, blank]
    assert part(page, 4) == [blank, "not filled in | not filled in | not filled in | not filled in | not filled in"]
    assert part(page, 6) == [f"Mar 2026 – Jun 2026; steps: {blank}"]
    assert part(page, 7) == ["not yet costed"]
    assert part(page, 8) == part(page, 12) == part(page, 13) == [blank]
    assert part(page, 10) == [
        (
            "Cepat terwujud 2 × 60, Dampak langsung 3 × 40; weighted score 2.4, rank 3 of 3. Before it stands Harga"
            " Pasar Terbuka, by 1.6."
        )
    ]
    living = sheet().pages[-2]
    assert part(living, 10) == [f"Cepat terwujud 2 × 60, Dampak langsung {blank} × 40; weighted score: {blank}"]


def test_why_others_were_not_chosen() -> None:
    lines = list(texts(sheet().pages[-1].blocks))
    assert "GOV-02 Kios Layanan: Rejected (5 January 2026); Tumpang tindih dengan Go Contoh" in lines
    assert "Weight (%) | 60 | 40 | 100 | " in lines
    assert "Taman Berinternet | 2 | not filled in | not yet scored | –" in lines
    cancelled = PLAN.by_id["GOV-01"].model_copy(update={"status": "cancelled"})
    programs = (cancelled, PLAN.by_id["GOV-03"])
    file = dimension("governance", []).model_copy(update={"programs": programs})
    lines = list(texts(sheet(Plan(PLAN.file, {"governance": file})).pages[-1].blocks))
    assert "GOV-01 Go Contoh (Satu Pintu Layanan Digital) (cancelled); reason: [not filled in]" in lines
    assert "Every candidate in the plan is on this sheet." in texts(sheet(full_plan()).pages[-1].blocks)


@pytest.mark.parametrize(
    "plan", [PLAN, full_plan(), full_plan(3), overfull_plan()], ids=["sample", "full", "3", "over"]
)
def test_pages_keep_to_their_sheet(plan: Plan) -> None:
    first, *pages, _appendix = sheet(plan).pages
    assert height(first) <= WIDE[1]
    assert all(height(page) <= TALL[1] for page in pages)


def test_what_has_no_room_is_counted() -> None:
    page = sheet(full_plan(3)).pages[1]
    assert part(page, 4)[0].endswith(" of 6)")
    assert " of 9)" in part(page, 6)[0]
    assert part(page, 7)[0].startswith("Rp 1,051,500,000 (below ")
    assert part(page, 8)[0] == "The gravest first (below 3 of 6)"
    assert len(LEVELS) == 5


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("satu dua tiga", 13, "satu dua tiga"),
        ("satu dua tiga", 12, "satu dua…"),
        ("satu, dua", 6, "satu…"),
        ("satuduatiga", 5, "satu…"),
        ("satu\n  dua", 20, "satu dua"),
    ],
)
def test_shortened(text: str, limit: int, expected: str) -> None:
    assert shortened(text, limit) == expected
    assert len(expected) <= limit


def test_both_languages_say_as_much() -> None:
    def shape(language: Language) -> list[Any]:
        return [len(list(texts(page.blocks, language))) for page in sheet().pages]

    assert shape("id") == shape("en")


def test_a_sheet_of_hundreds_of_quick_wins_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ppu_roadmap.views.sheet.MOST", 1)
    with pytest.raises(Refusal) as refused:
        asking.document("brief", [PLAN], TODAY)
    assert "quick wins are too many for one sheet: choose some with --dimension" in refused.value.message.render("en")

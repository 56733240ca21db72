"""A newcomer on a terminal: from ``init`` to a decided quick win, as people type, and no file opened by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ppu_roadmap.loader.plans import load_folder
from ppu_roadmap.text import Language
from tests.cli.conversation import answered
from tests.cli.door import roadmap
from tests.cli.process import TODAY
from tests.golden import golden

Step = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a command, and the answers that are typed."""

INIT: dict[Language, Step] = {
    "id": (
        ("init", "berau"),
        ("", "Kabupaten Berau", "berau", "6403", "Kalimantan Timur", "2026", "2027 2031 2041", ""),
    ),
    "en": (("init", "berau"), ("", "Kabupaten Berau", "x", "64.03", "Kalimantan Timur", "", "", "")),
}
STEPS: dict[Language, tuple[Step, ...]] = {
    "id": (
        (("add", "agency"), ("Dinas Perikanan", "Diskan", "perangkat daerah")),
        (("add", "agency", "--name", "Dinas Kesehatan", "--short", "Dinkes", "--kind", "dinas"), ()),
        # guided: a name, a label, an agency that is not listed yet, a number, a span of years
        (
            ("add",),
            ("Smart Economy", "", "Pasar ikan daring", "Jangka pendek", "Diskan", "Transaksi", "2026 s/d 2027", ""),
        ),
        (
            ("add", "program"),
            ("1", "Mal pelayanan publik", "pendek", "DPMPTSP", "ya", "", "1", "Layanan Publik", "", ""),
        ),
        (
            ("add", "program"),
            ("lingkungan", "Bank sampah", "menengah", "Dinas Lingkungan Hidup", "ya", "DLH", "1", "2", "2026-2030", ""),
        ),
        # by options
        *(
            (("add", "program", "--name", name, "--horizon", horizon, "--owner", owner, "--subdimension", part), ())
            for name, horizon, owner, part in (
                ("Puskesmas daring", "1y", "Dinkes", "Kesehatan"),
                ("Kalender wisata", "Jangka Menengah", "diskominfo", "Pariwisata"),
                ("Kelas literasi digital", "5y", "Diskominfo", "Ekosistem Pembelajaran"),
                ("Satu data daerah", "jangka panjang", "Diskominfo", "Tata Kelola Birokrasi"),
                ("Lampu jalan surya", "long", "DLH", "energi"),
                ("Promosi UMKM", "5 tahun", "Diskominfo", "Bisnis"),
                ("Angkutan sungai", "menengah", "Diskominfo", "Mobilitas"),
            )
        ),
        (("add", "budget", "ECO-01"), ("2040", "2026", "APBD", "250 juta", "Sudah Dianggarkan")),
        (("add", "anggaran", "ECO-01", "--year", "2027", "--source", "CSR", "--amount", "1,5 miliar"), ()),
        (
            ("add", "indicator", "ECO-01"),
            ("Pedagang terdaftar", "hasil", "%", "2025=12,5", "2026=60; 2027=82,5", "Diskan"),
        ),
        (("add", "action", "ECO-01"), ("Menyusun SOP", "Agustus 2026", "2026-10", "Diskan", "1 dokumen")),
        (
            ("add", "quickwin", "ECO-01"),
            (
                "unggulan",
                "Agustus 2026",
                "Juli 2026",
                "Desember 2026",
                "ya",
                "Harga ikan tidak pasti",
                "Harga diketahui",
                "SK tim",
                "Diskan",
                "4",
                "5",
                "7",
                "3",
                "4",
            ),
        ),
        (
            ("add", "risiko", "ECO-01"),
            ("", "Nelayan belum terdaftar", "", "sedang", "Tinggi", "Pendataan keliling", "1", "Diskan"),
        ),
        (("decide", "ECO-01", "approve", "--by", "Bupati"), ("ya",)),
        (("quickwins", "--brief"), ()),
    ),
    "en": (
        (("add", "agency"), ("Dinas Perikanan", "Diskan", "1")),
        (("add", "agency", "--name", "Dinas Kesehatan", "--short", "Dinkes", "--kind", "agency"), ()),
        (("add",), ("ECO", "", "Fish market online", "short", "Diskan", "Transactions", "2026-2027", "")),
        (("add", "program"), ("Smart Governance", "Service mall", "1y", "DPMPTSP", "yes", "", "1", "1", "", "")),
        (
            ("add", "program"),
            (
                "environment",
                "Waste bank",
                "5-year horizon",
                "Dinas Lingkungan Hidup",
                "y",
                "DLH",
                "1",
                "Waste",
                "2026 to 2030",
                "",
            ),
        ),
        *(
            (("add", "program", "--name", name, "--horizon", horizon, "--owner", owner, "--subdimension", part), ())
            for name, horizon, owner, part in (
                ("Clinics online", "1y", "Dinkes", "Health"),
                ("Calendar of events", "5y", "diskominfo", "tourism"),
                ("Digital classes", "medium term", "Diskominfo", "Learning ecosystem"),
                ("One data", "long-term", "Diskominfo", "bureaucracy"),
                ("Solar lamps", "long", "DLH", "Energy"),
                ("Small firms", "5y", "Diskominfo", "Business"),
                ("River boats", "5y", "Diskominfo", "Mobility"),
            )
        ),
        (("add", "budget", "ECO-01"), ("next year", "2026", "1", "250 million", "")),
        (("add", "budget", "ECO-01", "--year", "2027", "--source", "CSR", "--amount", "Rp 1.500.000.000"), ()),
        (
            ("add", "indicator", "ECO-01"),
            ("Traders listed", "outcome", "%", "2025=12.5", "2026=60, 2027=82.5", "Diskan"),
        ),
        (("add", "action", "ECO-01"), ("Write the rules", "August 2026", "10/2026", "Diskan", "")),
        (
            ("add", "quickwin", "ECO-01"),
            (
                "flagship",
                "August 2026",
                "July 2026",
                "2026-12",
                "yes",
                "Prices unknown",
                "Prices known",
                "A decree",
                "Diskan",
                "4",
                "5",
                "7",
                "3",
                "4",
            ),
        ),
        (("add", "risk", "ECO-01"), ("", "Fishers not listed", "", "2", "High", "List them", "structural", "Diskan")),
        (("decide", "ECO-01", "approve", "--by", "Bupati"), ("yes",)),
        (("quickwins", "--brief"), ()),
    ),
}


def step(folder: Path, language: Language, words: tuple[str, ...], answers: tuple[str, ...]) -> tuple[int, str]:
    """One command, on a terminal where it asks something; its exit code and what it said."""
    if answers:
        return answered([f"{answer}\n" for answer in answers], *words, cwd=folder, env={"ROADMAP_LANG": language})
    done = roadmap(*words, "--lang", language, cwd=folder)
    return done.code, done.out + done.err


def walk(tmp_path: Path, language: Language) -> tuple[Path, str]:
    """The plan that a newcomer made, and all that stood on the terminal."""
    told = []
    for at, (words, answers) in enumerate((INIT[language], *STEPS[language])):
        folder = tmp_path if at == 0 else tmp_path / "berau"
        code, said = step(folder, language, words, answers)
        assert code == 0, said
        if words[0] != "quickwins":
            told.append(f"$ roadmap {' '.join(words)}\n{said}")
    return tmp_path / "berau", "\n".join(told)


def test_a_newcomer_makes_a_plan(tmp_path: Path, language: Language) -> None:
    folder, told = walk(tmp_path, language)
    golden("walk/newcomer.txt", told, language)
    plan = load_folder(folder, date.fromisoformat(TODAY)).plan
    assert len(plan.programs) == 10
    assert {program.dimension for program in plan.programs} == set(plan.dimensions)
    market = plan.by_id["ECO-01"]
    assert [(line.year, line.source, line.amount) for line in market.budget] == [
        (2026, "apbd", 250_000_000),
        (2027, "csr", 1_500_000_000),
    ]
    assert market.quick_win is not None
    assert (market.quick_win.start, market.quick_win.finish) == ("2026-08", "2026-12")
    assert sorted(market.quick_win.scores.values(), key=str) == [3, 4, 4, 5]
    assert [each.status for each in market.quick_win.decisions] == ["approved"]
    assert [(risk.id, risk.likelihood, risk.impact) for risk in market.risks] == [("ECO-01-R1", 2, 3)]
    (measure,) = market.indicators
    assert (measure.id, measure.targets) == ("ECO-01-I1", {2026: 60, 2027: 82.5})
    found = json.loads(roadmap("validate", "--format", "json", cwd=folder).out)
    assert [one for one in found["diagnostics"] if one["severity"] == "error"] == []
    assert roadmap("fmt", "--check", cwd=folder).code == 0

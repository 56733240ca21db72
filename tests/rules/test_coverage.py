"""What is empty, what stands there twice, and that names are compared in a bounded number of steps."""

import random

import pytest

from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules import similarity
from ppu_roadmap.rules.similarity import folded, nearest_earlier
from tests.rules.by_hand import findings, places, plan, program
from tests.steps import steps


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Go PPU", "go  ppu"),
        ("Go PPU", "Go-PPU."),
        ("Go PPU", "GoPPU"),
        ("Call Center 112", "Call Centre 112"),
        ("Bank Sampah Digital", "Bank Sampah Digitl"),
        ("Sistem Informasi Harga Pasar", "Sistem Informasi Harga Pasra"),
        ("Layanan Satu Pintu", "Pelayanan Satu Pintu"),
        ("Bank Sampah Digital Terpadu", "Bank Sampah Digital Terpadu PPU"),
        ("Pusat Promosi dan Informasi", "Pusat Promosi & Informasi"),
        ("Perizinan daring dan cepat", "Perijinan daring dan cepat"),
        ("e-Musrenbang kabupaten", "eMusrenbang kabupaten"),
        ("SIHARPA", "ＳＩＨＡＲＰＡ"),
    ],
)
def test_nearly_the_same(one: str, other: str) -> None:
    assert list(nearest_earlier([one, other])) == [(1, 0)]
    assert list(nearest_earlier([other, one])) == [(1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tahap 1", "Tahap 2"),
        ("Pembangunan jaringan tahap I", "Pembangunan jaringan tahap II"),
        ("Penataan permukiman blok A", "Penataan permukiman blok B"),
        ("Call Center 112", "Call Center 113"),
        ("Internet gratis Kecamatan Waru", "Internet gratis Kecamatan Babulu"),
        ("Penerangan jalan Babulu Darat", "Penerangan jalan Babulu Barat"),
        ("Penerangan jalan Desa Waru", "Penerangan jalan Desa Baru"),
        ("Pelatihan digital aparatur desa", "Pelayanan digital aparatur desa"),
        ("Digitalisasi perpustakaan sekolah SD", "Digitalisasi perpustakaan sekolah SMP"),
        ("Kapasitas aparatur pengelola layanan publik", "Kapasitas aparatur pengelola layanan publik desa"),
        ("Kapasitas aparatur pengelola layanan desa 2022", "Kapasitas aparatur pengelola layanan desa"),
        ("Go PPU", "Puspita"),
        ("🚀", "🌱"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert list(nearest_earlier([one, other])) == []


def test_the_nearest_earlier_one_is_named() -> None:
    names = ["Bank Sampah Unit", "Bank Sampah Unitt", None, "Taman", "bank sampah unit", "Bank Sampah Unitt!", "Taman"]
    assert list(nearest_earlier(names)) == [(1, 0), (4, 0), (5, 1), (6, 3)]


def test_found_among_very_many() -> None:
    verbs = ("Penataan", "Digitalisasi", "Pemetaan", "Promosi", "Perbaikan", "Pelatihan", "Penyuluhan", "Perluasan")
    things = ("pasar", "layanan", "arsip", "taman", "sekolah", "jaringan", "terminal", "pelabuhan", "perizinan")
    villages = [
        f"{a}{b}" for a in ("giri", "suko", "rawa", "bukit", "sumber") for b in ("purwa", "raya", "mulia", "sari")
    ]
    names = [f"{verb} {thing} desa {village}" for village in villages for verb in verbs for thing in things]
    assert list(nearest_earlier(names)) == []
    slips = ["Digitalisasi perizinn desa giripurwa", "Pnyuluhan terminal desa sukoraya", "Penataan pasar desa rawasri"]
    expected = [
        "Digitalisasi perizinan desa giripurwa",
        "Penyuluhan terminal desa sukoraya",
        "Penataan pasar desa rawasari",
    ]
    found = [names[earlier] for _later, earlier in nearest_earlier([*names, *slips])]
    assert found == expected
    alike = [f"Program {verb} {thing} kabupaten" for verb in verbs for thing in things]
    twice = ["Program Pemetaan terminl kabupatn", "Progam Perluasn terminal kabupaten"]
    expected = ["Program Pemetaan terminal kabupaten", "Program Perluasan terminal kabupaten"]
    assert [alike[earlier] for _later, earlier in nearest_earlier([*alike, *twice])] == expected


@pytest.mark.parametrize("kind", ["equal", "numbered", "shuffled", "long", "letters"])
def test_comparisons_are_bounded(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)  # noqa: S311 -- names, not secrets
    words = [f"kata{chr(97 + index)}" for index in range(20)]
    names = {
        "equal": ["Go PPU"] * 2_000,
        "numbered": [f"Program {index}" for index in range(2_000)],
        "shuffled": [" ".join(chance.sample(words, 20)) for _ in range(2_000)],
        "long": ["a" * chance.randrange(200, 300) for _ in range(2_000)],
        "letters": [" ".join("".join(chance.choices("abc", k=2)) for _ in range(99)) for _ in range(2_000)],
    }[kind]
    calls = 0
    ratio = similarity._ratio  # noqa: SLF001 -- the step that is counted

    def counted(name: similarity._Name, other: similarity._Name) -> float:
        nonlocal calls
        calls += 1
        return ratio(name, other)

    monkeypatch.setattr(similarity, "_ratio", counted)
    list(nearest_earlier(names))
    most = similarity.LATEST * (3 * similarity.WORDS + 1) + 2 * similarity.NEIGHBOURS
    assert calls <= len(names) * most
    assert calls <= {"equal": 0, "numbered": 0}.get(kind, calls)


@pytest.mark.parametrize("words", [1, 2, 6])
def test_steps_follow_the_number_of_names(words: int) -> None:
    chance = random.Random(2)  # noqa: S311 -- names, not secrets
    known = ["".join(chance.choices("abdeiklmnoprstu", k=7)) for _ in range(60)]
    names = [" ".join(chance.sample(known, words)) for _ in range(2_000)]
    few, many = steps(lambda: list(nearest_earlier(names[:1_000]))), steps(lambda: list(nearest_earlier(names)))
    assert many < 2.5 * few
    assert many < 150 * len(names) * words


def test_folding_keeps_what_is_meant() -> None:
    assert folded(" Go-PPU!") == folded("go ppu") == "go ppu"
    assert folded("112") != folded("11 2")
    assert folded("!!!") == "!!!"


def test_one_name_in_two_dimensions() -> None:
    made = plan(
        program("GOV-01", name="Go PPU"),
        program("GOV-02", name="go ppu"),
        program("LIV-01", name="GO-PPU"),
        program("LIV-02", name="Go PPU 2"),
    )
    found = findings("RM805", made)
    assert [(one.place.file, one.place.path) for one in found] == [("living.yaml", ("programs", 0, "name"))]
    assert found[0].related[0].place.file == "governance.yaml"
    assert places("RM804", made) == [("programs", 1, "name")]


def test_dimensions_without_a_file_are_named_together() -> None:
    (found,) = findings("RM801", plan(program("GOV-01"), program("LIV-01"), broken=frozenset({"society"})))
    assert found.message.render("en") == "Smart Branding, Smart Economy, Smart Environment have no program"
    assert found.place.file == "plan.yaml"
    assert not findings("RM801", plan(program(), alone=True))


def test_one_finding_for_each_empty_cell() -> None:
    assert len(findings("RM802", plan(program()))) == 2
    assert len(findings("RM803", plan(program()))) == 2
    assert not findings("RM802", plan(program(), program("GOV-02", horizon=None)))
    assert not findings("RM803", plan(program(), program("GOV-02", subdimension=None)))
    pruned = frozenset({("governance", ("programs",))})
    assert not findings("RM802", plan(program(), pruned=pruned))
    every = plan(*(program(f"GOV-0{index}", horizon=tag) for index, tag in enumerate(HORIZONS)))
    assert not findings("RM802", every)


def test_over_half_is_more_than_half() -> None:
    half = [program("GOV-01"), program("GOV-02"), program("GOV-03", owner="dlh"), program("GOV-04", owner=None)]
    assert not findings("RM806", plan(*half))
    (found,) = findings("RM806", plan(*half, program("LIV-01")))
    assert found.message.render("en") == "diskominfo leads 3 of 5 programs"
    assert found.place.path == ("agencies", "diskominfo")
    assert not findings("RM806", plan(program(owner="nobody")))
    assert not findings("RM806", plan(program(), broken=frozenset({"living"})))

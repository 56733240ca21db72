"""Two languages: every message has its Indonesian and says the same in it; numbers and days as each writes them."""

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter
from typing import get_args

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.catalog import labels
from ppu_roadmap.commands.help import asked_language
from ppu_roadmap.commands.run import Run
from ppu_roadmap.fields import budget, program
from ppu_roadmap.text import Language, Message, Rupiah, _, _n, calendar, number, translate
from tests.cli.door import roadmap
from tools import messages

LANGUAGES: tuple[Language, ...] = get_args(Language)

LABELS = [
    (program.FIELD["id"], "Kode"),
    (program.FIELD["name"], "Program Smart City"),
    (program.FIELD["owner"], "Perangkat Daerah Penanggung Jawab"),
    (program.NARROW["owner"], "PD Penanggung Jawab"),
    (program.FIELD["partners"], "PD/Mitra Pendukung"),
    (program.FIELD["target_group"], "Kelompok Sasaran"),
    (program.FIELD["beneficiaries"], "Jumlah Penerima Manfaat"),
    (program.FIELD["serves"], "Keterkaitan RPJMD"),
    (program.FIELD["depends_on"], "Prasyarat (bergantung pada)"),
    (budget.BUDGET["amount"], "Pagu Indikatif (Rp)"),
    (budget.BUDGET["approved"], "Pagu APBD/DPA (Rp)"),
    (budget.BUDGET["realised"], "Realisasi Anggaran (Rp)"),
    (budget.BUDGET["source"], "Sumber Dana"),
    (labels.NOT_COSTED, "Belum Dihitung"),
    (labels.NO_SOURCE, "Belum Ada Sumber Dana"),
    (labels.PROVISIONAL, "(sementara)"),
    (labels.PROPOSED, "(usulan)"),
    (labels.STATUS["proposed"], "Usulan"),
    (labels.STATUS["delayed"], "Tertunda"),
    (labels.STATUS["cancelled"], "Dibatalkan"),
    (labels.HORIZON["5-year"], "Jangka Menengah"),
    (labels.DIMENSION["living"], "Smart Living"),
    (labels.SUBDIMENSION["spatial-harmony"], "Harmonisasi Tata Ruang"),
    (labels.SUBDIMENSION["waste"], "Sampah dan Limbah"),
    (labels.AGENCY_KIND["vertical"], "Instansi Vertikal"),
    (labels.CERTAINTY["secured"], "Sudah Dianggarkan"),
    (labels.QUICK_WIN_KIND["flagship"], "Quick Win Unggulan"),
    (labels.EXISTING[True], "Mempertajam layanan yang ada"),
    (labels.DECISION["approved-with-notes"], "Disetujui dengan Catatan"),
    (labels.MITIGATION["non-structural"], "Nonstruktural"),
    (labels.RATING[5][4], "Sangat Tinggi"),
    (labels.FORUM["bimtek-3"], "Bimtek III"),
    (labels.PROPOSAL_STATUS["merged"], "Digabung"),
    (labels.SPBE["business-process"], "Proses Bisnis"),
    (labels.horizon_span("1-year", 2022, 2023), "Jangka Pendek (2022-2023)"),
    (_n("{count} error", "{count} errors", 2), "2 kesalahan"),
    (_n("{count} warning", "{count} warnings", 5), "5 peringatan"),
    (_n("{count} suggestion", "{count} suggestions", 1), "1 saran"),
    (_("No problems: {counted}.", counted="6 dimensi, 42 program"), "Tidak ada masalah: 6 dimensi, 42 program."),
]
"""Words that planners know, as they know them."""

APART = [
    ("Impact (indicator)", "Risk impact"),
    ("Spent (Rp)", "Achieved"),
    ("Target group", "Targets"),
    ("target {word}", "Targets"),
    ("Proposed", "Planned"),
]
"""Pairs that a careless translation would call by one word."""


@pytest.fixture(scope="module")
def wanted() -> set[messages.Text]:
    return messages.texts()


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return messages.translations()


def entries(catalogue: Catalog) -> Iterator[tuple[tuple[str, ...], str]]:
    """The English of every translated entry, singular and plural, and its Indonesian."""
    for entry in filter(messages.translated, catalogue):
        english = entry.id if isinstance(entry.id, tuple) else (str(entry.id),)
        (indonesian,) = entry.string if isinstance(entry.string, tuple) else (str(entry.string),)
        yield english, indonesian


def names(template: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(template) if name is not None}


def test_every_message_is_translated_and_no_other(wanted: set[messages.Text], catalogue: Catalog) -> None:
    assert messages.untranslated(messages.catalogue(wanted, catalogue)) == []
    assert {text.english for text in wanted} == {english[0] for english, _indonesian in entries(catalogue)}


def test_files_are_current(wanted: set[messages.Text], catalogue: Catalog) -> None:
    po, mo = messages.files(messages.catalogue(wanted, catalogue))
    assert messages.PO.read_bytes() == po
    assert messages.MO.read_bytes() == mo


def test_a_text_counts_or_does_not(wanted: set[messages.Text]) -> None:
    assert len({text.english for text in wanted}) == len(wanted)


def test_both_languages_name_the_same_values(catalogue: Catalog) -> None:
    for english, indonesian in entries(catalogue):
        named = [names(form) for form in english]  # one of something may go without its number
        assert set.intersection(*named) <= names(indonesian) <= set.union(*named), english[0]


@pytest.mark.parametrize("end", [r"\.$", r"\?$", r":$", r"…$", r" $", r"^ "])
def test_both_languages_end_alike(catalogue: Catalog, end: str) -> None:
    for english, indonesian in entries(catalogue):
        assert bool(re.search(end, english[0])) is bool(re.search(end, indonesian)), english[0]


def test_what_is_typed_stays(catalogue: Catalog) -> None:
    typed = re.compile(r"(?<!\S)--?[a-z][a-z-]*|\w+\.yaml|\b(?:[a-z]+_)+[a-z]+\b|\bRM[0-9]\w+|(?<=: roadmap )\w+")
    for english, indonesian in entries(catalogue):
        for word in typed.findall(english[0]):
            assert word in indonesian, english[0]


def test_plural() -> None:
    assert [_n("{count} program", "{count} programs", count).render("en") for count in (0, 1, 2)] == [
        "0 programs", "1 program", "2 programs",
    ]  # fmt: skip
    assert [_n("{count} program", "{count} programs", count).render("id") for count in (0, 1, 2)] == [
        "0 program", "1 program", "2 program",
    ]  # fmt: skip


@pytest.mark.parametrize(("message", "label"), LABELS, ids=[label for _message, label in LABELS])
def test_label(message: Message, label: str) -> None:
    assert message.render("id") == label


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things_have_two_words(one: str, other: str) -> None:
    assert translate(one, "id").partition(" {")[0] != translate(other, "id")


def test_a_new_message_is_named(wanted: set[messages.Text], catalogue: Catalog) -> None:
    new = {messages.Text("nobody said this"), messages.Text("{count} of them", "{count} of those")}
    made = messages.catalogue(wanted | new, catalogue)
    assert {"('{count} of them', '{count} of those')", "nobody said this"} <= set(messages.untranslated(made))


def test_a_message_that_begins_to_count_is_asked_for_anew(catalogue: Catalog) -> None:
    counted = messages.Text("Waste", "Wastes")
    assert messages.untranslated(messages.catalogue({counted}, catalogue)) == ["('Waste', 'Wastes')"]


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert messages.main(["--check"]) == 0
    assert capsys.readouterr().out == ""
    assert messages.main(["--chekc"]) == 2
    assert "usage" in capsys.readouterr().err


@given(st.integers(-(10**15), 10**15))
def test_rupiah(amount: int) -> None:
    """As Babel writes it, but with a space after Rp, as the regency's documents have it."""
    for language in LANGUAGES:
        written = format_currency(amount, "IDR", "Rp #,##0", language, currency_digits=False)
        assert Rupiah(amount).render(language) == written


@given(st.integers(-(10**15), 10**15))
def test_whole_number(value: int) -> None:
    for language in LANGUAGES:
        assert number(value, language) == format_decimal(value, "#,##0", language)
        assert number(float(value), language) == number(value, language)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_decimals(digits: int, decimals: int) -> None:
    value = digits / 10**decimals
    for language in LANGUAGES:
        assert number(value, language) == format_decimal(value, "#,##0.####", language)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_day_and_month(day: date) -> None:
    for language in LANGUAGES:
        assert calendar(day.isoformat(), language) == format_date(day, "d MMMM y", language)
        assert calendar(day.isoformat()[:7], language) == format_date(day, "MMMM y", language)


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ("-h", {}, "id"),
        ("-h --lang en", {}, "en"),
        ("--lang=en show -h", {"ROADMAP_LANG": "id"}, "en"),
        ("show --help --lang id", {"LANG": "en_US.UTF-8"}, "id"),
        ("--lang fr", {}, "id"),
        ("show", {"ROADMAP_LANG": "en"}, "en"),
        ("show", {"LANG": "en_GB.UTF-8"}, "en"),
        ("show", {"LANG": "C"}, "id"),
        ("show", {"LANG": "de_DE.UTF-8"}, "id"),
    ],
)
def test_language_of_the_help(arguments: str, environ: dict[str, str], language: str) -> None:
    assert Run(lang=asked_language(arguments.split()), environ=environ).language() == language


@pytest.mark.parametrize("arguments", [[], ["-h"], ["show", "-h"], ["validate", "--help", "--lang", "id"]])
def test_help_in_indonesian(arguments: list[str]) -> None:
    done = roadmap(*arguments)
    text = done.out + done.err
    assert "Pemakaian: roadmap" in text
    assert "Pilihan untuk semua perintah" in text
    assert "Tampilkan bantuan ini." in text
    for english in ("Usage", "Options", "Arguments", "default:", "Examples", "Show", "PLAN", "Check"):
        assert english not in text


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["shwo"], "Tidak ada perintah 'shwo'. Apakah maksud Anda 'show'?"),
        (["program"], "Argumen 'KODE' belum ditulis."),
        (["show", "--horizn", "5y"], "Tidak ada pilihan --horizn (yang mirip: --horizon)"),
        (["show", "--owner"], "Pilihan '--owner' memerlukan isi."),
        (["schema", "plan", "x"], "Ada argumen yang tidak dikenal (x)"),
    ],
)
def test_complaints_in_indonesian(arguments: list[str], complaint: str) -> None:
    done = roadmap(*arguments)
    assert done.code == 2
    assert complaint in done.err
    assert "Kesalahan" in done.err


def test_complaint_in_english() -> None:
    done = roadmap("show", "--horizn", env={"ROADMAP_LANG": "en"})
    assert "No such option: --horizn (Possible options: --horizon)" in done.err
    assert "Try 'roadmap show -h' for help." in done.err

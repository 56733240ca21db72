"""What is certainly meant: numbers of one reading, planners' words, slips of the hand; and what is not."""

from __future__ import annotations

from typing import get_args

import pytest

from ppu_roadmap.commands.validate import GATE_NAMES
from ppu_roadmap.diagnostics import Meant
from ppu_roadmap.model import types
from ppu_roadmap.model.schema import ROOTS, schema
from ppu_roadmap.source.scalars import written
from ppu_roadmap.views.money import UNITS
from ppu_roadmap.words.indonesian import KEYS, WORDS
from ppu_roadmap.words.near import equal, slip
from ppu_roadmap.words.quantities import number, spelled_number
from ppu_roadmap.words.vocabulary import field_names, fixed

PROGRAM = ("id", "name", "horizon", "owner", "subdimension", "strategy", "years", "status", "note", "budget", "gaps")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250000", 250_000),
        ("250_000", 250_000),
        ("250.000.000", 250_000_000),
        ("250,000,000", 250_000_000),
        ("1 250 000", 1_250_000),
        ("1'250'000", 1_250_000),
        ("Rp 2,5 miliar", 2_500_000_000),
        ("Rp250.000.000,-", 250_000_000),
        ("Rp250.000.000,00", 250_000_000),
        ("Rp 250.000", 250_000),
        ("250.000 rupiah", 250_000),
        ("-Rp 5", -5),
        ("2,5 M", 2_500_000_000),
        ("250jt", 250_000_000),
        ("1,2 T", 1_200_000_000_000),
        ("750 ribu", 750_000),
        ("1.25 juta", 1_250_000),
        ("1.250,50", 1250.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("1250.125", 1250.125),
        ("40.0", 40),
        ("+5", 5),
        ("0xFF", 255),
        ("0o17", 15),
        ("1e3", 1000),
    ],
)
def test_a_number_of_one_reading(text: str, value: float) -> None:
    assert [read.value for read in number(text)] == [value]
    assert spelled_number(text) == value


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("250.000", (250_000, 250)),
        ("250,500", (250_500, 250.5)),
        ("1.250 juta", (1_250_000_000, 1_250_000)),
        ("Rp 1.250 juta", (1_250_000_000, 1_250_000)),
        ("2.5 M", (2_500_000_000, 2_500_000)),
    ],
)
def test_a_number_of_two_readings(text: str, both: tuple[float, float]) -> None:
    assert tuple(read.value for read in number(text)) == both


@pytest.mark.parametrize(
    "text", ["0250", "007", "12 34", "12.34.56", "40%", ".nan", "", "seribu", "1.250 jt an", "9" * 5000]
)
def test_a_number_nobody_can_be_sure_of(text: str) -> None:
    assert number(text) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Name", "name"),
        ("nama", "name"),
        ("nama_program", "name"),
        ("Penanggung Jawab", "owner"),
        ("tahun", "years"),
        ("anggaran", "budget"),
        ("sub_dimensi", "subdimension"),
        ("ownr", "owner"),
        ("onwer", "owner"),
        ("statuss", "status"),
        ("horixon", "horizon"),
        ("nota", None),  # another word, not another spelling
        ("sumber", None),
        ("x", None),
    ],
)
def test_a_key_that_is_meant(typed: str, meant: str | None) -> None:
    assert field_names(PROGRAM).certain(typed) == meant


@pytest.mark.parametrize(
    ("typed", "choices", "meant"),
    [
        ("5years", types.HORIZONS, "5-year"),
        ("5 tahun", types.HORIZONS, "5-year"),
        ("Jangka Menengah", types.HORIZONS, "5-year"),
        ("l-year", types.HORIZONS, "1-year"),
        ("long-trem", types.HORIZONS, "long-term"),
        ("2-year", types.HORIZONS, None),
        ("15-year", types.HORIZONS, None),
        ("Selesai", get_args(types.Status), "done"),
        ("sedang berjalan", get_args(types.Status), "ongoing"),
        ("Usulan", get_args(types.Status), "proposed"),
        ("Usulan", get_args(types.ProposalStatus), "submitted"),
        ("terlambat", get_args(types.Status), None),
        ("bimtek-5", get_args(types.Forum), None),
        ("book-2", get_args(types.DocumentKind), None),
        ("masyarakat", get_args(types.AgencyKind), "community"),
        ("masyarakat", get_args(types.DimensionWord), "society"),
    ],
)
def test_a_fixed_word_that_is_meant(typed: str, choices: tuple[str, ...], meant: str | None) -> None:
    assert fixed(choices).certain(typed) == meant


def test_planners_words_lead_to_words_of_the_format() -> None:
    keys = {key for kind in ROOTS for node in _records(kind) for key in node.get("properties", {})}
    assert KEYS.keys() <= keys
    annotated = [value for value in vars(types).values() if get_args(value) and isinstance(get_args(value)[0], str)]
    words = {word for choices in annotated for word in get_args(choices)}
    options = {"id", "en", *UNITS, *GATE_NAMES, "month", "table"}
    assert WORDS.keys() <= words | options


def _records(kind: str) -> list[dict[str, dict[str, object]]]:
    made = schema(kind)  # type: ignore[arg-type]  # of the kinds themselves
    return [made, *made["definitions"].values()]


def test_a_word_for_two_keys_is_for_none_where_both_may_stand() -> None:
    assert field_names(["role", "name"]).certain("jabatan") == "role"
    assert field_names(["role", "position"]).certain("jabatan") is None
    assert fixed(["application", "service"]).certain("aplikasi") == "application"


def test_looks_the_same_only_where_one_does() -> None:
    assert equal("GOV-O1", ["GOV-01", "GOV-02"]) == "GOV-01"
    assert equal("dIh", ["dlh", "d1h"]) is None
    assert equal("a" * 50, ["A" * 49, "b"]) is None
    assert equal("A" * 50, ["a" * 50]) == "a" * 50


def test_a_slip_is_never_in_a_digit() -> None:
    assert slip("GOV-02", ["GOV-01"]) is None
    assert slip("statsu", ["status", "note"]) == "status"
    assert slip("notes", ["note", "votes"]) is None


@pytest.mark.parametrize(
    ("meant", "before", "text"),
    [
        ("done", "Selesai", "done"),
        ("done", "'Selesai'", "'done'"),
        ("done", '"Selesai"', '"done"'),
        ("2.10", "2.10", '"2.10"'),
        ("true", "true", '"true"'),
        ("a b", "ab", "a b"),
        ("a: b", "ab", '"a: b"'),
        (250_000, '"250000"', "250000"),
        (0.125, "0,125", "0.125"),
        (1e-7, "1e-7", None),
        (True, "ya", "true"),
        (False, "'no'", "false"),
        (5, "!!str 5", None),
        ("x", "&a y", None),
        ("x", "|", None),
    ],
)
def test_a_value_is_written_as_the_old_one_was(meant: Meant, before: str, text: str | None) -> None:
    assert written(meant, before) == text

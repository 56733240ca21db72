"""Labels and names: whatever the product shows for a word can be typed for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

import pytest

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields.field import vocabulary
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model import types
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.words import plan_names
from ppu_roadmap.words.indonesian import WORDS
from ppu_roadmap.words.vocabulary import bare, fixed, flag

LANGUAGES: tuple[Language, ...] = get_args(Language)


def said(*forms: str) -> Iterator[str]:
    """Texts as people may type them: in any case, with or without blanks."""
    for form in forms:
        yield from (form, form.upper(), form.lower(), f" {form} ", form.replace(" ", ""), form.replace(" ", "  "))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", labels.TABLES)
def test_every_label_leads_back_to_its_key(table: Mapping[str, Message], language: Language) -> None:
    for key, label in table.items():
        for text in said(key, label.render(language)):
            assert [read.value for read in fixed(table).read(text)] == [key], text


def test_every_table_of_labels_is_known() -> None:
    tables = [
        each
        for name, each in vars(labels).items()
        if name[0].isupper()
        and isinstance(each, Mapping)
        and name != "GROUP_LABELS"
        and all(isinstance(key, str) for key in each)
    ]
    assert tables == list(labels.TABLES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fields", COLUMNS.values(), ids=[record.__name__ for record in COLUMNS])
def test_every_heading_leads_back_to_its_column(fields: tuple, language: Language) -> None:  # type: ignore[type-arg]
    """But for a heading that two columns share, or that is the key of another: both are named, or the key counts."""
    known = vocabulary(fields)
    for each in fields:
        for text in said(each.key, each.label.render(language)):
            found = [read.value for read in known.read(text)]
            assert each.key in found or bare(found[0]) == bare(text), text


def test_no_label_is_told_twice() -> None:
    for table in labels.TABLES:
        shown = {(key, bare(label.render(language))) for key, label in table.items() for language in LANGUAGES}
        also = {(key, bare(word)) for key in table for word in WORDS.get(key, ())}
        assert not shown & also


@pytest.mark.parametrize(
    ("choices", "text", "key"),
    [
        (types.HORIZONS, "Jangka pendek (2022-2023)", "1-year"),
        (types.HORIZONS, "1-year (2022-2023)", "1-year"),
        (types.HORIZONS, "pendek", "1-year"),
        (types.HORIZONS, "1y", "1-year"),
        (types.HORIZONS, "5 Tahun", "5-year"),
        (types.DIMENSIONS, "Smart Mobility", "living"),
        (types.DIMENSIONS, "Smart People", "society"),
        (types.DIMENSIONS, "Mobility", "living"),
        (types.DIMENSIONS, "lingkungan hidup", "environment"),
        (types.STATUSES, "sudah selesai", "done"),
        (types.STATUSES, "dalam proses", "ongoing"),
        (types.DIMENSIONS, "GOV", "governance"),
        (types.STATUSES, "Berjalan (ongoing)", "ongoing"),
        (get_args(types.IndicatorKind), "hasil", "outcome"),
        (get_args(types.SubdimensionWord), "layanan publik", "public-service"),
    ],
)
def test_usual_words(choices: tuple[str, ...], text: str, key: str) -> None:
    (found,) = fixed(choices).read(text)
    assert (found.value, found.said) == (key, key)


def test_what_is_the_letter_is_not_told() -> None:
    assert fixed(types.STATUSES).read("done")[0].said is None
    assert fixed(types.HORIZONS, {"5y": "5-year"}).read("5y") == (("5-year", None),)
    assert fixed(types.STATUSES).read("") == fixed(types.STATUSES).read("--") == ()


def test_agencies_by_any_of_their_names(plan: Plan) -> None:
    known = plan_names.Agencies(plan)
    for key, agency in plan.agencies.items():
        for text in said(key, *[name for name in (agency and agency.short, agency and agency.name) if name]):
            assert [read.value for read in known.read(text)] == [key], text
    for text in ("Dinas LH", "Lingkungan Hidup", "dinas lingkungan hidup"):
        assert [read.value for read in known.read(text)] == ["dlh"], text
    assert [read.value for read in known.read("Dinas Kominfo")] == ["diskominfo"]
    assert [read.value for read in known.read("Komunikasi & Informatika")] == ["diskominfo"]
    problem = _("no agency is called {word}", word="Dinas Lingkungan")
    assert "did you mean Dinas Lingkungan Hidup (dlh)?" in known.unknown(problem, "Dinas Lingkungan").render("en")


def test_initials_of_two_names_tell_neither() -> None:
    problem = _("no horizon is called {word}", word="jangka panjng")
    assert "did you mean Jangka Panjang (long-term)?" in fixed(types.HORIZONS).unknown(problem, "jangka panjng").render(
        "id"
    ).replace("apakah maksud Anda", "did you mean")


def test_the_whole_region_by_any_of_its_names(plan: Plan) -> None:
    for text in ("Seluruh Kabupaten", "se-Kabupaten", str(plan.file.region and plan.file.region.name)):
        assert [read.value for read in plan_names.places(plan).read(text)] == ["all"], text


def test_the_one_name_that_begins_so_is_nearer_than_a_likeness() -> None:
    problem = _("no dimension is called {word}", word="smart env")
    assert "did you mean Smart Environment (environment)?" in fixed(types.HOMES).unknown(problem, "smart env").render(
        "en"
    )


@pytest.mark.parametrize(
    ("text", "yes"), [("ya", True), ("Yes", True), ("benar", True), ("tidak", False), ("no", False)]
)
def test_yes_and_no(text: str, *, yes: bool) -> None:
    assert [read.value for read in flag(text)] == [yes]
    assert flag("mungkin") == ()


@pytest.mark.parametrize(
    ("key", "place"),
    [("penajam", "Penajam"), ("tanjung-redeb", "Tanjung Redeb"), ("Long Iram", "Long Iram"), ("RT 05", "RT 05")],
)
def test_places_as_people_write_them(key: str, place: str) -> None:
    assert plan_names.place_named(key) == place

"""What headings and titles of planners' tables name: fields with their unit and year, horizons, dimensions."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache, partial
from itertools import combinations
from math import inf
from typing import Final, NamedTuple

from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.grid.grid import column_name
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSION_OF, HOMES, HORIZONS, LAST_YEAR, SUBDIMENSIONS
from ppu_roadmap.words.calendar import month_of, year
from ppu_roadmap.words.indonesian import table
from ppu_roadmap.words.quantities import scales
from ppu_roadmap.words.vocabulary import Vocabulary, bare, field_names, fixed, spelled

_ALIKE: Final = 0.85
"""How alike a name must be to one that is known, to be that one in another spelling, as difflib measures it."""
ANY: Final = partial(re.compile, flags=re.IGNORECASE)
"""A pattern of letters in any case."""
_CALLED: Final[Mapping[str, tuple[str, ...]]] = table("""
    id: id program | number: no, num, nr, no urut, nomor urut | strategy: | quick_win: quickwin, qw, quick wins
    name: program, kegiatan, inovasi, inisiatif, initiative, initiatives, project, programme, programs
    name: judul program, aplikasi, program unggulan
    dimension: pilar, pillar, aspek | subdimension: sub dimensi, sub pilar, subpilar, sub aspek, sub pillar
    description: tujuan, gambaran umum, ruang lingkup, summary, details
    horizon: tahap, tahapan, kategori jangka waktu, term, time frame, timeframe
    years: waktu, pelaksanaan, jadwal, periode, rentang waktu, year, schedule, period, implementation, timeline
    years: mulai, selesai, tanggal mulai, tanggal selesai, start, end, finish, start date, end date
    owner: skpd, pj, penanggungjawab, pengelola, koordinator, organisasi perangkat daerah, utama, unit, unit pelaksana
    owner: leading sector, lead, lead sector, responsible, agency, department, leader
    partners: terkait, kolaborasi, kolaborator, pemangku kepentingan, stakeholder, partner, supporting, supported by
    partners: perangkat daerah pendukung | locations: tempat, wilayah, kecamatan, desa | beneficiaries: jumlah penerima
    target_group: penerima manfaat, sasaran penerima, sasaran program, pengguna
    amount: anggaran, pendanaan, biaya, dana, alokasi, total, rab, kerangka pendanaan, budget, cost, costs
    source: sumber pendanaan, sumber pembiayaan, sumber biaya, funding, source of funds, funding source
    status: state | status_note: | progress: capaian fisik | nomenclature:
    note: ket, remarks, notes, comment | actions: langkah, langkah langkah, sub kegiatan, kegiatan utama
    actions: tahapan kegiatan | indicators: tolok ukur, kpi, indicator, outcome
    indicators: indikator output, indikator keluaran, output indicator | output: output, luaran, produk, keluaran
    indicators: satuan, target, baseline, data awal, kondisi awal, kondisi eksisting, kondisi saat ini, capaian awal
    indicators: unit of measure | risks: risiko, risk, mitigasi, mitigation
""")
"""The fields that a column may hold, by key, with planners' names for them; ``number`` counts rows and is left out."""
_MEANING_NOTHING: Final = frozenset(re.findall("[a-z]+", """
    nama program kegiatan rencana usulan smart city prioritas dan pelaksanaan pencapaian singkat
    perkiraan estimasi indikatif indikasi kebutuhan nilai total jumlah besaran alokasi anggaran
    pagu opd instansi pihak kerja mitra kinerja keberhasilan capaian tahunan
    output outcome indikator name the of year period estimated indicative ceiling performance
    agency agencies judul strategis urusan bidang pemerintah pemerintahan daerah
"""))  # fmt: skip
"""Words of headings beside those that tell the field."""
_STRONG: Final[Mapping[str, str]] = {word: key for key, words in table("""
    partners: pendukung, mitra, terkait, kolaborasi, supporting, partner
    source: sumber dana, sumber pendanaan, sumber anggaran, funding source | : realisasi, serapan, realised
    indicators: indikator, output, keluaran, luaran, target, data capaian, kondisi kinerja | years: kapan
    owner: penanggung jawab, penanggungjawab, pengampu, leading sector, lead agency
""").items() for word in words}  # fmt: skip
"""Words of headings that say what a column is, whatever stands before them; money that was spent is not taken."""
_NAME_OF: Final = ANY(r"^\s*(?:nama|name)(?: of(?: the)?)?\s")
"""What says that a column has names, of whatever: ``Nama OPD``."""
_LESS: Final = ANY(r"^(?!.*program).*(?:kegiatan|activit)"), ANY(r"^(?!.*program)")
"""Headings that may name programs and less so: of activities, then of what is not called a program."""
_YEAR: Final = re.compile(r"(?<![0-9.,])(?:19|20|21)[0-9]{2}(?![0-9]|[.,][0-9])")
_OF_A_YEAR: Final = ANY(r"\b(?:tahun|thn|th|ta|t\.a|fy|year)\b[.: ]*")
RELATIVE: Final = ANY(r"(?:tahun|thn|th|year)\.?(?: ke)?[ -]*(?:[1-9][0-9]?|[ivx]+)")
"""A year that is told by its number in the plan, of which nobody knows the first."""
_NO_NAME: Final = ANY(
    r"\([^()]*\)|\[[^\[\]]*\]|\b(?:dalam|in|x)?\s*(?:(?:juta|ribu|miliar)(?:an)?|milyar)?\s*\b(?:rupiah|rp|idr)\b\.?"
)
"""What stands in brackets, and units."""
_SOURCE: Final = ANY(r"(?:apbd|apbn|dak|dau|dbh|csr|tjsl|kpbu|hibah|dana desa)\b[\w ]*")
"""Headings that are sources of money, as their names begin."""
_PART: Final = ANY(r"(?:(?:semester|smt)\.? ?)?(?:i{1,3}|iv)|(?:semester|smt)\.? ?[12]")
"""Quarters and halves of a year that stand without their word, or that no calendar reads."""
_FOREIGN: Final = ANY(r"\b(?:usd|eur|sgd|dollars?|dolar)\b|[$€]")
_RUPIAH: Final = ANY(r"\b(?:rp|rupiah)")
_ZEROS: Final = re.compile(r"(?<![0-9])1?((?:[.,]?000)+)\b(?![.,]?[0-9])")

NUMBER: Final = re.compile(r"^(?:[0-9]{1,3}|[A-Za-z]|[IVXivx]{1,4})(?:\.[0-9]{1,2})*[.)]\s*")
_BEFORE: Final = ANY(r"^(?:sub ?-?)?(?:dimensi|dimension|pilar|pillar|bidang)\b\s*(?:[0-9]+|[IVX]+)?\s*[:.\-–]?\s*")
ABOVE: Final = {
    "years": ANY(r"(?!.*\b(?:no|nomor)\b\.? ?\S+ tahun|.*\b(?:induk|master ?plan|rpjmd|rpjpd)\b)"
                 r"(?:(?:.*\s)?(?:tahun|t\.?a\.?|fy|year)(?: anggaran)?\W*)?(20[0-9]{2})$"),
    "owner": ANY(r"(?:(?:.*\b(?:program|rencana)\b.*?|(?:opd|skpd|perangkat daerah)\s*:)\s)?((?:din(?:as|[ks])"
                 r"|badan|sekretariat|inspektorat|satpol|rsud|bap(?:p|en)|bpbd|setda).*?)(?:\s+(?:tahun|kab|kota)\b.*)?$"),
}  # fmt: skip
"""What titles and sections tell where no column does, by its field: the year of a list, the agency of one."""


class Column(NamedTuple):
    """A column of a table, as its heading tells it."""

    at: int
    heading: str
    """As it is written, on one line; of two lines one after the other."""
    field: str = ""
    """The key of a field; ``years`` of a column that is ticked, ``horizon`` of one that is a horizon; or nothing."""
    year: int | None = None
    horizon: str = ""
    scale: int = 1
    """How many rupiah its numbers count."""
    source: str = ""
    """The source of its money, where that is its heading; it may be ticked instead."""
    exact: bool = False
    """Whether its heading is a name of the field, and no sentence with such a name in it; or a person said so."""
    chosen: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """What it may be called by: its heading, its letters."""
        return bare(self.heading), bare(column_name(self.at))

    @property
    def counts(self) -> bool:
        """Whether money or ticks may stand in it, which are of one row alone."""
        return self.field == "amount" or self.year is not None


@cache
def vocabulary() -> Vocabulary:
    """The fields that a column may hold, by key, each by its label and by what planners call it."""
    labels = {each.key: (each.label,) for each in COLUMNS[Program]}
    return field_names(_CALLED, {key: (*labels.get(key, (key,)), *_CALLED[key]) for key in _CALLED})


@cache
def spellings(known: Vocabulary) -> Mapping[str, str]:
    """The keys of a closed list by every name for them, as names are compared."""
    every = ({key: (key.replace("_", " "),) for key in known.names}, known.also, known.names)
    return {letters(text): key for names in every for text, key in spelled(names) if text}


@cache
def _words() -> frozenset[str]:
    """Every word of a heading that is a name and nothing else."""
    return _MEANING_NOTHING.union(*(name.split() for name in spellings(vocabulary())))


def letters(text: str) -> str:
    """A text as names are compared: words in small letters, single blanks."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def column(at: int, upper: str, lower: str, above: str = "") -> Column:
    """What a heading of one or two lines means; the titles ``above`` the table may tell its unit and its year."""
    whole = " ".join(f"{upper} {lower}".split())
    unit = scale_of(whole)
    found = Column(at, whole, scale=unit if unit > 1 or _RUPIAH.search(whole) else scale_of(above))
    if _FOREIGN.search(whole) or (within(whole, _STRONG)[:1] == [""] and not exact(whole)):
        return found
    below, unyeared = _unyeared(lower), _unyeared(whole)
    source = letters(_NO_NAME.sub(" ", below or unyeared))
    found = found._replace(source=source.upper() if _SOURCE.fullmatch(source) else "")
    paid = "amount" if found.source or (is_unit(below) and _RUPIAH.search(below)) else ""
    of_upper = paid or exact(below) in ("amount", "source") or not (lower and _unyeared(upper))
    told = _YEAR.findall(lower) or (_YEAR.findall(upper) if of_upper else [])
    years = {read.value for each in told for read in year(each)}
    if len(years) == 1 and exact(whole) in ("", "amount", "source"):
        rest, named = _YEAR.sub(" ", whole), letters(_NO_NAME.sub(" ", unyeared))
        key = paid or exact(unyeared) or exact(rest) or exact(below)
        key = key or ("amount" if is_unit(below) else "years" if not named or _is_part_of_a_year(named) else "")
        found = found._replace(field=key or contained(rest), year=years.pop(), exact=bool(key))
        horizon = "" if key else horizon_in(named)
        return found._replace(field="years", horizon=horizon, exact=True) if horizon else found
    key, horizon = paid or exact(whole) or exact(lower), horizon_in(lower) or horizon_in(whole)
    if horizon and not key:
        return found._replace(field="horizon", horizon=horizon, exact=True)
    if RELATIVE.fullmatch(whole) or (not key and RELATIVE.fullmatch(lower or upper)):
        return found
    if not key and _is_part_of_a_year(whole) and not whole.isdecimal():
        titled = {int(each) for each in _YEAR.findall(above)}
        found = found._replace(exact=True)
        return found._replace(field="years", year=titled.pop()) if len(titled) == 1 else found
    key = key or exact(upper)
    return found._replace(field=key or contained(whole), exact=bool(key))


def _unyeared(text: str) -> str:
    """A heading without years."""
    return _OF_A_YEAR.sub(" ", _YEAR.sub(" ", text)).strip()


def _is_part_of_a_year(text: str) -> bool:
    """Whether a heading is a month, a quarter or a half of a year."""
    return bool(_PART.fullmatch(text) or month_of(f"{text} {LAST_YEAR}"))


def is_unit(text: str) -> bool:
    """Whether a line of a heading but tells a unit."""
    return bool(letters(text)) and not letters(_NO_NAME.sub(" ", text))


@lru_cache(maxsize=4096)
def exact(text: str) -> str:
    """The key of the field that a heading names, with or without its unit and what means nothing; else nothing."""
    for part in (text := _NAME_OF.sub("", text), *(_NO_NAME.sub(" ", part) for part in (text, *text.split("/")))):
        words = letters(part).split()
        if not _words().issuperset(words):
            continue
        for start, end in sorted(combinations(range(len(words) + 1), 2), key=lambda span: span[0] - span[1]):
            key = spellings(vocabulary()).get(" ".join(words[start:end]))
            if key and _MEANING_NOTHING.issuperset(words[:start] + words[end:]):
                return key
    return ""


def contained(text: str) -> str:
    """The key of the field whose name stands first in a heading, or nearly is it; some go before others."""
    typed = letters(_NAME_OF.sub(" ", _NO_NAME.sub(" ", text))) or letters(text)
    found = [*within(typed, _STRONG)[:1], *within(typed, spellings(vocabulary()))]
    return found[0] if found else close(typed, spellings(vocabulary()))


def within(text: str, names: Mapping[str, str]) -> list[str]:
    """The keys of names that stand in a text, in their order there, of longer names first."""
    typed = f" {letters(text)} "
    found = ((at, -len(name), key) for name, key in names.items() if (at := typed.find(f" {name} ")) >= 0)
    return [key for *_by, key in sorted(found)]


def close(text: str, names: Mapping[str, str]) -> str:
    """The key of the name that a text is nearly."""
    near = get_close_matches(text, names, n=1, cutoff=_ALIKE)
    return names[near[0]] if near else ""


def scale_of(text: str) -> int:
    """How many rupiah the numbers below a heading count: 1,000,000 for ``(juta rupiah)``, ``Rp 000.000``."""
    if zeros := _ZEROS.search(text):
        return int("1" + "000" * zeros[1].count("000"))
    words = re.sub(r"\b[a-z]\b", " ", re.sub(r"\brp m\b", "miliar", letters(text)))
    return next(iter(scales(words)), 1)


@lru_cache(maxsize=4096)
def horizon_in(text: str) -> str:
    """The one horizon that a text names; nothing where it names none, or more."""
    found = {*within(_YEAR.sub(" ", text), spellings(fixed(HORIZONS)))}
    return found.pop() if len(found) == 1 else ""


_DIMENSIONS: Final = spellings(fixed(HOMES))
SMART: Final = {name: key for name, key in _DIMENSIONS.items() if name.startswith("smart ")} | {"smart city": ""}
"""The names of dimensions that are names of nothing else; and what is nearly such a name, yet of all of them."""


@lru_cache(maxsize=4096)
def dimension_in(text: str) -> str:
    """The dimension that a text names, in whatever spelling, with its number and ``Dimensi`` or without."""
    text = _unnumbered(text)
    return _only(HOMES, text) or _only(HOMES, text.partition(":")[0]) or close(letters(text), SMART)


def titled_in(text: str) -> str:
    """The one dimension that a title or the name of a sheet speaks of."""
    found = {*within(text, SMART)} - {""}
    return dimension_in(text) if not found else found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def subdimension_in(text: str, dimension: str = "") -> str:
    """The sub-dimension that a text names, of a dimension or of any."""
    known, text = SUBDIMENSIONS.get(dimension, tuple(DIMENSION_OF)), _unnumbered(text)
    labels = {letters(name): key for name, key in spelled(fixed(known).names)}
    return _only(known, text) or close(letters(text), labels)


def _unnumbered(text: str) -> str:
    return _BEFORE.sub("", NUMBER.sub("", text)).strip(" :.-–")


def _only(known: Iterable[str], text: str) -> str:
    found = fixed(known).read(text)
    return found[0].value if len(found) == 1 else ""


def chosen(columns: Iterable[Column], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """Columns with what a person says they are: by heading or letter, the key of a field, or nothing for none.

    Beside the programs, a second column that could name them tells their actions; quick wins go before activities.
    """
    said = {bare(name): key for name, key in mapping.items()}
    keys = ((each, [said[name] for name in each.names if name in said]) for each in columns)
    found = [each._replace(field=key[0], exact=bool(key[0]), horizon="", chosen=True) if key else each
             for each, key in keys]  # fmt: skip
    names = [each for each in found if each.field == "name"]
    if all(_LESS[0].search(each.heading) for each in names):
        begun = min((each.at for each in names), default=inf)
        names += [each for each in found if each.field == "quick_win" and each.at < begun]
    names.sort(key=lambda each: (not each.chosen, *(bool(form.search(each.heading)) for form in _LESS)))
    fields = {each.at: "actions" for each in names} | {each.at: "name" for each in names[:1]}
    return tuple(each._replace(field=fields.get(each.at, each.field)) for each in found)

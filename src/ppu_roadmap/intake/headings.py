"""What planners call the columns of their tables, beside the labels of this tool and the words for keys."""

from collections.abc import Mapping
from typing import Final

from ppu_roadmap.words.indonesian import table

CALLED: Final[Mapping[str, tuple[str, ...]]] = table("""
    id: id program | number: no, num, nr, no urut, nomor urut | strategy:
    name: program, kegiatan, inovasi, inisiatif, initiative, initiatives, project, programme, programs
    name: judul program, nama aplikasi, program unggulan
    dimension: pilar, pillar, aspek | subdimension: sub dimensi, sub pilar, subpilar, sub aspek, sub pillar
    description: tujuan, gambaran umum, ruang lingkup, summary, details
    horizon: tahap, tahapan, kategori jangka waktu, term, time frame, timeframe
    years: waktu, pelaksanaan, jadwal, periode, rentang waktu, year, schedule, period, implementation, timeline
    owner: skpd, pj, penanggungjawab, pengelola, koordinator, organisasi perangkat daerah, utama, unit, unit pelaksana
    owner: leading sector, lead, lead sector, responsible, agency, department, leader
    partners: terkait, kolaborasi, kolaborator, pemangku kepentingan, stakeholder, partner, supporting, supported by
    locations: tempat, wilayah, kecamatan | beneficiaries: jumlah penerima
    target_group: penerima manfaat, sasaran penerima, sasaran program, pengguna
    amount: anggaran, pendanaan, biaya, dana, alokasi, total, rab, kerangka pendanaan, budget, cost, costs
    source: sumber pendanaan, sumber pembiayaan, sumber biaya, funding, source of funds, funding source
    status: state | status_note: | progress: capaian fisik | nomenclature: | quick_win: quickwin, qw, quick wins
    note: ket, remarks, notes, comment | actions: langkah, langkah langkah, sub kegiatan, kegiatan utama
    actions: tahapan kegiatan | indicators: tolok ukur, kpi, indicator, output, luaran, produk, keluaran, outcome
    indicators: satuan, target, baseline, data awal, kondisi awal, kondisi eksisting, kondisi saat ini, capaian awal
    indicators: unit of measure
""")
"""The fields that a column may hold, by key, with planners' names for them; ``number`` counts rows and is left out."""
MEANING_NOTHING: Final = frozenset(
    table("""
    nama | program | kegiatan | rencana | usulan | smart | city | prioritas | dan | pelaksanaan | pencapaian | singkat
    perkiraan | estimasi | indikatif | indikasi | kebutuhan | nilai | total | jumlah | besaran | alokasi | anggaran
    pagu | opd | instansi | pihak | perangkat | daerah | kerja | mitra | kinerja | keberhasilan | capaian | tahunan
    output | outcome | indikator | name | the | of | year | period | estimated | indicative | ceiling | performance
    agency | agencies
""")
)
"""Words of headings beside those that tell the field."""
STRONG: Final[Mapping[str, str]] = {
    **dict.fromkeys(("pendukung", "mitra", "terkait", "kolaborasi", "supporting", "partner"), "partners"),
    **dict.fromkeys(("sumber dana", "sumber pendanaan", "sumber anggaran", "funding source"), "source"),
    **dict.fromkeys(("indikator", "output", "keluaran", "luaran", "target"), "indicators"),
    **dict.fromkeys(("realisasi", "serapan", "realised"), ""),
    **dict.fromkeys(("penanggung jawab", "penanggungjawab", "pengampu", "leading sector", "lead agency"), "owner"),
}
"""Words of headings that say what a column is, whatever stands before them; money that was spent is not taken."""

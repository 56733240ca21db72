"""What planners call the columns of their tables, beside the labels of this tool and the names that ``words`` knows."""

from collections.abc import Mapping

_CALLED = """
    number: no | number: no urut | number: nomor | number: nomor urut | number: nr | number: num
    id: kode, kode program, id program, code, program code, id
    name: program, nama program, program kegiatan, nama program kegiatan, nama kegiatan, kegiatan, nama inovasi, inovasi
    name: program smart city, program prioritas, nama program smart city, judul program, inisiatif, nama inisiatif
    name: program inovasi, kegiatan program, program dan kegiatan, nama aplikasi, usulan program, rencana program
    name: nama, program name, name of the program, project, project name, initiative, initiatives, programme, programs
    dimension: dimensi, pilar, dimensi smart city, pilar smart city, dimension, pillar, smart city dimension, aspek
    dimension: nama dimensi, kategori smart city, elemen smart city
    subdimension: subdimensi, sub dimensi, sub pilar, subpilar, sub dimension, subdimension, sub pillar, sub aspek
    strategy: strategi, strategy, strategi pencapaian
    description: uraian, deskripsi, penjelasan, gambaran umum, ruang lingkup, uraian program, deskripsi program
    description: uraian kegiatan, deskripsi singkat, penjelasan singkat, summary, details, tujuan program
    horizon: jangka waktu, horizon, jangka, tahapan, tahap, kategori jangka waktu, term, time frame, timeframe
    years: tahun, tahun pelaksanaan, waktu, waktu pelaksanaan, tahun anggaran, pelaksanaan, jadwal, jadwal pelaksanaan
    years: years, year, period of implementation, implementation, implementation year, implementation period, schedule
    years: periode pelaksanaan, rencana pelaksanaan, rentang waktu, rencana tahun pelaksanaan, timeline, tahun program
    owner: pic, opd, pd, skpd, penanggung jawab, penanggungjawab, opd penanggung jawab, perangkat daerah, instansi, dinas
    owner: perangkat daerah penanggung jawab, pd penanggung jawab, skpd penanggung jawab, instansi penanggung jawab
    owner: leading sector, lead sector, opd pengampu, pengampu, perangkat daerah pengampu, pelaksana, opd pelaksana
    owner: perangkat daerah pelaksana, instansi pelaksana, unit kerja, opd pj, pj, koordinator, opd utama, pengelola
    owner: lead agency, agency, responsible agency, agency in charge, owner, responsible, lead, department, leader
    owner: organisasi perangkat daerah, opd leading sector, unit pelaksana, penanggung jawab program
    partners: pendukung, opd pendukung, perangkat daerah pendukung, pd pendukung, instansi pendukung, mitra, mitra kerja
    partners: mitra pendukung, opd terkait, instansi terkait, pihak terkait, kolaborator, kolaborasi, stakeholder
    partners: partners, partner, supporting agencies, supporting agency, supported by, pemangku kepentingan, skpd terkait
    locations: lokasi, lokasi kegiatan, lokasi program, tempat, location, locations, wilayah, kecamatan
    target_group: kelompok sasaran, penerima manfaat, sasaran penerima, target group, sasaran program, pengguna
    beneficiaries: jumlah penerima manfaat, number of beneficiaries, jumlah penerima
    amount: anggaran, pagu, pagu indikatif, biaya, perkiraan biaya, estimasi biaya, kebutuhan anggaran, kebutuhan dana
    amount: pendanaan, nilai, nilai anggaran, rab, jumlah anggaran, total anggaran, rencana anggaran, alokasi anggaran
    amount: alokasi, dana, budget, cost, amount, estimated cost, jumlah, total, besaran, pagu anggaran, estimasi anggaran
    amount: indikasi anggaran, total biaya, jumlah biaya, indikasi biaya, jumlah dana, kebutuhan biaya, budget ceiling
    amount: perkiraan anggaran, indicative budget, besaran anggaran, total pagu, jumlah pagu, kerangka pendanaan, costs
    realised: realisasi, realisasi anggaran, realised, spent, serapan
    source: sumber dana, sumber pendanaan, sumber pembiayaan, sumber anggaran, funding source, source of funds, funding
    source: source of funding, sumber biaya, sumber
    certainty: kepastian | status: status, status program, state, status pelaksanaan
    status_note: keterangan status, catatan status | progress: progres, kemajuan, progress, capaian fisik
    note: keterangan, ket, catatan, remark, remarks, note, notes, comment
    quick_win: quick win, quickwin, qw, quick wins, program percepatan
    actions: rencana aksi, aksi, langkah, langkah langkah, action plan, actions, sub kegiatan, kegiatan utama, tahapan kegiatan
    output: keluaran, output, produk, luaran, outputs
    indicators: indikator, indikator kinerja, indikator keberhasilan, indikator program, kpi, tolok ukur, indicator
    indicators: indicators, indikator kinerja program, indikator capaian, performance indicator, indikator output
    unit: satuan, unit, unit of measure
    baseline: kondisi awal, baseline, data awal, kondisi eksisting, kondisi saat ini, capaian awal
    targets: target, target kinerja, target capaian, target tahunan, targets, target indikator
    nomenclature: kode nomenklatur, nomenklatur, kode rekening, nomenclature
"""
STRONG: Mapping[str, str] = {
    **dict.fromkeys(
        ("pendukung", "mitra", "terkait", "kolaborator", "kolaborasi", "supporting", "partner"), "partners"
    ),
    **dict.fromkeys(("partners",), "partners"),
    **dict.fromkeys(("sumber dana", "sumber pendanaan", "sumber anggaran", "funding source"), "source"),
    **dict.fromkeys(("realisasi", "serapan"), "realised"),
    **dict.fromkeys(("penanggung jawab", "penanggungjawab", "pengampu", "leading sector", "lead agency"), "owner"),
}
"""Words of headings that say what a column is, whatever stands before them."""


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in text.replace("|", "\n").strip().splitlines():
        key, _colon, names = line.partition(":")
        found[key.strip()] = (*found.get(key.strip(), ()), *(each.strip() for each in names.split(",")))
    return found


CALLED: Mapping[str, tuple[str, ...]] = _table(_CALLED)
"""The fields that a column may hold, by key, with planners' names for them; ``number`` counts rows and is left out."""

"""What planners call the columns of their tables, beside the labels of this tool."""

from collections.abc import Mapping

from ppu_roadmap.words.indonesian import table

_CALLED = """
    number: no, no urut, nomor, nomor urut, nr, num | id: kode, kode program, id program, code, program code
    name: program, nama program, program kegiatan, nama program kegiatan, nama kegiatan, kegiatan, nama inovasi, inovasi
    name: nama, program smart city, nama program smart city, program prioritas, judul program, inisiatif, nama inisiatif
    name: kegiatan program, program dan kegiatan, program inovasi, nama aplikasi, usulan program, rencana program
    name: program name, name of the program, project, project name, initiative, initiatives, programme, programs
    dimension: dimensi, pilar, dimensi smart city, pilar smart city, nama dimensi, aspek, dimension, pillar
    subdimension: sub dimensi, sub pilar, subpilar, sub dimension, sub pillar, sub aspek
    strategy: strategi, strategi pencapaian
    description: uraian, deskripsi, penjelasan, gambaran umum, ruang lingkup, uraian program, deskripsi program, tujuan
    description: uraian kegiatan, deskripsi singkat, penjelasan singkat, summary, details, tujuan program
    horizon: jangka waktu, jangka, tahapan, tahap, kategori jangka waktu, term, time frame, timeframe
    years: tahun, tahun pelaksanaan, waktu, waktu pelaksanaan, tahun anggaran, pelaksanaan, jadwal, jadwal pelaksanaan
    years: periode pelaksanaan, rencana pelaksanaan, rentang waktu, tahun program, timeline, year, schedule, period
    years: implementation, implementation year, implementation period, period of implementation
    owner: pic, opd, pd, skpd, penanggung jawab, penanggungjawab, perangkat daerah, instansi, dinas, leading sector, pj
    owner: opd penanggung jawab, instansi penanggung jawab, organisasi perangkat daerah, pengampu, opd pengampu
    owner: pengelola, pelaksana, opd pelaksana, instansi pelaksana, unit kerja, koordinator, opd utama, unit pelaksana
    owner: lead sector, lead agency, agency, responsible agency, responsible, lead, department, leader
    partners: pendukung, opd pendukung, perangkat daerah pendukung, instansi pendukung, mitra, mitra kerja, kolaborasi
    partners: mitra pendukung, opd terkait, instansi terkait, pihak terkait, kolaborator, stakeholder, partner
    partners: supporting agencies, supporting agency, supported by, pemangku kepentingan
    locations: lokasi, lokasi kegiatan, lokasi program, tempat, location, wilayah, kecamatan
    target_group: kelompok sasaran, penerima manfaat, sasaran penerima, sasaran program, pengguna
    beneficiaries: jumlah penerima manfaat, jumlah penerima
    amount: anggaran, pagu, pagu indikatif, biaya, perkiraan biaya, estimasi biaya, kebutuhan anggaran, kebutuhan dana
    amount: pendanaan, nilai, nilai anggaran, rab, jumlah anggaran, total anggaran, rencana anggaran, alokasi anggaran
    amount: alokasi, dana, jumlah, total, besaran, pagu anggaran, estimasi anggaran, indikasi anggaran, indikasi biaya
    amount: total biaya, jumlah biaya, kebutuhan biaya, perkiraan anggaran, besaran anggaran, total pagu, jumlah pagu
    amount: kerangka pendanaan, jumlah dana, budget, cost, costs, estimated cost, indicative budget, budget ceiling
    source: sumber dana, sumber pendanaan, sumber pembiayaan, sumber anggaran, sumber biaya, sumber, funding
    source: funding source, source of funds, source of funding
    status: status program, status pelaksanaan, state | status_note: keterangan status, catatan status
    progress: progres, kemajuan, capaian fisik | note: keterangan, ket, catatan, remark, remarks, notes, comment
    quick_win: quickwin, qw, quick wins, program percepatan | nomenclature: kode nomenklatur, nomenklatur, kode rekening
    actions: rencana aksi, aksi, langkah, langkah langkah, action plan, sub kegiatan, kegiatan utama, tahapan kegiatan
    output: keluaran, produk, luaran, outputs | unit: satuan, unit of measure
    indicators: indikator, indikator kinerja, indikator keberhasilan, indikator program, kpi, tolok ukur, indicator
    indicators: indikator kinerja program, indikator capaian, performance indicator, indikator output, indikator outcome
    baseline: kondisi awal, data awal, kondisi eksisting, kondisi saat ini, capaian awal
    targets: target, target kinerja, target capaian, target tahunan, target indikator
"""
STRONG: Mapping[str, str] = {
    **dict.fromkeys(
        ("pendukung", "mitra", "terkait", "kolaborator", "kolaborasi", "supporting", "partner"), "partners"
    ),
    **dict.fromkeys(("sumber dana", "sumber pendanaan", "sumber anggaran", "funding source"), "source"),
    **dict.fromkeys(("realisasi", "serapan", "realised"), ""),
    **dict.fromkeys(("penanggung jawab", "penanggungjawab", "pengampu", "leading sector", "lead agency"), "owner"),
}
"""Words of headings that say what a column is, whatever stands before them; money that was spent is not taken."""
CALLED: Mapping[str, tuple[str, ...]] = table(_CALLED)
"""The fields that a column may hold, by key, with planners' names for them; ``number`` counts rows and is left out."""

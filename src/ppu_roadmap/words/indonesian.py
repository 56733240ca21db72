"""Words that planners write for keys and fixed words of the format, in Indonesian or in another spelling."""

from collections.abc import Mapping

_KEYS = """
    name: nama, nama program, nama kegiatan, nama dinas | short: singkatan, nama singkat, sebutan
    id: kode, nomor urut | code: kode, kode wilayah, kode daerah | number: nomor | title: judul
    region: daerah, kabupaten, kota | province: provinsi, propinsi | language: bahasa | vision: visi
    approver: penyetuju, pemberi keputusan | start: mulai, tahun awal, tahun mulai, awal | finish: selesai, akhir
    horizons: jangka waktu | horizon: jangka waktu, jangka | agencies: perangkat daerah, opd, instansi, dinas
    owner: pemilik, penanggung jawab, pengampu, perangkat daerah, pd, opd, dinas, instansi, pelaksana, pic
    owner_status: status penanggung jawab, status pemilik | partners: mitra, pendukung, pd pendukung, mitra kerja
    areas: wilayah, kecamatan | locations: lokasi | location: lokasi | upper_plans: dokumen perencanaan, rencana induk
    missions: misi | goals: tujuan | mission: misi | goal: tujuan | targets: target, sasaran
    priority: prioritas | funding_sources: sumber dana, sumber pendanaan | source: sumber dana, sumber
    sources: sumber, rujukan | quick_win_criteria: kriteria, kriteria quick win | weight: bobot
    risk_scale: skala risiko | evaluation_weights: bobot evaluasi | gaps: kesenjangan, gap | rules: aturan
    readiness: kesiapan | documents: dokumen, dasar hukum | document: dokumen, nomor naskah, naskah
    bodies: kelembagaan | council: dewan | team: tim | evaluations: evaluasi | recommendations: rekomendasi
    letterhead: kop surat | signatories: penandatangan | role: jabatan, peran | position: jabatan
    programs: program | strategies: strategi | strategy: strategi | dimension: dimensi
    subdimension: subdimensi | description: deskripsi, uraian, keterangan, penjelasan
    target_group: kelompok sasaran | beneficiaries: penerima manfaat, jumlah penerima manfaat
    years: tahun, tahun pelaksanaan | year: tahun | status_note: keterangan status, catatan status
    progress: kemajuan, progres | nomenclature: nomenklatur, kode nomenklatur, kode rekening
    depends_on: prasyarat, bergantung pada, tergantung pada | replaced_by: diganti oleh | note: catatan, keterangan
    actions: aksi, rencana aksi | output: keluaran | evidence: bukti, bukti dukung
    budget: anggaran, pendanaan | amount: pagu, pagu indikatif, jumlah, nilai, besaran | certainty: kepastian
    approved: dpa, pagu dpa | revised: pagu perubahan, perubahan | realised: realisasi, realisasi anggaran, realized
    indicators: indikator, indikator kinerja | kind: jenis, tipe | unit: satuan | formula: rumus, definisi operasional
    data_owner: produsen data, pemilik data, wali data | baseline: kondisi awal | value: nilai, angka
    actuals: realisasi, realisasi kinerja, capaian | accumulation: akumulasi | problem: masalah, permasalahan
    benefit: manfaat | ask: permohonan, yang dimohon | sustainability: keberlanjutan | scores: nilai, skor
    decisions: keputusan | by: oleh | date: tanggal, tgl | risks: risiko, resiko
    factor: faktor, faktor risiko, faktor resiko
    cause: penyebab, sebab | likelihood: kemungkinan, peluang | impact: dampak, dampak risiko | mitigation: mitigasi
    mitigation_kind: jenis mitigasi | residual: risiko sisa | reports: laporan | period: periode, triwulan
    proposals: usulan | proposer: pengusul | current: kondisi saat ini, kondisi sekarang | due: tenggat, batas waktu
    reason: alasan | agreement: perjanjian, kerja sama, kesepakatan | until: sampai, berlaku sampai
    waive: dikecualikan, pengecualian | action: aksi, rencana aksi | dimensions: dimensi | weights: bobot
    application: aplikasi | quick_win: program unggulan, program percepatan | internal: rahasia
    objectives: sasaran, sasaran smart city | objective: sasaran | scale: skala, predikat, jenjang
    kind_of_percent: jenis persen, jenis persentase | min: minimal, minimum | max: maks, maksimal, maksimum
"""
_WORDS = """
    1-year: 1y, 1yr, 1 years, 1th, 1 thn, 1 tahun, 1 tahunan, satu tahun, one year, short, short term
    5-year: 5y, 5yr, 5 years, 5th, 5 thn, 5 tahun, 5 tahunan, lima tahun, five years, medium, medium term, mid term
    long-term: long, 10 tahun, 15 tahun, 20 tahun, 25 tahun
    proposed: diusulkan, usul, menunggu, belum dianggarkan
    planned: rencana, terencana, belum mulai, belum dimulai, belum dilaksanakan, belum berjalan, not started
    done: tuntas, rampung, sudah selesai, telah selesai, terlaksana, completed, complete, finished
    done: telah dilaksanakan, sudah dilaksanakan, terealisasi
    ongoing: sedang berjalan, sedang dilaksanakan, sedang dikerjakan, dalam pelaksanaan, dalam proses
    ongoing: berlangsung, in progress, on progress, running, sudah berjalan, telah berjalan, sedang proses
    delayed: ditunda, tunda | cancelled: batal, tidak jadi, tidak dilanjutkan, dihentikan, canceled
    confirmed: tetap, definitif | provisional: sementara
    approved: setuju, setujui | approved-with-notes: setuju dengan catatan, setujui dengan catatan
    revise: revisi, perbaikan, perlu diperbaiki, perbaiki, direvisi | rejected: tolak, menolak
    submitted: usulan, diajukan | merged: digabungkan
    secured: dianggarkan
    higher: semakin tinggi semakin baik, semakin tinggi, makin tinggi, naik, tinggi
    lower: semakin rendah semakin baik, semakin rendah, makin rendah, turun, rendah
    keep: tetap, dipertahankan, pertahankan, mempertahankan, maintain | growth: pertumbuhan | share: proporsi, porsi
    yearly: tahunan | flagship: unggulan | local: lokal
    agency: dinas, opd, pd, badan | central: kementerian, pusat, lembaga
    vertical: vertikal | bumd: bumdes
    academic: universitas, akademisi | community: masyarakat
    governance: smart government, government, tata kelola, tata kelola cerdas, smart tata kelola, smart gov
    branding: citra daerah, citra daerah cerdas, smart citra daerah, smart brand
    economy: ekonomi, ekonomi cerdas, smart ekonomi, smart economic | living: kehidupan, kehidupan cerdas, smart life
    living: smart kehidupan, smart mobility, mobility, mobilitas, smart mobilitas
    environment: lingkungan, lingkungan hidup, lingkungan cerdas, smart lingkungan
    society: smart people, people, masyarakat, masyarakat cerdas, smart masyarakat, smart social, smart community
    enablers: penunjang, enabler
    public-service: pelayanan publik | bureaucracy: birokrasi
    policy: kebijakan | tourism: wisata, tourism branding | business: business branding
    spatial-harmony: tata ruang | health: smart health | mobility: smart mobility, transportasi
    learning: pembelajaran, pendidikan
    protection: proteksi | waste: sampah, limbah
    pokir: pokok pikiran | other: lainnya, lain
    perbup: peraturan bupati | sk: keputusan bupati | commitment: komitmen
    ignore: abaikan, nonaktif
    juta: rp juta, juta rupiah, jt, million | miliar: rp miliar, miliar rupiah, milyar, billion
    bupati: kepala daerah, wali kota | evaluation: evaluasi, penilaian | rkpd: renja | month: bulan | table: tabel
    id: indonesia, bahasa indonesia, ind | en: inggris, bahasa inggris, english
"""


def table(text: str) -> Mapping[str, tuple[str, ...]]:
    """Words of the format with planners' words for each: of ``format: planner, planner | format: …``."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.replace("|", "\n").strip().splitlines():
        word, _colon, written = line.partition(":")
        found[word.strip()] = (*found.get(word.strip(), ()), *(each.strip() for each in written.split(",")))
    return found


KEYS, WORDS = table(_KEYS), table(_WORDS)
"""Planners' words for keys of fields, and for fixed words; a label that the product shows is not among them."""

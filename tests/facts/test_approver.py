"""Whether who decided is the plan's approver, as people here write titles and names."""

import pytest

from ppu_roadmap.facts.decisions import names_approver
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.quick_win import Decision


def names(approver: str, by: str, position: str | None = None) -> bool:
    file = PlanFile.model_validate({
        "format": 1,
        "title": "Uji",
        "region": {"name": "Kota Bontang", "code": "64.74", "province": "Kalimantan Timur"},
        "start": 2022,
        "horizons": {"1-year": 2023, "5-year": 2027, "long-term": 2037},
        "agencies": {},
        "approver": approver,
        "signatories": [{"role": approver, "name": "dr. Neni Moerniaeni, Sp.OG."}, {"role": "Sekda", "name": "Aji"}],
    })  # fmt: skip
    decision = {"status": "approved", "by": by, "position": position, "date": "2022-08-29"}
    return names_approver(Plan(file), Decision.model_validate({key: each for key, each in decision.items() if each}))


@pytest.mark.parametrize(
    ("approver", "by", "position"),
    [
        ("Bupati", "Bupati", None),
        ("Bupati", "bupati", None),
        ("Bupati", "BUPATI PPU", None),
        ("Bupati", "Plt Bupati", None),
        ("Bupati", "Plt. Bupati", None),
        ("Bupati", "Pelaksana Tugas Bupati", None),
        ("Bupati", "Pj.Bupati Kutai Kartanegara", None),
        ("Bupati", "Hamdam", "Pelaksana Tugas Bupati"),
        ("Bupati", "Makmur Marbun (Penjabat Bupati)", None),
        ("Bupati Penajam Paser Utara", "Bupati", None),
        ("Pj Bupati Penajam Paser Utara", "Bupati Penajam Paser Utara", None),
        ("Wali Kota", "Walikota Bontang", None),
        ("Walikota Bontang", "WALI KOTA", None),
        ("Wali Kota", "Neni Moerniaeni", None),
        ("Sekretaris Daerah", "Plh. Sekretaris Daerah", None),
    ],
)
def test_it_is_the_approver(approver: str, by: str, position: str | None) -> None:
    assert names(approver, by, position)


@pytest.mark.parametrize(
    ("approver", "by", "position"),
    [
        ("Bupati", "Wakil Bupati", None),
        ("Bupati", "Hamdam", None),
        ("Bupati", "Hamdam", "Wakil Bupati"),
        ("Bupati", "Kepala Diskominfo", None),
        ("Bupati", "Staf Ahli Bupati Bidang Pembangunan", None),
        ("Bupati", "Sekretaris Daerah", None),
        ("Wali Kota", "Kepala Dinas Kota", None),
        ("Wali Kota", "Aji", None),
        ("Sekretaris Daerah", "Bupati", None),
    ],
)
def test_it_is_somebody_else(approver: str, by: str, position: str | None) -> None:
    assert not names(approver, by, position)

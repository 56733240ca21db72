"""The calendar: read back by the library that wrote it, and line by line as phones do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar, Event

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import ics
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language
from ppu_roadmap.views.view import Asked
from tests.sample import HOSTILE, QUICK_WIN, plan_of, sample_plan

TODAY = date(2024, 6, 1)


def events(*plans: Plan, language: Language = "id", **asked: Any) -> dict[str, Any]:
    data = ics.render(Asked(plans, asked.pop("today", TODAY), **asked), language, "ics")
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    found = calendar.walk("VEVENT")
    by_uid = {str(each["uid"]): each for each in found if isinstance(each, Event)}
    assert len(by_uid) == len(found), "a name for each"
    return by_uid


def days(event: Any) -> tuple[date, date]:
    return event["dtstart"].dt, event["dtend"].dt


def test_a_quick_win_from_its_first_month_to_its_last() -> None:
    found = events(plan_of({"quick_win": QUICK_WIN, "status": "ongoing", "years": [2022, 2024]}))
    event = found["64.09-GOV-01@ppu-roadmap"]
    assert days(event) == (date(2022, 9, 1), date(2024, 3, 1)), "the end is the day after, in a leap year too"
    assert event["summary"] == "Quick Win: Go PPU (terlambat)"
    assert event["categories"].cats == ["Smart Governance"]
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "CONFIRMED")
    assert "Perangkat Daerah Penanggung Jawab: DLH" in event["description"]
    decision = found["64.09-GOV-01-decision@ppu-roadmap"]
    assert days(decision) == (date(2022, 8, 31), date(2022, 9, 1)), "before it starts"
    assert decision["summary"] == "Mohon keputusan Bupati: Go PPU"
    assert "Penetapan penanggung jawab" in decision["description"]


@pytest.mark.parametrize("status", ["approved", "rejected"])
def test_a_decision_is_asked_for_only_while_there_is_none(status: str) -> None:
    decided = {**QUICK_WIN, "decisions": [{"status": status, "by": "Bupati", "date": "2022-08-29"}]}
    assert not [uid for uid in events(plan_of({"quick_win": decided})) if "decision" in uid]
    assert not [uid for uid in events(plan_of({"quick_win": QUICK_WIN, "status": "done"})) if "decision" in uid]


def test_actions_and_what_is_only_proposed() -> None:
    actions = [
        {"id": "GOV-01-A1", "name": "Membangun", "start": "2024-02", "finish": "2024-07", "status": "proposed"},
        {"id": "GOV-01-A2", "name": "Melatih", "finish": "2024-12"},
        {"id": "GOV-01-A3", "name": "Batal", "start": "2024-02", "status": "cancelled"},
        {"id": "GOV-01-A4", "name": "Terbalik", "start": "2024-06", "finish": "2024-02"},
        {"id": "GOV-01-A5", "name": "Kapan saja"},
        {"id": "GOV-01-A6", "name": "Tahun nol", "start": "0000-01", "finish": "0000-02"},
        {"id": "GOV-01-A7", "name": "Akhir zaman", "start": "9999-11", "finish": "9999-12"},
    ]
    found = events(plan_of({"actions": actions, "status": "planned"}), selection=Selection(dimensions=("governance",)))
    assert [uid.partition("@")[0] for uid in found] == ["64.09-GOV-01-A1", "64.09-GOV-01-A2"]
    first, second = found.values()
    assert days(first) == (date(2024, 2, 1), date(2024, 8, 1))
    assert (first["summary"], first["status"]) == ("Membangun (Go PPU) (usulan)", "TENTATIVE")
    assert days(second) == (date(2024, 12, 1), date(2025, 1, 1)), "its one known month"


def test_no_program_that_is_not_live() -> None:
    gone = [
        {"quick_win": QUICK_WIN, "status": "cancelled"},
        {"quick_win": QUICK_WIN, "status": "done", "replaced_by": "GOV-03"},
    ]
    assert not [uid for uid in events(plan_of(*gone)) if "GOV" in uid]


def test_reports_due_at_the_ends_of_quarters() -> None:
    running: dict[str, Any] = {"status": "ongoing", "years": [2023, 2024]}
    reported = {**running, "reports": [{"period": "2024-Q2", "progress": 40}]}
    found = events(plan_of(running, {**reported, "owner": "diskominfo"}, {"status": "planned"}))
    reports = {uid.partition("@")[0]: each for uid, each in found.items() if "report" in uid}
    assert list(reports) == [f"64.09-report-2024-Q{quarter}" for quarter in (1, 2, 3, 4)], "not after its last year"
    assert days(reports["64.09-report-2024-Q2"]) == (date(2024, 6, 30), date(2024, 7, 1))
    assert reports["64.09-report-2024-Q2"]["summary"] == "Laporan Triwulan II 2024: 1 program"
    assert reports["64.09-report-2024-Q2"]["description"] == "DLH: GOV-01"
    assert reports["64.09-report-2024-Q3"]["description"] == "DLH: GOV-01\nDiskominfo: GOV-02"


def test_evaluations_and_what_their_assessors_recommended() -> None:
    advice = [
        {"text": "Tetapkan Dewan", "owner": "dlh", "due": "2024-02", "status": "planned"},
        {"text": "Selesai sudah", "due": "2024-03-15", "status": "done"},
        {"text": "Batal", "due": "2024-03", "status": "cancelled"},
        {"text": "Tanpa tenggat"},
    ]
    plan = plan_of({}, evaluations=[{"year": 2023, "stage": 2, "recommendations": advice}])
    found = {uid.partition("@")[0]: each for uid, each in events(plan, language="en").items()}
    assert {uid: days(each)[0] for uid, each in found.items()} == {
        "64.09-evaluation-2023-2": date(2023, 12, 31),
        "64.09-evaluation-2023-2-1": date(2024, 2, 29),
        "64.09-evaluation-2023-2-2": date(2024, 3, 15),
        "64.09-evaluation-2024": date(2024, 12, 31),
    }
    assert found["64.09-evaluation-2023-2-1"]["summary"].endswith("Tetapkan Dewan (late)")
    assert not found["64.09-evaluation-2023-2-2"]["summary"].endswith("(late)")
    assert not events(plan, selection=Selection(owners=("dlh",))), "of the whole region, not of some programs"


def lines(data: bytes) -> Iterable[str]:
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b""), "no line ends but these"
    folded = data.decode().split("\r\n")
    assert max(len(line.encode()) for line in folded) <= 75
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_hostile_text_is_text_alone(language: Language) -> None:
    evil = f"{HOSTILE}\r\nEND:VEVENT\r\nBEGIN:VALARM\nTRIGGER:-PT1M\x07\u2028;, {'X' * 300}"
    hostile = {
        "name": evil[:300],
        "quick_win": {**QUICK_WIN, "ask": evil},
        "actions": [{"id": "GOV-01-A1", "name": evil[:300], "start": "2023-02"}],
    }
    advice = [{"text": evil, "due": "2024-02"}]
    region = {"name": evil[:200], "code": "64.09", "province": "Kalimantan Timur"}
    plan = plan_of(hostile, region=region, evaluations=[{"year": 2023, "recommendations": advice}], approver=evil[:90])
    data = ics.render(Asked([plan, sample_plan()], TODAY), language, "ics")
    found = [*lines(data)]
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == len(Calendar.from_ical(data).walk("VEVENT"))
    assert {line for line in found if line.startswith("BEGIN:")} == {"BEGIN:VCALENDAR", "BEGIN:VEVENT"}
    assert not [sign for sign in data.decode() if sign < " " and sign not in "\r\n"]
    assert "\u2028" not in data.decode()
    assert "\u202e" not in data.decode()


def test_the_stamp_is_the_day_or_what_a_build_says(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of({"quick_win": QUICK_WIN})
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert {str(one["dtstamp"].to_ical(), "ascii") for one in events(plan).values()} == {"20240601T000000Z"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert {str(one["dtstamp"].to_ical(), "ascii") for one in events(plan).values()} == {"19700102T000000Z"}


def test_several_regions_are_told_apart(plan: Plan) -> None:
    other = plan_of({"quick_win": QUICK_WIN}, region={"name": "Kota Lain", "code": "64.74", "province": "Kaltim"})
    found = events(plan, other)
    assert found["64.74-GOV-01@ppu-roadmap"]["summary"].startswith("Kota Lain: Quick Win: Go PPU")
    assert "64.09-GOV-01@ppu-roadmap" in found


def test_nothing_to_keep() -> None:
    assert events(Plan()) == {}

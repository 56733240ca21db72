"""Buku 2 in Word and on paper, read back by other programs: its numbers are those that machines get."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT

FULL = ROOT / "tests" / "plans" / "full"
by_plan = pytest.mark.parametrize("plan", [PLANS, FULL], ids=["regency", "full"])


def rows(command: str, plan: Path, *options: str) -> list[dict[str, Any]]:
    """What a command tells machines."""
    told: list[dict[str, Any]] = json.loads(roadmap(command, plan, "--format", "json", *options).out)["rows"]
    return told


def book(form: str, plan: Path) -> io.BytesIO:
    return io.BytesIO(roadmap("export", form, "-o", "-", "--plan", plan, "--lang", "id", "-q").data)


def rupiah(text: str) -> int | None:
    """The amount that a cell begins with; none where it says that it is not known."""
    found = re.match(r"(?:Rp )?([0-9.]+)", text)
    return int(found[1].replace(".", "")) if found else None


@by_plan
def test_in_word(plan: Path) -> None:
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(book("docx", plan)).tables
    ]
    (every,) = (table for table in tables if "Kode Nomenklatur (Permendagri 90/2019)" in table[0])
    place = {label: every[0].index(label) for label in ("Kode", "Tahun Pelaksanaan", "Anggaran")}
    read = {row[place["Kode"]]: (row[place["Tahun Pelaksanaan"]], rupiah(row[place["Anggaran"]])) for row in every}
    for one in rows("show", plan, "--columns", "id,years,budget,status"):
        years = "–".join(dict.fromkeys(map(str, one["years"])))
        assert read[one["id"]] == (years, one["budget"]), one["id"]
    money = rows("budget", plan)
    for side, label in (("source", "Sumber Dana"), ("owner", "Pemilik Anggaran")):
        sums: Counter[str] = Counter()
        for row in money:
            sums[row[side]] += row["amount"] or 0
        (table,) = (each for each in tables if each[0][0] == label and each[0][1][:2] == "20")
        *inside, total = (rupiah(row[-1]) for row in table[1:])
        assert sorted(filter(None, inside)) == sorted(filter(None, sums.values())), side
        assert total == sum(sums.values())


@by_plan
def test_on_paper(plan: Path) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(book("pdf", plan)).pages)
    printed = {int(number.replace(".", "")) for number in re.findall(r"\b[0-9]{1,3}(?:\.[0-9]{3})+\b", text)}
    told = {row["budget"] for row in rows("show", plan)} | {row["amount"] for row in rows("budget", plan)}
    known = {amount for amount in told if amount and amount > 999}
    assert known
    assert known <= printed
    assert all(row["id"] in text for row in rows("show", plan))

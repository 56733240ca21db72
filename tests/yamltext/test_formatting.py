"""The one form: reached in one step, kept from then on, with every value and comment that was there."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import HealthCheck, given, settings

from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.yamltext.changes import EditError
from tests.cli.process import PLANS
from tests.yamltext.edits import fmt
from tests.yamltext.messy import messy_files
from tests.yamltext.test_engine import comments, drafted

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@pytest.mark.fuzz
@SETTINGS
@given(messy_files())
def test_says_the_same_and_once_is_enough(before: bytes) -> None:
    draft = drafted(before)
    after = fmt(before)
    assert draft_of(after).root.data == draft.root.data
    assert fmt(after) == after
    assert comments(before) == comments(after)


BEFORE = """\
# yaml-language-server: $schema=x
# Sumber: rapat
programs:
# yang pertama
- name:   'Go PPU'   # nama
  # nomornya
  id:     "GOV-01"

  years:
    - 2022   # mulai
    - 2023
  quick_win:
        finish: 2023-08
        # mulainya
        start: "2022-09"
        scores: {impact:  4,
                 'speed': 5}
            # lebih dalam
  budget:
  - { amount: 5,
      year: 2023 }   # juta
  - year: 2024   # tahun
    source: apbd
  nomenclature: '2.16.03'
  note: >-   # lipat
            satu
            dua
  x-own: {z: 1, a: 2}
  indicators:
    -
      # satuan
      unit: '%'
      targets: {2025: 2, 2023: 1}
  sources: [
    a, # satu
    b
  ]
# terakhir
-   id: GOV-02
    description: panjang
      sekali
dimension: governance
# akhir
"""
AFTER = """\
# yaml-language-server: $schema=x
# Sumber: rapat
dimension: governance
programs:
  # yang pertama
  # nomornya
  - id: GOV-01
    name: Go PPU   # nama

    years:
      - 2022   # mulai
      - 2023
    nomenclature: "2.16.03"
    note: >-   # lipat
      satu
      dua
    sources: [
      a, # satu
      b
    ]
    budget:
      - {year: 2023, amount: 5}   # juta
      - year: 2024   # tahun
        source: apbd
    indicators:
      # satuan
      - unit: "%"
        targets: {2023: 1, 2025: 2}
    quick_win:
      # mulainya
      start: 2022-09
      finish: 2023-08
      scores: {impact: 4, speed: 5}
      # lebih dalam
    x-own: {z: 1, a: 2}
  # terakhir
  - id: GOV-02
    description: panjang sekali
# akhir
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_one_form(newline: str, mark: bytes) -> None:
    before, after = (mark + text.replace("\n", newline).encode() for text in (BEFORE, AFTER))
    assert fmt(before).decode() == after.decode()
    assert fmt(after) == after


def test_the_plan_has_the_one_form() -> None:
    for path in PLANS.glob("*.yaml"):
        assert fmt(path.read_bytes()) == path.read_bytes(), path.name


def test_json_becomes_lines() -> None:
    after = fmt(b'{"dimension": "living", "programs": [{"name": "2.10", "id": "LIV-01", "internal": true}]}')
    assert after.decode() == textwrap.dedent("""\
        dimension: living
        programs:
          - id: LIV-01
            name: "2.10"
            internal: true
        """)
    assert fmt(b"{programs: []}  # none\n") == b"{programs: []}  # none\n"


def test_blocks_of_text_keep_every_blank() -> None:
    before = "a: |2+\n     two\n    one\n\n\nb: |\n      x\n        y\n\n\nc: >4-\n      z\n"
    after = "a: |+2\n     two\n    one\n\n\nb: |\n  x\n    y\n\n\nc: >-2\n    z\n"
    assert fmt(before.encode()).decode() == after
    assert fmt(after.encode()).decode() == after


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"- a\n",
        b"a: [",
        b"programs: &x\n  - id: a\n",
        b"[a]: b\n",
    ],
)
def test_what_has_no_one_form_stays(data: bytes) -> None:
    with pytest.raises(EditError):
        fmt(data)


def test_odd_scalars_are_carried_along() -> None:
    assert fmt(b"a:   !!str 5\nb:  *x\nc: &y 7 # d\n") == b"a: !!str 5\nb: *x\nc: &y 7 # d\n"

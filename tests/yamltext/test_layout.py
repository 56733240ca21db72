"""What an edit writes, seen in whole: one form, the place that the format gives, the habits of the file."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from ppu_roadmap.yamltext.changes import Change, EditError, Insert, Remove, Set
from ppu_roadmap.yamltext.nodes import Plain
from tests.yamltext.edits import edit

P = ("programs", 0)


def text(block: str) -> str:
    return textwrap.dedent(block).lstrip("\n")


def edited(before: str, *changes: Change) -> str:
    return edit(text(before).encode(), changes).decode()


PROGRAM = """
    dimension: governance
    programs:
      # the first
      - id: GOV-01   # never used twice
        name: Go PPU
        # who does it
        owner: diskominfo
        status: planned # since 2022
        quick_win: {kind: flagship, start: 2022-09}
      # the second
      - id: GOV-02
        name: "Data: terbuka"
    """


def test_a_key_takes_the_place_that_the_format_gives_it() -> None:
    after = edited(
        PROGRAM, Set((*P, "horizon"), "1-year"), Set((*P, "note"), "lihat: lampiran"), Set((*P, "years"), [1, 2])
    )
    assert after == text("""
    dimension: governance
    programs:
      # the first
      - id: GOV-01   # never used twice
        name: Go PPU
        horizon: 1-year
        # who does it
        owner: diskominfo
        years: [1, 2]
        status: planned # since 2022
        note: "lihat: lampiran"
        quick_win: {kind: flagship, start: 2022-09}
      # the second
      - id: GOV-02
        name: "Data: terbuka"
    """)


def test_what_is_missing_above_a_key_is_made() -> None:
    after = edited(
        PROGRAM,
        Set((*P, "indicators", 0, "targets", "2023"), Plain("50")),
        Set((*P, "quick_win", "decisions", 0), {"status": "proposed"}),
        Set(("programs", 1, "quick_win", "finish"), "2023-08"),
    )
    assert after == text("""
    dimension: governance
    programs:
      # the first
      - id: GOV-01   # never used twice
        name: Go PPU
        # who does it
        owner: diskominfo
        status: planned # since 2022
        indicators:
          - targets: {2023: 50}
        quick_win: {kind: flagship, start: 2022-09, decisions: [{status: proposed}]}
      # the second
      - id: GOV-02
        name: "Data: terbuka"
        quick_win:
          finish: 2023-08
    """)


def test_an_empty_list_takes_its_first_program() -> None:
    fields: dict[str, Any] = {
        "id": "GOV-01",
        "name": "Go PPU",
        "budget": [{"year": 2023, "source": "apbd"}],
        "sdgs": [9, 16],
    }
    after = edited("dimension: governance  # x\r\nprograms: []\r\n", Set(("programs", 0), fields))
    assert after == (
        "dimension: governance  # x\r\nprograms:\r\n  - id: GOV-01\r\n    name: Go PPU\r\n"
        "    budget:\r\n      - {year: 2023, source: apbd}\r\n    sdgs: [9, 16]\r\n"
    )


@pytest.mark.parametrize("programs", ["programs:", "programs: # none yet", "programs: null", "programs: ~  # none"])
def test_a_list_that_has_no_value_takes_its_first_item(programs: str) -> None:
    after = edited(f"dimension: governance\n{programs}\n", Set(("programs", 0), {"id": "GOV-01"}))
    comment = programs.partition("#")[1:]
    head = "programs:" + "".join([programs[len("programs:") : programs.index("#")], *comment]) if all(comment) else ""
    assert after.endswith("\n  - id: GOV-01\n")
    assert "#" not in programs or head.rpartition("#")[2] in after


def test_an_item_that_has_no_value_takes_its_first_key() -> None:
    after = edited("dimension: governance\nprograms:\n  -\n  - id: GOV-02\n", Set((*P, "id"), "GOV-01"))
    assert after == "dimension: governance\nprograms:\n  - id: GOV-01\n  - id: GOV-02\n"


def test_habits_of_the_file_are_kept() -> None:
    before = """
    programs:
    -   id: GOV-01
        quick_win:
            kind: local
    """
    after = edited(
        before, Set(("programs", 1), {"id": "GOV-02", "quick_win": {"kind": "local"}}), Set((*P, "risks", 0, "id"), "r")
    )
    assert after == text("""
    programs:
    -   id: GOV-01
        quick_win:
            kind: local
        risks:
        -   id: r
    -   id: GOV-02
        quick_win:
            kind: local
    """)


def test_json_stays_json() -> None:
    before = """
    {
      "dimension": "governance",
      "programs": [
        {
          "id": "GOV-01",
          "years": [2022, 2023],
          "quick_win": {}
        }
      ]
    }
    """
    after = edited(
        before,
        Set((*P, "name"), 'Go "PPU"'),
        Set((*P, "years", 1), 2024),
        Set((*P, "sdgs"), [9]),
        Set(("programs", 1), {"id": "GOV-02", "internal": True}),
        Set((*P, "quick_win", "kind"), "local"),
    )
    import json

    assert json.loads(after) == {
        "dimension": "governance",
        "programs": [
            {"id": "GOV-01", "name": 'Go "PPU"', "years": [2022, 2024], "sdgs": [9], "quick_win": {"kind": "local"}},
            {"id": "GOV-02", "internal": True},
        ],
    }
    assert '\n      "name": "Go \\"PPU\\"",\n' in after


def test_lists_lose_and_gain_items_and_keep_their_comments() -> None:
    before = """
    programs:
      - sources:
          - a  # first
          # between
          - b  # second
          - c
        partners: [x,  y, z]   # all
        locations: [
          penajam, # seat
          waru # coast
        ]
    """
    after = edited(
        before,
        Set((*P, "sources"), ["a", "c", "d"]),
        Set((*P, "partners"), ["y", "z", "w"]),
        Insert((*P, "locations", 1), "babulu"),
        Insert((*P, "locations", 3), "sepaku"),
    )
    assert after == text("""
    programs:
      - sources:
          - a  # first
          - c
          - d
        partners: [y, z, w]   # all
        locations: [
          penajam, # seat
          babulu,
          waru, # coast
          sepaku
        ]
    """)


def test_removing_leaves_no_trace() -> None:
    after = edited(
        PROGRAM,
        Remove((*P, "id")),
        Remove((*P, "status")),
        Remove((*P, "quick_win", "kind")),
        Remove(("programs", 1)),
    )
    assert after == text("""
    dimension: governance
    programs:
      # the first
      - name: Go PPU
        # who does it
        owner: diskominfo
        quick_win: {start: 2022-09}
    """)


LONG = " ".join(["Pintu", "masuk", "digital", "menuju", "layanan"] * 7)


def test_long_text_is_folded_where_it_is_new_and_stays_on_its_line_where_it_was() -> None:
    new = edited("programs:\n  - id: GOV-01\n", Set((*P, "note"), LONG))
    head, *lines = new.splitlines()[2:]
    assert head == "    note: >-"
    assert all(line.startswith("      ") and len(line) <= 120 for line in lines)
    assert len(lines[0]) > 110
    assert " ".join(line.strip() for line in lines) == LONG
    there = edited("programs:\n  - note: x # y\n", Set((*P, "note"), LONG))
    assert there == f"programs:\n  - note: {LONG} # y\n"
    kept = edited("programs:\n  - id: x\n", Set((*P, "note"), "satu\ndua: tiga\n"))
    assert kept == "programs:\n  - id: x\n    note: |\n      satu\n      dua: tiga\n"
    unended = edited("programs:\n  - id: x", Set((*P, "note"), "satu\ndua: tiga\n"))
    assert unended == 'programs:\n  - id: x\n    note: "satu\\ndua: tiga\\n"'


def test_folded_text_stays_folded() -> None:
    before = """
    programs:
      - note: >-   # said in 2022
          satu dua tiga empat
          lima enam tujuh
          delapan
        description: >
          sembilan sepuluh
          sebelas dua belas
        id: GOV-01
    """
    away = edited(before, Set((*P, "note"), "pendek"), Set((*P, "description"), "lain\n"))
    assert "note: >-   # said in 2022\n      pendek\n" in away
    back = edited(away, Set((*P, "note"), LONG), Set((*P, "description"), "sembilan sepuluh\n"))
    assert "description: >\n      sembilan sepuluh\n    id: GOV-01\n" in back
    assert all(len(line) <= 120 for line in back.splitlines())


def test_folded_text_is_no_wider_than_that_of_the_file() -> None:
    before = """
    programs:
      - note: >-
          Pintu masuk digital menuju layanan Pintu masuk digital menuju layanan Pintu masuk
          digital
        name: x
    """
    after = edited(before, Set((*P, "note"), LONG), Set((*P, "status_note"), LONG))
    assert (after.count(">-"), max(map(len, after.splitlines()))) == (2, max(map(len, text(before).splitlines())))
    narrow = edited(before.replace("menuju layanan", ""), Set((*P, "note"), LONG))
    assert 70 < max(map(len, narrow.splitlines())) <= 80


def test_a_list_in_brackets_stays_in_them_as_far_as_a_line_goes() -> None:
    before = "x:\n  sources: [a]\n"
    assert edited(before, Set(("x", "sources"), ["b", "c"])) == "x:\n  sources: [b, c]\n"
    links = [f"https://x.id/{sign * 60}" for sign in "abc"]
    assert edited(before, Set(("x", "sources"), links[:2])).count("\n    - https") == 2


def test_the_value_that_is_there_already_changes_nothing() -> None:
    before = text("""
    programs:
      - {id:   'GOV-01', "name": >- }
    """).replace(">-", "'x'")
    assert edit(before.encode(), [Set((*P, "id"), "GOV-01"), Set((*P, "name"), "x")]).decode() == before


@pytest.mark.parametrize(
    "change",
    [
        Set(("programs", 7), {}),
        Set(("programs", "x"), {}),
        Set((*P, "name", "first"), "x"),
        Set((*P, "budget", 1), {}),
        Remove((*P, "note")),
        Remove((*P, "note", "x")),
        Remove(("programs", 5)),
        Insert((*P, "name", 0), "x"),
        Insert((), "x"),
        Remove(()),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(change: Change) -> None:
    with pytest.raises(EditError):
        edited(PROGRAM, change)


@pytest.mark.parametrize(
    "data", [b"", b"# nothing\n", b"a: [", b"a: 1\n\tb: 2", b"- a\n", b"\xff\xfea\x00", b"a: " + b"[" * 99]
)
def test_a_file_that_cannot_be_read_is_not_edited(data: bytes) -> None:
    with pytest.raises(EditError):
        edit(data, [Set(("programs",), [])])


def test_what_the_format_refuses_is_carried_along() -> None:
    before = """
    programs: &all
      - id: !!str 5
        name: a
        name: b
        owner: *all
        x-own: {deep: [1, {more: 2}]}
        horizon: 0x10
    """
    after = edited(before, Set((*P, "name"), "c"), Set((*P, "x-own", "deep", 1, "more"), 3))
    assert after == text(before).replace("name: a", "name: c").replace("more: 2", "more: 3")


def test_bytes_that_are_no_utf_8_stay() -> None:
    before = b"\xef\xbb\xbfprograms:\n  - id: x\n    name: caf\xe9 \x07 # \xe9\n"
    after = edit(before, [Set((*P, "id"), "GOV-01")])
    assert after == before.replace(b"id: x", b"id: GOV-01")

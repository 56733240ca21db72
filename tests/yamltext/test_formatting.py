"""The one form: reached in one step, kept from then on, with every value and comment that was there."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.source.reader import read
from ppu_roadmap.yamltext.changes import EditError
from ppu_roadmap.yamltext.draft import Draft
from tests.cli.process import PLANS
from tests.yamltext.edits import fmt
from tests.yamltext.messy import messy_files
from tests.yamltext.test_engine import comments, drafted
from tools.mutations import corpus, mutated

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
    ("data", "said"),
    [
        (b"", "line 1: the file is empty; write keys"),
        (b"- a\n", "line 1: the file is not a mapping of keys; write keys"),
        (b"a: 1\nb: [}", "line 2: a value is missing here; write the value"),
        (b"\xff\xfea: 1\n", "line 1: the file is not UTF-8 but looks like UTF-16 or UTF-32; save it as UTF-8"),
        (b"a: 1\nprograms: &x\n  - id: a\n", "line 2: an anchor or a tag stands before a list or mapping; delete it"),
        (b"# c\n--- !!map\na: 1\n", "line 2: an anchor or a tag stands before a list or mapping; delete it"),
        (b"a: 1\n[a]: b\n", "line 2: what stands here is no key with its value; write key: value"),
        (b"a: 1\n? - b\n: c\n", "line 2: what stands here is no key with its value; write key: value"),
        (b"--- {a: 1}\n", "line 1: what stands here is no key with its value; write key: value"),
        (b"a: 1\nb:\n  ? # why\n    c\n  : d\n  e: f\n", "line 3: what stands here would not stay"),
    ],
)
def test_what_has_no_one_form_is_refused_by_its_line(data: bytes, said: str) -> None:
    with pytest.raises(EditError) as caught:
        fmt(data)
    assert said in str(caught.value)


def occurrences(data: bytes) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """The keys and values of a file, its comments, and its characters that may stand in no plan."""
    draft, document = Draft.of(data), read(data, "")
    values = Counter(said for said in document.outline.said if isinstance(said, str))
    barred = Counter(char for char in draft.text.body if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    said = Counter(text for _start, text in draft.comments())
    return values, said, Counter({char: count for char, count in barred.items() if char not in "\t\r\n"})


@st.composite
def strewn(draw: Any) -> bytes:
    """A real, a faulty or a broken file, with comments, odd texts and odd characters strewn in."""
    data = draw(st.one_of(st.sampled_from(TEXTS), st.randoms(use_true_random=False).map(partial(mutated, texts=TEXTS))))
    for scrap, at in draw(st.lists(st.tuples(st.sampled_from(STREWN), st.floats(0, 1)), max_size=6)):
        lines = data.splitlines(keepends=True)
        number = round(at * len(lines))
        data = b"".join([*lines[:number], scrap, *lines[number:]])
    return bytes(draw(st.sampled_from((data, data.rstrip(b"\n"), data.replace(b"\n", b"\r\n")))))


TEXTS = corpus()
STREWN = [
    text.encode()
    for text in (
        "# c\n", "  # satu\u2028dua\n", "      # a\x85b \n", "\n", "    note: |+\n      x\n\n", "    note: |\n      x",
        "    x-a: a\u2028b\n", '    x-b: "a\u202eb\n       c"  # d\n', "    ? x-c # e\n    : f\n",
        "    x-d: {g: !!str 5, h: *i, # j\n     k: 1}\n", "    'x''e \"': >2\n       l\n\n", '    x-f: "\\u200b"\n',
    )
]  # fmt: skip


@pytest.mark.fuzz
@SETTINGS
@given(strewn())
def test_never_changes_a_character(before: bytes) -> None:
    try:
        after, refused = fmt(before), ""
    except EditError as error:
        after, refused = before, str(error)
    if refused:
        assert re.search(r"line \d+: .+; .+", refused)
        return
    values, said, barred = occurrences(after)
    assert occurrences(before)[:2] == (values, said)
    assert not occurrences(before)[2] - barred
    assert fmt(after) == after


def test_characters_that_may_not_stand_are_carried_along() -> None:
    before = 'b: "x\u2028y"\na: p\x85q  # r\u2028s\nc: {z: t\u202eu, y: 1}\nd: "\\u200b"\nn: # v\x0bw\n  g\n'
    after = 'b: "x\u2028y"\na: p\x85q  # r\u2028s\nc: {z: t\u202eu, y: 1}\nd: "\\u200b"\n# v\x0bw\nn: g\n'
    assert fmt(before.encode()).decode() == after


def test_explicit_keys_become_plain_ones() -> None:
    before = 'a: 1\n? note # why\n: text # c\n? "b c"\n: # d\n  - e\n  ? f\n  : - g\n'
    assert fmt(before.replace("  ? f\n  : - g\n", "").encode()).decode() == (
        "a: 1\n# why\nnote: text # c\nb c: # d\n  - e\n"
    )


def test_text_that_keeps_its_end_moves_with_it() -> None:
    before = "programs:\n  - note: |+\n      a\n\n    id: x\n\n    # c\n    name: y\ndimension: |+\n  b\n"
    after = "dimension: |+\n  b\nprograms:\n  - id: x\n\n    # c\n    name: y\n    note: |+\n      a\n\n"
    assert fmt(before.encode()).decode() == after
    assert fmt(after.encode()).decode() == after


def test_odd_scalars_are_carried_along() -> None:
    assert fmt(b"a:   !!str 5\nb:  *x\nc: &y 7 # d\n") == b"a: !!str 5\nb: *x\nc: &y 7 # d\n"


def test_a_line_of_tabs_in_brackets_goes_blank_at_once() -> None:
    after = fmt(b"programs:\n- years: [\n    2024, # mulai\n  \t\n    2025]\n")
    assert after == b"programs:\n  - years: [\n      2024, # mulai\n\n      2025]\n"
    assert fmt(after) == after

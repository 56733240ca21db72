"""Comments go with what they describe, and nothing else goes."""

from __future__ import annotations

import textwrap

import pytest

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.yamltext.changes import Change, Insert, Remove, Set, UnwritableError
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.writing import edited

BEFORE = textwrap.dedent("""\
    # yaml-language-server: $schema=x
    dimension: governance
    # on all programs
    programs:
      # the first

      # its number
      - id: GOV-01   # given in 2022
        # why it waits
        # says the board
        note: waits

        # far from what follows

        years: [2022, 2023]   # both
        actions:
          # step one
          - id: GOV-01-A1
            name: one
              # deeper
          # step two
          - id: GOV-01-A2
            name: two
            # at its end
        quick_win: {
          # how soon
          start: 2022-09,   # a plea
          # how late
          finish: 2023-08   # at most
        }
        scores: {speed: 5, impact: 4}   # of five
    # the end
    """)
P = ("programs", 0)
WITHIN = [line[line.index("#") :] for line in BEFORE.splitlines()[2:-1] if "#" in line]


def said(draft: Draft) -> list[str]:
    return [text for _start, text in draft.comments()]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("dimension",), []),
        (("programs",), WITHIN),
        ((*P, "id"), ["# given in 2022"]),
        ((*P, "note"), ["# why it waits", "# says the board"]),
        ((*P, "years"), ["# both"]),
        ((*P, "actions"), ["# step one", "# deeper", "# step two", "# at its end"]),
        ((*P, "actions", 0), ["# step one", "# deeper"]),
        ((*P, "actions", 1), ["# step two", "# at its end"]),
        ((*P, "actions", 1, "name"), []),
        ((*P, "quick_win", "start"), ["# how soon", "# a plea"]),
        ((*P, "quick_win", "finish"), ["# how late", "# at most"]),
        ((*P, "scores", "speed"), []),
        ((*P, "scores", "impact"), []),
        ((*P, "scores"), ["# of five"]),
    ],
)
def test_what_goes_with_a_key_or_an_item(path: Path, gone: list[str], newline: str) -> None:
    before = draft_of(BEFORE.replace("\n", newline).encode())
    after = edited(before, [Remove(path)])
    assert after.text.body.count(newline) == after.text.body.count("\n")
    assert list(after.gone) == gone
    assert said(after) == [comment for comment in said(before) if comment not in gone]


def test_the_whole_lines_go_and_no_second_blank_line_stays() -> None:
    new = edited(draft_of(BEFORE.encode()), [Remove((*P, "years")), Remove((*P, "quick_win", "finish"))]).text.body
    assert "    # far from what follows\n\n    actions:\n" in new
    assert "      start: 2022-09   # a plea\n    }\n" in new


def test_the_last_item_leaves_no_comment_in_an_empty_list() -> None:
    before = "a:\n  # on x\n  - x\n    # in x\n  # on none\nb: {\n  # on c\n  c: 1 # d\n}\n"
    draft = edited(draft_of(before.encode()), [Remove(("a", 0)), Remove(("b", "c"))])
    assert draft.text.body == "a: []\n  # on none\nb: {}\n"
    assert draft.gone == ("# on x", "# in x", "# on c", "# d")


def test_a_new_first_entry_stands_above_the_comment_of_the_next() -> None:
    before = "a:\n  # on x\n  - x\nb:\n  # on 2024\n  2024: 1\n"
    changes: list[Change] = [Insert(("a", 0), "w"), Set(("b", "2023"), 5)]
    after = "a:\n  - w\n  # on x\n  - x\nb:\n  2023: 5\n  # on 2024\n  2024: 1\n"
    assert edited(draft_of(before.encode()), changes).text.body == after


@pytest.mark.parametrize("sign", ["|", "|+", "|2", "|2+", ">", ">+", "| # why", "|-", ">-"])
def test_a_key_after_text_that_has_no_line_break_at_its_end(sign: str) -> None:
    before = f"a: {sign}\n  b\n  c"
    draft = draft_of(before.encode())
    after = edited(draft, [Set(("x-d",), "e")])
    head, comment = sign.partition(" ")[0], sign.partition(" ")[2]
    kept = f"{head.rstrip('+-')}- {comment}".rstrip()
    assert after.text.body == f"a: {kept}\n  b\n  c\nx-d: e"
    assert after.root.data == {**draft.root.data, "x-d": "e"}


def test_text_that_looks_like_a_comment_stays() -> None:
    before = 'a: "x\n# y"\nb: 1\nc: [\n"p\n# q",\nr]\n'
    after = edited(draft_of(before.encode()), [Remove(("b",)), Remove(("c", 1))])
    assert (after.text.body, after.gone) == ('a: "x\n# y"\nc: [\n"p\n# q"]\n', ())


def test_of_a_key_that_stands_twice_none_is_removed() -> None:
    with pytest.raises(UnwritableError, match="the key a stands twice in one mapping; delete one of the two first"):
        edited(draft_of(b"a: 1\nb: 2\na: 3\n"), [Remove(("a",))])


def test_text_takes_in_no_blank_line_of_what_goes() -> None:
    before = "a: |+\n  b\nc: d\n\n\ne: f\n"
    assert edited(draft_of(before.encode()), [Remove(("c",))]).text.body == "a: |+\n  b\ne: f\n"

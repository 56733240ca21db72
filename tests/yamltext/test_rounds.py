"""Many changes are put in at once, and the file says the same as if they had been made one after the other."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.yamltext.changes import Change, EditError, Insert, Remove, Rename, Set
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Sequence, follow
from ppu_roadmap.yamltext.writing import edited
from tests.yamltext.messy import KEYS, messy_files
from tests.yamltext.test_engine import GIVEN, changes, drafted, paths

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def additions(draw: st.DrawFn, draft: Draft) -> Change:
    """A new item at the end of a list."""
    lists = [path for path in paths(draft.root) if isinstance(follow(draft.root, path), Sequence)]
    assume(lists)
    path = draw(st.sampled_from(lists))
    node = follow(draft.root, path)
    assert isinstance(node, Sequence)
    assume(not node.odd)
    return Insert((*path, len(node.items)), draw(GIVEN))


@st.composite
def renames(draw: st.DrawFn, draft: Draft) -> Change:
    """Another name for a key."""
    keys = [path for path in paths(draft.root) if isinstance(path[-1], str)]
    assume(keys)
    return Rename(draw(st.sampled_from(keys)), draw(st.sampled_from((*KEYS, "new", "2030", "a: b", "x #y"))))


@pytest.mark.fuzz
@SETTINGS
@given(st.data())
def test_the_same_as_one_after_the_other(data: st.DataObject) -> None:
    first = drafted(data.draw(messy_files()))
    assume(paths(first.root))
    draft, made = first, list[Change]()
    for _number in range(data.draw(st.integers(2, 6))):
        if not paths(draft.root):
            break
        kinds = st.one_of(changes(draft.root), additions(draft), renames(draft))
        change = data.draw(kinds)
        try:
            after = edited(draft, [change])
        except EditError:
            continue
        draft, made = after, [*made, change]
    assume(made)
    after = edited(first, made)
    assert after.root.data == draft.root.data
    assert not draft.missing_in(after)


class Reader:
    """Reads files and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, data: bytes) -> SourceFile:
        self.count += 1
        return read(data, "")


PROGRAMS = "programs:\n" + "".join(
    f"  - id: GOV-{number:02}\n    name: Satu\n    budget:\n      - {{year: 2023, amount: 5}}   # APBD\n    x-a: []\n"
    for number in range(1, 31)
)


@pytest.mark.parametrize(
    ("made", "readings"),
    [
        ([Insert(("programs", 30 + number), {"id": f"GOV-{number}", "name": "Dua"}) for number in range(50)], 2),
        ([Insert(("programs", at % 30, "budget", 1 + at // 30), {"year": 2024}) for at in range(90)], 2),
        ([Insert(("programs", at % 30, "x-a", at // 30), "b") for at in range(90)], 2),
        ([Insert(("programs", at // 3, "risks", at % 3), {"id": "a"}) for at in range(90)], 2),
        ([Set(("programs", at // 3, "budget", 0, f"x-{at % 3}"), 1) for at in range(90)], 2),
        ([Set(("programs", at // 3, ("status", "years", "x-b")[at % 3]), "b") for at in range(90)], 2),
        ([Set(("programs", at, "name"), "x\ny") for at in range(30)], 2),
        ([Remove(("programs", at, "name")) for at in range(30)], 2),
        ([Remove(("programs", at)) for at in range(29, 0, -2)], 2),
        ([Rename(("programs", at, "name"), "x-name") for at in range(30)], 2),
        ([Insert(("programs", 30), {"id": "a"}), Set(("programs", 29, "x-a", 0), "b"), Set(("x-b",), 1)], 2),
        ([Insert(("programs", 0), {"id": "a"}), Remove(("programs", 1)), Set(("programs", 1, "name"), "b")], 3),
    ],
)
def test_a_file_is_read_a_few_times_however_many_changes_are_made(made: list[Change], readings: int) -> None:
    reader = Reader()
    draft = draft_of(PROGRAMS.encode(), reader)
    after = edited(draft, made)
    assert reader.count <= readings
    one = draft
    for change in made:
        one = edited(one, [change])
    assert after.text.body == one.text.body

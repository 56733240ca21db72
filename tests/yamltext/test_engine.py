"""Whatever a file looks like, an edit says what was meant and leaves the rest alone, to the byte."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.yamltext.changes import Change, EditError, Insert, Remove, Set, UnwritableError, changed
from ppu_roadmap.yamltext.compose import is_plain, quoted
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Mapping, Node, Plain, Scalar, Sequence, follow
from ppu_roadmap.yamltext.writing import edited
from tests.steps import steps
from tests.yamltext.edits import edit
from tests.yamltext.messy import KEYS, NUMBERS, TEXTS, messy_files

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
SCALARS = st.one_of(st.sampled_from(TEXTS), st.sampled_from(NUMBERS).map(Plain))
GIVEN = st.recursive(
    SCALARS,
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.sampled_from(KEYS), below, max_size=3)),
    max_leaves=6,
)


def paths(node: Node, above: Path = ()) -> list[Path]:
    """Every path in a file but the root's."""
    found: list[Path] = []
    if isinstance(node, Mapping):
        below: Any = [(key.text, value) for key, value in node.entries if isinstance(key, Scalar)]
    else:
        below = list(enumerate(node.items)) if isinstance(node, Sequence) else []
    for step, value in below:
        found += [(*above, step), *paths(value, (*above, step))]
    return found


def drafted(data: bytes) -> Draft:
    """A file that can be read; what the generator got wrong is left out."""
    try:
        return draft_of(data)
    except EditError:
        assume(condition=False)
        raise


def comments(data: bytes) -> Counter[str]:
    """What stands behind the last sharp of each line: comments, in a generated file, but for one of the texts."""
    text = data.decode("utf-8-sig").replace("a #b", "a b")
    return Counter(re.findall(r"(?m)^(?:.*[ \t])?(#.*?)[ \t\r]*$", text))


@st.composite
def changes(draw: Any, root: Node) -> Change:
    """A change of something that is there, or an addition to it."""
    known = paths(root)
    path = draw(st.sampled_from(known))
    node = follow(root, path)
    value = draw(GIVEN)
    kinds = ["set", "set", "remove"]
    if isinstance(node, Mapping) and not node.odd:
        return Set((*path, draw(st.sampled_from(KEYS))), value)
    if isinstance(node, Sequence) and draw(st.booleans()):
        return Insert((*path, draw(st.integers(0, len(node.items)))), value)
    return Remove(path) if draw(st.sampled_from(kinds)) == "remove" else Set(path, value)


def told(wanted: Any) -> Any:
    """What is wanted as plain data."""
    if isinstance(wanted, dict):
        return {key: told(value) for key, value in wanted.items()}
    return [told(item) for item in wanted] if isinstance(wanted, list) else getattr(wanted, "data", wanted)


@pytest.mark.fuzz
@SETTINGS
@given(st.data())
def test_reads_back_as_it_was_meant(data: st.DataObject) -> None:
    before = data.draw(messy_files())
    draft = drafted(before)
    assume(paths(draft.root))
    change = data.draw(changes(draft.root))
    after = edit(before, [change])
    assert draft_of(after).root.data == told(changed(draft.root, [change]))
    assert before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in before:
        assert after.count(b"\r\n") == after.count(b"\n")
    else:
        assert b"\r" not in after
    if isinstance(change, Insert) or (isinstance(change, Set) and follow(draft.root, change.path) is None):
        lost = comments(before) - comments(after)
        assert not lost


@pytest.mark.fuzz
@SETTINGS
@given(st.data())
def test_only_the_field_differs_and_set_back_is_the_same(data: st.DataObject) -> None:
    before = data.draw(messy_files())
    draft = drafted(before)
    scalars = [path for path in paths(draft.root) if isinstance(follow(draft.root, path), Scalar)]
    assume(scalars)
    path = data.draw(st.sampled_from(scalars))
    node = follow(draft.root, path)
    assert isinstance(node, Scalar)
    value = data.draw(SCALARS)
    after = edit(before, [Set(path, value)])
    body, new = draft.text.body, draft_of(after).text.body
    if not node.missing:
        assert new.startswith(body[: node.start])
        assert new.endswith(body[node.end :])
    if isinstance(value, str) and can_be_set_back(draft, draft_of(after), node, value):
        assert edit(after, [Set(path, node.text)]) == before


def can_be_set_back(draft: Draft, after: Draft, node: Scalar, value: str) -> bool:
    """Whether the text that a value replaced can be told from the value alone: it was written in the one form."""
    spelling = draft.text.body[node.start : node.end]
    if isinstance(node.data, Plain) or node.missing or node.style in ("|", ">"):
        return False
    if node.style == "'":
        return spelling == "'" + node.text.replace("'", "''") + "'" and is_shown(value)
    needed = not is_plain(node.text, flow=node.in_flow)
    if node.style == '"':
        return spelling == quoted(node.text) and (needed or is_plain(value, flow=node.in_flow))
    return spelling == node.text and not needed and not after.form.quote


def is_shown(text: str) -> bool:
    """Whether single quotes can hold a text."""
    return "\n" not in text and "\t" not in text


def test_a_mapping_with_a_key_twice_is_set_as_a_whole_or_refused() -> None:
    with pytest.raises(UnwritableError):
        edited(Draft.of(b"x-a: {kind: a, kind: b, start: 1}\n"), [Set(("x-a",), {"kind": "c", "start": 2})])


@pytest.mark.parametrize(
    "text", ["x-a:\n  " + "? " * 20 + "a\n", "x-a:\n" + "  a: 1\n" * 1_000], ids=["nested", "equal"]
)
def test_odd_keys_make_no_more_data_than_their_text_is_long(text: str) -> None:
    assert len(repr(Draft.of(text.encode()).root.data)) < 50 * len(text)


def test_scalars_are_put_in_together() -> None:
    draft = Draft.of(b"x-a:\n" + b"".join(b"  k%d: a\n" % number for number in range(200)))
    one, all_of_them = (
        steps(partial(edited, draft, [Set(("x-a", f"k{number}"), "b") for number in range(count)]))
        for count in (1, 200)
    )
    assert all_of_them < 10 * one


def test_the_items_of_a_list_are_not_looked_up_for_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[Sequence] = []
    items: Callable[[Sequence], list[Node]] = vars(Sequence)["items"].fget

    def counted(node: Sequence) -> list[Node]:
        looked_up.append(node)
        return items(node)

    monkeypatch.setattr(Sequence, "items", property(counted))
    edited(Draft.of(b"x-a:\n" + b"  - a\n" * 100), [Set(("x-a",), ["b"] * 100)])
    assert len(looked_up) < 10

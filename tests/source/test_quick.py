"""The quick reader says what libyaml says, reads what ``fmt`` writes, and leaves to libyaml what it is not sure of.

``make fuzz`` holds the two together on a million texts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.plans import load_files
from ppu_roadmap.source import READER, libyaml, reader
from ppu_roadmap.source.guards import DEPTH_LIMIT, TEXT_LIMIT
from ppu_roadmap.source.quick import lines
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.formatting import formatted
from tests import annotated
from tests.hostile.corpus import cases, undecided
from tests.source.agreement import disagreement
from tools.line_mutations import rewritten, written
from tools.mutations import LONGEST

ROOT = Path(__file__).parents[2]
TODAY = date(2025, 6, 1)
FILES = sorted(
    path for folder in ("plans", "tests/plans") for path in (ROOT / folder).rglob("*.yaml") if path.is_file()
)
FOLDERS = sorted({path.parent for path in FILES if path.name == "plan.yaml"})

HEAD = "name: Go PPU\n"
READ = {
    "keys and values": "id: GOV-01\nyears: 2025\n2025: 1.50\nactive: true\n",
    "comments": "# a\nid: GOV-01 # b\n\n  # c\nlist: # d\n  - a # e\n  # f\n  - b\n# g\n",
    "lists": "a:\n- b\n- c: d\n  e: f\ng:\n  - h: i\nk: [l, m]\n",
    "brackets": "a: {b: c, d: [e, {f: g}], h: {}} # i\nj: [{k: l}, 'm: n', \"o, p\"]\nq: []\n",
    "brackets before comments": 'a: [b, {c: d}] # e ]\nf: {g: h}  # [i] "j" {k}\nl: [{m: n}]   \n',
    "folded text": "a: >-\n  b\n  c: d # e\n\n  f\ng: >\n  - h\n\n\n",
    "text in lines": "a:\n  - b: |-\n      c\n    d: |\n      e\n  - f\n",
    "plain text": "a: (b) c, d; e's [f] {g}\nh: https://i.id/j?k#l\nm: 2025-09\nn: Ja\u2019far \u2013 \u00e9\no: p?\n",
    "quotes": 'a: "b: c # d"\ne: \'f\'\n"g": h\n',
    "text that goes on": "a: b\n  c\ne: 'f\n   g'\ni:\n  - j: k \n      - l, m\n    o: p\n",
    "a beginning": "# a\n\n  # b\n---\n# c\nd: e\n",
    "line ends of Windows": "a: b\r\n  c\r\nd: |\r\n  e\r\n  f\r\n\r\ng:\r\n  - h\r\n",
    "nothing": 'a:\nb: # c\nd: null\ne: ""\n',
}
"""What people write in the form that fmt writes, and a little beside it."""
LEFT = (
    "- a\n", "# a\n", "a: b", "a:\tb\n", "a: b\rc: d\n", "a: b\na: c\n", "a: {b: c, b: d}\n", "x-a: b\n",
    "a: {x-b: c}\n", "a: b # c\n  d\n", "a: b\n  c # d\n", "a: b\n  c: d\n", "a: b\n\n  c\n", "a: 'b\n\n  c'\n",
    "<<: a\n", "a: &b c\n", "a: *b\n", "a: !!int 5\n", 'a: "\\x41"\n', "a: b\n---\nc: d\n", "%YAML 1.2\n---\na: b\n",
    "a: b: c\n", "a: b:\n", f"a: {'b' * (TEXT_LIMIT + 1)}\n", f"a: |\n  {'b' * TEXT_LIMIT}\n", f"{'a' * 1_030}: b\n",
    "".join(f"{' ' * depth}a:\n" for depth in range(DEPTH_LIMIT + 2)), f"a: {'[' * 40}{']' * 40}\n", "a: [b\n",
    "a: [b,\n  c]\n", "--- a: b\n", "a:\n  - - b\n", "a: {b: 9,55}\n", "a: [b: c]\n", "a: [b,]\n", "a: b  c\n",
    'a: " b"\n', "a: |+\n  b\n\n", "a: |2\n  b\n", "a: |\n  b\n    c\n", "? a\n: b\n", "a:\n    b: c\n  d: e\n",
    "a:b\n", "- a\n  b\n", "a:\n  - b\n    c\n",
)  # fmt: skip
"""What may be right or wrong, or has more to it: libyaml knows."""


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_it_reads_what_is_ordinary(text: str) -> None:
    assert read(text.encode(), "f.yaml").quick is not None
    assert disagreement(text.encode()) is None


@pytest.mark.parametrize("text", LEFT, ids=lambda text: text[:20])
def test_it_leaves_the_rest_to_libyaml(text: str) -> None:
    assert read(text.encode(), "f.yaml").quick is None


def test_lines_far_from_the_first_are_read_as_those_before() -> None:
    item = "  - b: >-\n      c d\n\n      - e\n    f: [g, {h: i}] # j\n"
    text = f"a:\n{item * 200}k: l\n".encode()
    assert read(text, "f.yaml").quick is not None
    assert disagreement(text) is None
    for odd in (b"k: >-\n", b"  - x\n"):  # where the second stretch begins it may stand in a text
        assert disagreement(text + b"m: |\n" + b"  n\n" * 2_000 + odd + b"  - o\n") is None


def test_a_hand_that_writes_otherwise_is_given_up_after_a_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = list[str]()

    def counted(text: str, begin: int = 0, end: int = sys.maxsize) -> list[tuple[str, ...]]:
        looked_at.append(text[begin:end])
        return found(text, begin, end)

    found: Callable[[str, int, int], list[tuple[str, ...]]] = vars(lines)["_LINES"]
    monkeypatch.setattr(lines, "_LINES", counted)
    items = "  - a: b\n" * 10_000
    assert read(f"c: [d,\n  e]\nf:\n{items}".encode(), "f.yaml").quick is None
    assert sum(map(len, looked_at)) < 5_000
    assert read(f"c: d\nf:\n{items}".encode(), "f.yaml").quick is not None


def test_what_is_edited_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_too(data: bytes) -> None:
        raise AssertionError(data[:80])

    monkeypatch.setattr(reader, "quick", read_too)
    data = (ROOT / "plans" / "governance.yaml").read_bytes()
    assert formatted(Draft.of(data))
    workspace = Workspace(ROOT / "plans", TODAY)
    draft = workspace.draft("governance")
    assert draft.read(b"dimension: governance\n").quick is None


def test_it_reads_the_plan_of_the_regency() -> None:
    plan = [path for path in FILES if path.parent.name == "plans" and path.parents[1] == ROOT]
    assert len(plan) > 1
    assert all(read(path.read_bytes(), path.name).quick for path in plan)


def test_it_reads_what_fmt_writes() -> None:
    texts = [path.read_bytes() for path in FILES if not path.read_bytes().startswith(b"\xef\xbb\xbf")]
    again = [formatted(Draft.of(text)) for text in texts if read(text, "").quick]
    assert all(read(text, "").quick for text in again)


def test_both_say_the_same_of_plans() -> None:
    assert {path: said for path in FILES if (said := disagreement(path.read_bytes()))} == {}


def test_both_say_the_same_of_hostile_and_faulty_plans() -> None:
    texts = [data for case in (*cases(), *undecided()) for data in case.files.values()]
    for rule in annotated.broken():
        texts += [data for case in annotated.cases(rule)[1] for data in case.contents().values()]
    texts = [text for text in texts if len(text) < LONGEST]
    assert sum(read(text, "").quick is not None for text in texts) > len(texts) // 10
    assert [each for each in map(disagreement, texts) if each] == []


@pytest.mark.fuzz
@given(st.randoms(use_true_random=False))
def test_both_say_the_same_of_rewritten_lines(random: Random) -> None:
    assert disagreement(rewritten(random, written())) is None


@pytest.mark.fuzz
@given(st.text(alphabet="ab: \n-#'\"[]{},>|2", max_size=60))
def test_both_say_the_same_of_signs(text: str) -> None:
    assert disagreement(f"{HEAD}{text}\n".encode()) is None


def test_both_say_the_same_of_many_rewritten_texts() -> None:
    random = Random(12)  # noqa: S311 -- the same texts each time
    texts = [rewritten(random, written()) for _each in range(500)]
    assert sum(read(text, "").quick is not None for text in texts) > len(texts) // 10
    assert [each for each in map(disagreement, texts) if each] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_lead_to_the_same_findings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    quick = load_files(files, TODAY).diagnostics
    monkeypatch.setenv(READER, "libyaml")
    assert read(b"a: b\n", "").quick is None
    assert load_files(files, TODAY).diagnostics == quick


def test_findings_of_a_plan_ask_libyaml_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(source: SourceFile, *_text: object) -> None:
        raise AssertionError(source.file)

    monkeypatch.setattr(libyaml, "judge", asked)
    files = {path.name: path.read_bytes() for path in (ROOT / "plans").glob("*.yaml")}
    assert load_files(files, TODAY).diagnostics

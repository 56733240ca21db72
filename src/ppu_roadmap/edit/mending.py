"""What is certain, mended: the fix of each finding put at its span, and not one other character touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import StreamEndEvent

from ppu_roadmap.diagnostics import Diagnostic, Path, Severity, Span
from ppu_roadmap.edit.patches import Patch, Text
from ppu_roadmap.source.characters import clean

Files: TypeAlias = Mapping[str, bytes]
"""The bytes of files, by the names that findings have for them."""
Check: TypeAlias = Callable[[Files], Iterable[Diagnostic]]
"""What is found in files of these bytes."""

ROUNDS = 10
"""A mended key may show that its value can be mended, and so on; no plan is nested deeper than that."""
KEYS = ("RM012", "RM111")
"""What is reported at a key."""
DECISIVE = ("status",)
"""Keys whose word makes others required."""


class Repair(NamedTuple):
    """One scalar that was mended; its place is that of the text just before."""

    file: str
    span: Span
    code: str
    before: str
    after: str


@dataclass(frozen=True)
class Mended:
    """Files with what was mended in them; of files that stayed as they were nothing is said."""

    files: dict[str, bytes]
    repairs: tuple[Repair, ...]
    left: tuple[Diagnostic, ...]
    """What is found afterwards."""


def mended(files: Files, check: Check) -> Mended:
    """Mend what is certain, round by round, until nothing more is.

    A fix stays only if its finding is gone afterwards and no error has come of it that cannot be mended in turn; what
    rules see only now was hidden before. A file in which anything else would read otherwise stays as it is.
    """
    texts, found = dict(files), tuple(check(files))
    repairs: list[Repair] = []
    for _round in range(ROUNDS):
        made, fixes, after = _attempt(texts, found, check)
        if not fixes:
            break
        repairs += _repairs(fixes, texts)
        texts, found = made, after
    changed = {file: data for file, data in texts.items() if data != files[file]}
    repairs.sort(key=lambda repair: (repair.file, repair.span))
    return Mended(changed, tuple(repairs), found)


def _attempt(
    texts: dict[str, bytes], found: tuple[Diagnostic, ...], check: Check
) -> tuple[dict[str, bytes], list[Diagnostic], tuple[Diagnostic, ...]]:
    """All fixes at once, then again without those that did not turn out well."""
    fixes = list(_apart(each for each in found if each.fix is not None and each.file in texts))
    while fixes:
        made = {file: _put(data, [fix for fix in fixes if fix.file == file]) for file, data in texts.items()}
        after = tuple(check(made))
        failed = _failed(fixes, found, after) | _strayed(fixes, texts, made)
        if not failed:
            return made, fixes, after
        fixes = [fix for number, fix in enumerate(fixes) if number not in failed]
    return texts, [], found


def _apart(fixes: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The fixes in the order of their places, without those that overlap the one before."""
    last: Diagnostic | None = None
    for fix in sorted(fixes, key=lambda fix: (fix.file, fix.span)):
        if last is None or last.file != fix.file or (last.span.end_line, last.span.end_column) <= fix.span[:2]:
            yield fix
            last = fix


# -- text --------------------------------------------------------------------------------------------------------------


def _put(data: bytes, fixes: list[Diagnostic]) -> bytes:
    if not fixes:
        return data
    text = _Lines(data)
    return text.text.patched(Patch(*text.stretch(fix.span), fix.fix or "") for fix in fixes).to_bytes()


def _repairs(fixes: Iterable[Diagnostic], texts: Files) -> Iterator[Repair]:
    lines = {file: _Lines(texts[file]) for file in {fix.file for fix in fixes}}
    for fix in fixes:
        start, end = lines[fix.file].stretch(fix.span)
        yield Repair(fix.file, fix.span, fix.code, lines[fix.file].text.body[start:end], fix.fix or "")


class _Lines:
    """A text in which spans are found."""

    def __init__(self, data: bytes) -> None:
        self.text = Text.of(data)
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text.body))]

    def stretch(self, span: Span) -> tuple[int, int]:
        """The characters of a span."""
        return self.starts[span.line - 1] + span.column - 1, self.starts[span.end_line - 1] + span.end_column - 1


def _strayed(fixes: list[Diagnostic], before: Files, after: Files) -> set[int]:
    """The fixes of files in which anything else reads otherwise than it did."""
    places: dict[str, set[tuple[int, int]]] = {}
    for fix in fixes:
        places.setdefault(fix.file, set()).add(fix.span[:2])
    strayed = {file for file, spots in places.items() if not _same_but(before[file], after[file], spots)}
    return {number for number, fix in enumerate(fixes) if fix.file in strayed}


def _same_but(before: bytes, after: bytes, spots: set[tuple[int, int]]) -> bool:
    """Whether two texts give the same events but for the scalars at these places of the first."""
    for one, other in zip_longest(_events(before), _events(after)):
        if type(one) is not type(other):
            return False
        if getattr(one, "value", None) != getattr(other, "value", None):
            mark = one.start_mark
            if (mark.line + 1, mark.column + 1) not in spots:
                return False
    return True


def _events(data: bytes) -> Iterator[Any]:
    """Libyaml's events, as far as there are some."""
    parser = CParser(clean(data, "").data)
    with suppress(YAMLError):
        while type(event := parser.get_event()) is not StreamEndEvent:
            yield event


# -- findings ----------------------------------------------------------------------------------------------------------


def _failed(fixes: list[Diagnostic], found: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> set[int]:
    """The fixes whose finding stayed, or that brought errors which cannot be mended in turn."""
    known = Counter(_key(each) for each in found)
    blame = _Blame(fixes)
    failed: set[int] = set()
    for each in after:
        if known[_key(each)]:
            known[_key(each)] -= 1
            failed.update(blame.unmended(each))
        elif each.severity is Severity.ERROR and each.fix is None:
            failed.update(blame.of(each))
    return failed


def _key(each: Diagnostic) -> tuple[str, str, Path]:
    return each.file, each.code, each.path


class _Blame:
    """Which fixes a new error may come from.

    What stood below a mended key was hidden by its old name: only that its value is no value of the new one counts.
    """

    def __init__(self, fixes: list[Diagnostic]) -> None:
        self.fixes = fixes
        self.values: dict[tuple[str, Path], set[int]] = {}
        self.keys: dict[tuple[str, Path], set[int]] = {}
        """By the path that the key has now."""
        self.beside: dict[tuple[str, Path], set[int]] = {}
        """By the mapping that the fix is in."""
        self.file: dict[str, set[int]] = {}
        for number, fix in enumerate(fixes):
            above = fix.path[:-1]
            if fix.code in KEYS:
                renamed = (*above, (fix.fix or "").strip("\"'"))
                self.keys.setdefault((fix.file, renamed), set()).add(number)
            else:
                self.values.setdefault((fix.file, fix.path), set()).add(number)
            self.beside.setdefault((fix.file, above), set()).add(number)
            self.file.setdefault(fix.file, set()).add(number)

    def unmended(self, each: Diagnostic) -> set[int]:
        """The fix of a finding that is there still."""
        return {
            number
            for number in self.beside.get((each.file, each.path[:-1]), ())
            if self.fixes[number].code == each.code and self.fixes[number].path == each.path
        }

    def of(self, error: Diagnostic) -> set[int]:
        """The fixes at its place; of what text and shape say (RM0xx) else those of its mapping, else of its file."""
        at = (error.file, error.path)
        if at in self.values:
            return self.values[at]
        if not error.code.startswith("RM0"):
            return set()
        if at in self.keys:
            return self.keys[at]
        if any((error.file, error.path[:end]) in self.keys for end in range(1, len(error.path))):
            return set()
        found = self.beside.get(at, set()) | self.beside.get((error.file, error.path[:-1]), set())
        decisive = {number for number in found if self.fixes[number].path[-1:] == DECISIVE}
        return decisive or found or self.file.get(error.file, set())

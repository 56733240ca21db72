"""What is certain, mended: the fix of each finding put at its span, and not one other character touched."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, takewhile, zip_longest
from operator import eq
from pathlib import Path as File
from typing import Any, NamedTuple, TypeAlias

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from ppu_roadmap.diagnostics import Diagnostic, Severity, Span
from ppu_roadmap.edit.kinds import Reading, remembering
from ppu_roadmap.loader.checking import leaves_out, unseen
from ppu_roadmap.loader.folder import FILES, listing, plan_folders, read_bytes, shown, unreadable
from ppu_roadmap.loader.plans import load_alone, load_folder
from ppu_roadmap.loader.same import apart
from ppu_roadmap.source.file_text import FileText, Patch
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Language

Files: TypeAlias = Mapping[str, bytes]
"""The bytes of files, by the names that findings have for them."""
Check: TypeAlias = Callable[[Files], Iterable[Diagnostic]]
"""What is found in files of these bytes."""
ROUNDS = 100
"""A mended key may show that its value can be mended, and so on; of faults of YAML each shows only the next."""
WORK = 3_000_000
"""Bytes that all rounds together read: of files too large for so many the rest is mended when ``fix`` is run again."""
TRIES = 3
"""How often a round tries at least, each time without the fixes that did not turn out well."""
ASKED = "RM118", "RM809"
"""What is mended beside errors."""
SYNTAX = "RM001"
KEYS = ("RM012", "RM111")
"""What is reported at a key."""
_ENDS: Mapping[Any, type] = {MappingStartEvent: MappingEndEvent, SequenceStartEvent: SequenceEndEvent}
"""What may stand for a scalar that was mended."""
DECISIVE = ("status",)
"""Keys whose word makes others required."""


class Repair(NamedTuple):
    """One scalar that was mended; its place is that of the text just before."""

    file: str
    span: Span
    code: str
    before: str
    after: str


class Mended(NamedTuple):
    """Files with what was mended in them; of files that stayed as they were nothing is said."""

    files: dict[str, bytes]
    repairs: tuple[Repair, ...]
    left: tuple[Diagnostic, ...]
    """What is found afterwards."""
    more: bool
    """Whether there may be more to mend, for which the files are too large at once."""


def mended(files: Files, check: Check, read: Reading = read) -> Mended:
    """Mend what is certain, round by round, until nothing more is.

    A fix stays only if its finding is gone afterwards, no error has come of it that cannot be mended in turn, and
    nothing else in its file reads otherwise; what rules see only now was hidden before.
    """
    texts, found = dict(files), tuple(check(files))
    repairs, more = list[Repair](), list[Repair]()
    rounds = min(ROUNDS, max(1, WORK // (sum(map(len, files.values())) or 1)))
    for _round in range(rounds):
        texts, more, found = _attempt(texts, found, check, read, max(rounds, TRIES))
        if not more:
            break
        repairs += more
    changed = {file: data for file, data in texts.items() if data != files[file]}
    repairs.sort(key=lambda repair: (repair.file, repair.span))
    return Mended(changed, tuple(repairs), found, bool(more) and any(each.fix is not None for each in found))


def _attempt(
    texts: dict[str, bytes], found: tuple[Diagnostic, ...], check: Check, read: Reading, tries: int
) -> tuple[dict[str, bytes], list[Repair], tuple[Diagnostic, ...]]:
    """All fixes at once, then again without those that did not turn out well, at most so often."""
    fixes = list(_apart(each for each in found if each.fix is not None and each.file in texts))
    fixes = [fix for fix in fixes if not _moves(fix)] or fixes
    for _try in range(tries):
        if not fixes:
            break
        made, repairs, strayed = dict(texts), list[Repair](), set[int]()
        for file, group in groupby(enumerate(fixes), lambda each: each[1].file):
            text, own = FileText.of(texts[file]), dict(group)
            put = [(fix.fix or "").replace("\n", text.newline) for fix in own.values()]
            stretches = (text.stretch(fix.span) for fix in own.values())
            patches = [Patch(*each, new) for each, new in zip(stretches, put, strict=True)]
            made[file] = text.patched(patches).to_bytes()
            for fix, (start, end, after) in zip(own.values(), patches, strict=True):
                repairs.append(Repair(file, fix.span, fix.code, text.body[start:end], after))
            spots = {spot for fix in own.values() for spot in (fix.span[:2], fix.span[2:])}
            states = read(texts[file], file, outlined=True), read(made[file], file, outlined=True)
            if not _same_but(*states, spots, moved=any(map(_moves, own.values()))):
                strayed |= own.keys()
        left = tuple(check(made))
        failed = strayed | _failed(fixes, found, left)
        if not failed:
            return made, repairs, left
        fixes = [fix for number, fix in enumerate(fixes) if number not in failed]
    return texts, [], found


def _apart(fixes: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The fixes in the order of their places, without those that overlap the one before."""
    last: Diagnostic | None = None
    for fix in sorted(fixes, key=lambda fix: (fix.file, fix.span)):
        if last is None or last.file != fix.file or (last.span.end_line, last.span.end_column) <= fix.span[:2]:
            yield fix
            last = fix


def _moves(fix: Diagnostic) -> bool:
    """Whether a key gets the spaces that put it into a mapping above."""
    return fix.code in KEYS and str(fix.fix).startswith(" ")


def _same_but(old: SourceFile, new: SourceFile, spots: set[tuple[int, int]], *, moved: bool) -> bool:
    """Whether two files, the first if it can be read, say the same, where keys ``moved`` in scalars, but for spots."""
    if any(code == SYNTAX for code, _finding in old.reported):
        return True
    outline = old.outline
    ours, others = (
        (each for each in enumerate(side.outline.said) if not moved or isinstance(each[1], str)) for side in (old, new)
    )
    for (at, one), (_at, other) in zip_longest(ours, others, fillvalue=(0, None)):
        if isinstance(one, str) and (end := _ENDS.get(other)):  # ``{min: 0, max: 5}`` holds scalars alone
            next((None for _at, each in others if each is end), None)
        elif one != other and not (isinstance(one, str) and isinstance(other, str)):
            return False
        if one != other and outline.text.span(outline.starts[at], outline.ends[at])[:2] not in spots:
            return False
    return True


# -- findings ----------------------------------------------------------------------------------------------------------


def _failed(fixes: list[Diagnostic], found: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> set[int]:
    """The fixes whose finding stayed, or that brought errors which cannot be mended in turn.

    A file that was not YAML hid all its other faults: there a fault of YAML must only be another one.
    """
    old, new = ([replace(each, program=None) for each in side] for side in (found, after))  # a fix may give the id
    gone, come = apart(old, new)
    over, was_hidden = {(each.file, each.span, each.code) for each in gone}, unseen(found)
    hidden = {fix.file for fix in fixes if fix.code == SYNTAX}
    stayed = {(each.file, each.span) for each in after if each.code == SYNTAX}
    failed = {
        number
        for number, fix in enumerate(fixes)
        if ((fix.file, fix.span) in stayed if fix.code == SYNTAX else (fix.file, fix.span, fix.code) not in over)
    }
    for each in come:
        if each.severity is Severity.ERROR and each.fix is None and each.file not in hidden and not was_hidden(each):
            failed |= _blamed(each, fixes)
    return failed


def _blamed(error: Diagnostic, fixes: list[Diagnostic]) -> set[int]:
    """The fixes that a new error may come from, by their numbers: those at its place.

    Of what the reader and the shape say else the nearest; where a word makes other keys required, that word. What stood
    below a mended key was hidden by its old name: only its own value counts.
    """
    own = {number: fix for number, fix in enumerate(fixes) if fix.file == error.file}
    keys = {number: (*fix.path[:-1], str(fix.fix).strip("\"'")) for number, fix in own.items() if fix.code in KEYS}
    paths = {number: fix.path for number, fix in own.items()} | keys
    at = {number for number, path in paths.items() if path == error.path and (number not in keys or leaves_out(error))}
    if at or not leaves_out(error) or any(path == error.path[: len(path)] for path in keys.values()):
        return at
    near = {at: (sum(takewhile(bool, map(eq, path, error.path))), -len(path)) for at, path in paths.items()}
    found = {number for number, shared in near.items() if shared == max(near.values())}
    return {number for number in found if fixes[number].path[-1:] == DECISIVE} or found


# -- plans -------------------------------------------------------------------------------------------------------------


@dataclass
class Mendable:
    """One plan, or one file without a plan: its files by the names that findings have for them."""

    paths: dict[str, File]
    today: date
    folder: File | None = None
    """The folder of a plan; ``None`` for a file alone."""
    language: Language | None = None
    """The language of the plan, once it was checked."""
    reading: Reading = field(default_factory=remembering)

    def read(self) -> dict[str, bytes]:
        """The bytes of the files. Raises OSError."""
        return {name: read_bytes(path) for name, path in self.paths.items()}

    def check(self, files: Files) -> tuple[Diagnostic, ...]:
        """The errors, and what else can be mended, where files have these bytes."""
        if self.folder is None:
            ((name, data),) = files.items()
            source, kind = self.reading(data, name), self.paths[name].stem
            loaded = load_alone(source, name, self.today, kind, ASKED, Severity.ERROR)
        else:
            sources = {self.paths[name].stem: self.reading(data, name) for name, data in files.items()}
            loaded = load_folder(self.folder, self.today, sources, ASKED, Severity.ERROR)
        self.language = loaded.plan.language
        return loaded.diagnostics


def mendable(path: File, today: date) -> Iterator[Mendable]:
    """The plans at a path one by one; of one file of a plan only this file, of another file nothing."""
    if path.is_dir():
        for folder in plan_folders(path):
            yield Mendable({shown(file): file for file in listing(folder).files.values()}, today, folder)
    elif path.name in FILES and unreadable(path) is None:
        yield Mendable({shown(path): path}, today, path.parent if (path.parent / "plan.yaml").exists() else None)

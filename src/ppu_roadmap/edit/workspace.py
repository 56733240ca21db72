"""One plan being edited: its files as they were read and as they are to be, and the errors that this would add."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import copy
from datetime import date
from functools import cached_property, partial
from pathlib import Path as File
from typing import Self

from ppu_roadmap.diagnostics import Diagnostic, Path, Severity
from ppu_roadmap.edit.added import added_errors
from ppu_roadmap.edit.fields import in_turn
from ppu_roadmap.edit.kinds import draft_of, ids_of, remembering
from ppu_roadmap.edit.values import Typist
from ppu_roadmap.loader.folder import PLAN, PROPOSALS, Listing, listing, read_bytes, shown
from ppu_roadmap.loader.plans import Result, load_files, load_folder
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.staging import Edited
from ppu_roadmap.text import Language, _, words
from ppu_roadmap.yamltext.changes import Change, EditError, UnwritableError
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import follow
from ppu_roadmap.yamltext.writing import edited

UNFINISHED = ("RM406", "RM501")
"""The errors that an edit may add, for another command goes on with them: a program changed after its approval is
decided on once more, and a new quick win gets its risks.
"""


class Workspace:
    """The files of the plan in a folder, by name ("plan", "governance", …); hold the folder while it is in use."""

    def __init__(self, folder: File, today: date, begun: Mapping[str, bytes] | None = None) -> None:
        """Read the files in the folder; ``begun``: those of a plan that is not there yet, by name."""
        self.folder = folder
        self.today = today
        self.begun = begun is not None
        files, self.reported, self.barred = Listing({}, (), frozenset()) if self.begun else listing(folder)
        self.old: dict[str, bytes] = {name: read_bytes(path) for name, path in files.items()} | dict(begun or {})
        self.new = dict(self.old)
        self.typed: dict[tuple[str, Path], str] = {}
        """What a person typed for a value, by its file and path: errors of the edit are told by it."""
        self.renamed: dict[str, str] = {}
        """The new ids of what had others."""
        self.reading = remembering()
        self._drafts: dict[str, Draft] = {}
        self._ids: dict[str, dict[str, list[Path]]] = {}
        self._after: Result | None = None
        self.typist: Typist | None = None
        """Who types what is to stand in the files, where it is a person."""

    def copy(self) -> Self:
        """The same files to try an edit on."""
        made = copy(self)
        vars(made).update({name: dict(own) for name, own in vars(self).items() if isinstance(own, dict)}, typed={})
        return made

    def take_edits(self, trial: Self) -> None:
        """Make the edits that were tried on a copy."""
        vars(self).update(vars(trial))

    @property
    def after(self) -> Result:
        """The plan as it is to be, with its errors."""
        if self._after is None:
            self._after = self.load(self.new)
        return self._after

    @cached_property
    def before(self) -> Result:
        """The plan as it was read, with its errors."""
        return self.load(self.old)

    def load(self, files: Mapping[str, bytes], least: Severity = Severity.ERROR) -> Result:
        """The plan of its files as they were or are to be, with all findings that are no less than the ``least``."""
        if self.begun:
            return load_files({f"{name}.yaml": data for name, data in files.items()}, self.today)
        sources = {name: self.reading(data, self._file(name)) for name, data in files.items()}
        return load_folder(self.folder, self.today, sources, least=least)

    def _file(self, name: str) -> str:
        return shown(self.folder / f"{name}.yaml")

    def take_over(self, earlier: Self) -> None:
        """Know what an earlier workspace found out about the same files."""
        if self.old == earlier.old:
            self.before, self.reading, self._drafts = earlier.before, earlier.reading, dict(earlier._drafts)

    @property
    def language(self) -> Language | None:
        """The language that plan.yaml gives, found without reading the plan."""
        given = self.reading(self.old.get(PLAN, b""), self._file(PLAN)).data
        if given is None:
            return None
        return "en" if given.get("language") == "en" else "id"

    def draft(self, name: str) -> Draft:
        """A file as it is to be. Raises EditError."""
        if name not in self._drafts:
            file = self._file(name)
            reading = partial(self.reading, file=file, outlined=True)
            try:
                self._drafts[name] = draft_of(self.new.get(name, b""), reading)
            except EditError as error:
                raise UnwritableError(_("{file}: {problem}", file=file, problem=error.message)) from None
        return self._drafts[name]

    def edit(self, name: str, changes: Iterable[Change]) -> None:
        """Change a file; what goes goes last. Raises EditError."""
        if changes := tuple(changes):
            draft = self.draft(name)
            draft = edited(draft, in_turn(draft.root, changes))
            self.put(name, draft.text.to_bytes())
            self._drafts[name] = draft

    def put(self, name: str, data: bytes) -> None:
        """Give a file new bytes; one that is not there yet is made. Raises EditError where one is that is not read."""
        self.refuse_barred(name)
        self.new[name] = data
        self._after = None
        self._drafts.pop(name, None)
        self._ids.pop(name, None)

    def refuse_barred(self, name: str | None) -> None:
        """Raise EditError where a file is there and is not read, or nobody can look whether it is."""
        for _code, (place, message, help, *_more) in self.reported if name in self.barred else ():
            if File(place.file).stem.casefold() == name or not self.new:
                raise UnwritableError(_("{file}: {message}; {help}", file=place.file, message=message, help=help or ""))

    def ids(self, name: str) -> dict[str, list[Path]]:
        """Where in a file everything stands that has an id; nothing of one that cannot be edited."""
        if name not in self._ids:
            self._ids[name] = {}
            with suppress(EditError):
                self._ids[name] = ids_of(self.draft(name).root)
        return self._ids[name]

    def find(self, id: str) -> tuple[str, Path] | None:
        """The file and the path of what has an id. Raises EditError where two have it, or its file cannot be read."""
        likely = {prefix: name for name, prefix in PREFIXES.items()}.get(id[:3])
        if likely in self.new:
            self.draft(likely)
        own = re.compile(rb"\bid\b\W{1,9}" + re.escape(id.encode("utf-8", "replace")))  # others name it, too
        holding = [name for name, data in self.new.items() if name in self._ids or own.search(data)]
        found = [(name, path) for name in holding for path in self.ids(name).get(id, ())]
        if len(found) > 1:
            places = words([self._place(*each) for each in found], 5)
            raise EditError(
                _("{id} stands more than once ({places}): first give one of them another id", id=id, places=places)
            )
        if not found:
            self.refuse_barred(likely)
        return found[0] if found else None

    def _place(self, name: str, path: Path) -> str:
        """Where something stands, as findings say it."""
        draft = self.draft(name)
        node = follow(draft.root, path)
        return f"{self._file(name)}:{draft.text.number(node.start if node else 0)}"

    def typed_for(self, error: Diagnostic) -> list[tuple[str, Path]]:
        """The values that a person typed, by file and path, which an error of the edit is about."""
        own = [each for each in self.typed if each[0] == File(error.file).stem]
        above = [each for each in own if error.path[: len(each[1])] == each[1]]
        return above or [each for each in own if each[1][: len(error.path)] == error.path]

    @property
    def edited(self) -> list[Edited]:
        """The files that change, proposals after the programs that they name."""
        names = sorted(self.new, key=lambda name: name == PROPOSALS)
        files = (Edited(self.folder / f"{name}.yaml", self.old.get(name), self.new[name]) for name in names)
        return [file for file in files if file.old != file.new]

    @property
    def gone(self) -> list[str]:
        """The comments that went with what they described, but for those that came to another file."""
        drafts = [self._drafts[name] for name in sorted(self._drafts)]
        gone = Counter(comment for each in drafts for comment in each.gone)
        come = (each.missing_in(each.first) for each in drafts if each.first) if gone else ()
        return [*(gone - Counter(text for each in come for _start, text in each)).elements()]

    def added(self) -> tuple[Diagnostic, ...]:
        """The errors that the plan would have and has not yet; a plan without errors needs no look at what it was."""
        return added_errors(self.before, self.after, self.renamed) if self.after.diagnostics else ()

"""The files of plans as they are mended: their bytes, and what is found where others stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.edit.mending import Files
from ppu_roadmap.loader.folder import FILES, listing, plan_folders, read_bytes, shown
from ppu_roadmap.loader.plans import load_alone, load_folder
from ppu_roadmap.text import Language


@dataclass
class Readable:
    """One plan, or one file without a plan: its files by the names that findings have for them."""

    paths: dict[str, Path]
    today: date
    folder: Path | None = None
    """The folder of a plan; ``None`` for a file alone."""
    language: Language | None = None
    """The language of the plan, once it was checked."""

    def read(self) -> dict[str, bytes]:
        """The bytes of the files. Raises OSError."""
        return {name: read_bytes(path) for name, path in self.paths.items()}

    def check(self, files: Files) -> tuple[Diagnostic, ...]:
        """What is found where files have these bytes."""
        if self.folder is None:
            ((name, data),) = files.items()
            loaded = load_alone(data, name, self.today, self.paths[name].stem)
        else:
            overlay = {self.paths[name].stem: data for name, data in files.items()}
            loaded = load_folder(self.folder, self.today, overlay)
        self.language = loaded.plan.language
        return loaded.diagnostics


def readable(path: Path, today: date) -> Iterator[Readable]:
    """The plans at a path one by one; of one file of a plan only this file, of another file nothing."""
    if path.is_dir():
        for folder in plan_folders(path):
            yield Readable(_named(listing(folder).files.values()), today, folder)
    elif path.name in FILES:
        whole = (path.parent / "plan.yaml").exists()
        yield Readable(_named([path]), today, path.parent if whole else None)


def _named(paths: Iterable[Path]) -> dict[str, Path]:
    return {shown(path): path for path in paths}

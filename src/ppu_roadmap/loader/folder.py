"""What a folder holds: the plans below it, and the files of one plan with what may not stand among them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.text import Message, _, words

PLAN, PROPOSALS = "plan", "proposals"
NAMES = (PLAN, *DIMENSIONS, PROPOSALS)
"""The files of a plan, without their ending, in the order they are read."""
FILES = tuple(f"{name}.yaml" for name in NAMES)
_PLAN_MARKS = frozenset(FILES) - {f"{PROPOSALS}.yaml"}
_DROPPINGS = ("~", ".swp", ".tmp")


@dataclass
class Listing:
    """The files of one plan by name ("plan", "governance", …), and what was found wrong with the folder."""

    folder: Path
    files: dict[str, Path] = field(default_factory=dict)
    reported: list[Reported] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Names of files that are there but may not be read."""


def shown(path: Path) -> str:
    """A path as findings name it: relative to the current folder where it lies in it, with forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow links
    current = Path.cwd()
    return (absolute.relative_to(current) if absolute.is_relative_to(current) else path).as_posix()


def plan_folders(root: Path) -> Iterator[Path]:
    """Every plan at or below a folder, by path; links are not followed, nothing is looked for inside a plan."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:
            continue
        if any(entry.name in _PLAN_MARKS for entry in found):
            yield folder
            continue
        waiting += (
            folder / entry.name
            for entry in found
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
        )


def listing(folder: Path) -> Listing:
    """The files of a plan's folder; everything that looks like a plan file and is none is reported under RM006."""
    found = Listing(folder)
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        _refuse(found, folder / "plan.yaml", _("the folder cannot be read: {reason}", reason=error.strerror), None)
        return found
    for name in names:
        if name.startswith(".") or name.endswith(_DROPPINGS) or not name.casefold().endswith((".yaml", ".yml")):
            continue
        path = folder / name
        if name not in FILES:
            _refuse_name(found, path)
        elif is_readable_file(found, path):
            found.files[path.stem] = path
        else:
            found.broken.add(path.stem)
    found.files = {name: found.files[name] for name in NAMES if name in found.files}
    if "plan.yaml" not in names:
        help_ = _("write plan.yaml with title, region, start, horizons and agencies, or run roadmap init")
        _refuse(found, folder / "plan.yaml", _("a plan needs plan.yaml, which is not there"), help_)
    return found


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, at most one over the limit of size; raises OSError."""
    with path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)


def refusal(path: Path, message: Message, help_: Message | None) -> Reported:
    """An RM006 finding about a file."""
    return Reported("RM006", Finding(Place(shown(path), span=TOP), message, help_))


def _refuse(found: Listing, path: Path, message: Message, help_: Message | None) -> None:
    found.reported.append(refusal(path, message, help_))


def _refuse_name(found: Listing, path: Path) -> None:
    meant = f"{path.stem.casefold()}.yaml"
    if path.is_dir():
        _refuse(found, path, _("a folder has the name of a plan file"), _("rename the folder"))
    elif meant in FILES and meant not in os.listdir(found.folder):  # noqa: PTH208 -- names, not paths
        _refuse(found, path, _("the file is not read under this name"), _("rename it {name}", name=meant))
        found.broken.add(meant.removesuffix(".yaml"))
    else:
        help_ = _("name it after a dimension ({names}), or move it out of the plan's folder", names=words(DIMENSIONS))
        _refuse(found, path, _("the file is none of the files of a plan"), help_)


def is_readable_file(found: Listing, path: Path) -> bool:
    """Whether a file may be read, without waiting for anyone; why not is reported under RM006."""
    try:
        if path.is_symlink() and not _inside(found.folder, path.resolve(strict=True)):
            _refuse(found, path, _("the link leads out of the plan's repository"), _("put the file itself here"))
            return False
        mode = path.stat().st_mode
    except (OSError, RuntimeError):
        _refuse(found, path, _("the link leads nowhere"), _("put the file itself here, or delete the link"))
        return False
    if stat.S_ISDIR(mode):
        _refuse(found, path, _("a folder has the name of a plan file"), _("rename the folder"))
    elif not stat.S_ISREG(mode):
        _refuse(found, path, _("this is not a regular file"), _("put a text file here"))
    elif not os.access(path, os.R_OK):
        _refuse(found, path, _("the file may not be read"), _("give yourself the right to read it"))
    else:
        return True
    return False


def _inside(folder: Path, target: Path) -> bool:
    """Whether a link's target lies in the git work tree of the folder, without git in the folder."""
    home = folder.resolve()
    top = next((above for above in (home, *home.parents) if (above / ".git").exists()), home)
    return target.is_relative_to(top)

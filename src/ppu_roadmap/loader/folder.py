"""What a folder holds: the plans below it, and the files of one plan with what may not stand among them."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported
from ppu_roadmap.files import held
from ppu_roadmap.journal import JOURNAL, STAGED, Interrupted
from ppu_roadmap.model.homes import HOMES
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.staging import read_regular
from ppu_roadmap.text import Message, Refusal, _, words

PLAN, PROPOSALS = "plan", "proposals"
NAMES = (PLAN, *HOMES, PROPOSALS)
"""The files of a plan, without their ending, in the order they are read."""
FILES = tuple(f"{name}.yaml" for name in NAMES)
BOOK = "book"
"""The folder of a plan in which texts and images for its book lie."""
MANY = 20
"""Plans from which on more than one process works, answers are kept, and no two plans are in hand together."""
_PLAN_MARKS = frozenset(FILES) - {f"{PROPOSALS}.yaml"}
_DROPPINGS = ("~", ".swp", ".tmp")
ASTRAY = (_("the link leads out of the plan's repository"), _("put the file itself here"))


class Listing(NamedTuple):
    """The files of one plan by name ("plan", "governance", …), and what was found wrong with the folder."""

    files: Mapping[str, Path]
    reported: tuple[Reported, ...]
    broken: frozenset[str]
    """Names of files that are there but may not be read."""


def shown(path: Path) -> str:
    """A path as findings name it: relative to the current folder where it lies in it, with forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow links
    current = Path.cwd()
    return (absolute.relative_to(current) if absolute.is_relative_to(current) else path).as_posix()


def usual_path() -> Path:
    """Where a plan is looked for that nobody names: the nearest plan.yaml at or above this folder, else plans/."""
    here = Path.cwd()
    found = next((folder for folder in (here, *here.parents) if os.path.lexists(folder / "plan.yaml")), None)
    return Path(os.path.relpath(found) if found else "plans")


def naming(file: str, usual: str) -> str | None:
    """How the plan of a file must be named, where it is not the ``usual`` one, which is found by itself."""
    folder, name = os.path.split(file)  # asked for each finding, and a Path costs more
    if not name.endswith(".yaml"):
        folder = folder.removesuffix("/en").removesuffix(BOOK).removesuffix("/")
    folder = folder or "."
    return None if not file or folder == usual else folder


def plan_folders(root: Path) -> Iterator[Path]:
    """Every plan at or below a folder, by path; links are not followed, nothing is looked for inside a plan."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:  # nobody knows what is in it: it is reported
            yield folder
            continue
        if any(entry.name in _PLAN_MARKS for entry in found):
            yield folder
            continue
        waiting += (
            folder / entry.name
            for entry in found
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
        )


def portfolios(paths: Iterable[Path]) -> list[list[Path]]:
    """The plans at or below each of the folders among paths, once, by whatever names they are given.

    A portfolio comes before the plans in it, which are to know of each other. A folder without a plan stands for one.
    """
    done: set[Path] = set()
    found = []
    for path in sorted((path for path in paths if path.is_dir()), key=lambda path: len(path.resolve().parts)):
        by_home = {folder.resolve(): folder for folder in list(plan_folders(path)) or [path]}
        found.append([folder for home, folder in by_home.items() if home not in done])
        done.update(by_home)
    return found


def listing(folder: Path) -> Listing:
    """The files of a plan's folder; everything that looks like a plan file and is none is reported under RM006."""
    try:
        if astray(folder):
            return Listing({}, (refusal(folder / "plan.yaml", *ASTRAY),), frozenset(NAMES))
        torn = _settled(folder) if os.path.lexists(folder / JOURNAL) else ()
        names = sorted(entry.name for entry in os.scandir(folder))
        if not torn and any(map(STAGED.fullmatch, names)):
            with suppress(OSError, ImportError, Refusal), held(folder, wait=False):
                pass  # who holds the folder sweeps it
    except OSError as error:
        return Listing({}, (_unlisted(folder, error),), frozenset(NAMES))
    paths = {name: folder / f"{name}.yaml" for name in NAMES if f"{name}.yaml" in names}
    barred = {name: why for name, path in paths.items() if (why := _unreadable(path))}
    folders = [name for name in names if looks_like_ours(name) and name not in FILES and (folder / name).is_dir()]
    files = [name for name in names if name not in folders]
    strange = [(name, _("a folder has the name of a plan file"), _("rename the folder")) for name in folders]
    refused = (refusal(folder / name, message, help) for name, message, help in (*strange, *misnamed(files)))
    return Listing(
        {name: path for name, path in paths.items() if name not in barred},
        (*torn, *barred.values(), *refused),
        unread_names(files).union(barred),
    )


def _unlisted(folder: Path, error: OSError) -> Reported:
    problem = _("the folder cannot be read: {reason}", reason=error.strerror)
    return refusal(folder / "plan.yaml", problem, _("see that you may list it"))


def _settled(folder: Path) -> tuple[Reported, ...]:
    """Wait for who is writing in a folder, and finish what a killed command began; else why that cannot be."""
    try:
        with held(folder):
            return ()
    except Interrupted as interrupted:
        return (refusal(interrupted.path, interrupted.problem, interrupted.help),)
    except Refusal as refused:
        return (refusal(folder / "plan.yaml", refused.message, None),)
    except OSError as error:  # as in a folder that one may only read: its files are read all the same
        return (_unlisted(folder, error),)


def misnamed(names: Collection[str]) -> Iterator[tuple[str, Message, Message]]:
    """The names in a plan's folder that look like its files and are none, and plan.yaml where it is missing."""
    for name in names:
        if name in FILES or not looks_like_ours(name):
            continue
        meant = _meant(name, names)
        if meant:
            yield name, _("the file is not read under this name"), _("rename it {name}", name=meant)
        else:
            help = _("name it after a dimension ({names}), or move it out of the plan's folder", names=words(HOMES))
            yield name, _("the file is none of the files of a plan"), help
    if "plan.yaml" not in names:
        help = _("write plan.yaml with title, region, start, horizons and agencies")
        yield "plan.yaml", _("a plan needs plan.yaml, which is not there"), help


def unread_names(names: Collection[str]) -> frozenset[str]:
    """The files ("plan", "governance", …) that are there under a name by which they are not read."""
    meant = (_meant(name, names) for name in names if name not in FILES)
    return frozenset(file.removesuffix(".yaml") for file in meant if file)


def is_ignored(name: str) -> bool:
    """Whether a file is none that people wrote for a plan: a hidden one, or what an editor dropped."""
    return name.startswith(".") or name.endswith(_DROPPINGS)


def looks_like_ours(name: str) -> bool:
    """Whether people may have meant a file or folder of this name for one of a plan."""
    return not is_ignored(name) and name.casefold().endswith((".yaml", ".yml"))


def _meant(name: str, names: Collection[str]) -> str | None:
    """The file of a plan that a name is another spelling of, where that file is not there itself."""
    meant = f"{PurePath(name).stem.casefold()}.yaml"
    return meant if looks_like_ours(name) and meant in FILES and meant not in names else None


def read_bytes(path: Path | str) -> bytes:
    """The bytes of a file, at most one over the limit of size; raises OSError."""
    return read_regular(path, SIZE_LIMIT + 1)


def refusal(path: Path, message: Message, help: Message | None) -> Reported:
    """An RM006 finding about a file."""
    return Reported("RM006", Finding(Place(shown(path), span=TOP), message, help))


def unreadable(path: Path) -> Reported | None:
    """Why a file may be none of a plan, found without waiting for anyone; ``None`` where it may be one."""
    return refusal(path, *ASTRAY) if astray(path.parent) else _unreadable(path)


def _unreadable(path: Path) -> Reported | None:
    closed = refusal(path, _("the file may not be read"), _("give yourself the right to read it"))
    try:
        mode = path.stat().st_mode
        if path.is_symlink() and _leaves(path, path.parent):
            return refusal(path, *ASTRAY)
    except PermissionError:
        return closed
    except (OSError, RuntimeError):
        return refusal(path, _("the link leads nowhere"), _("put the file itself here, or delete the link"))
    if stat.S_ISDIR(mode):
        return refusal(path, _("a folder has the name of a plan file"), _("rename the folder"))
    if not stat.S_ISREG(mode):
        return refusal(path, _("this is not a regular file"), _("put a text file here"))
    return None if os.access(path, os.R_OK) else closed


def astray(folder: Path) -> bool:
    """Whether a link on the way to a folder leads out of the git work tree that the link lies in."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 -- resolve() would follow links
    links = filter(os.path.islink, (whole, *whole.parents))
    return any(_leaves(link, None) for link in links)


def _leaves(link: Path, ungitted: Path | None) -> bool:
    """Whether a link leaves the git work tree that it lies in, or without git a folder. Raises OSError."""
    home = link.parent.resolve()
    top = next((above for above in (home, *home.parents) if os.path.lexists(above / ".git")), ungitted)
    return top is not None and not link.resolve(strict=True).is_relative_to(top.resolve())

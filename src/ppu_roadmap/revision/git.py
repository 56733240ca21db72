"""What a git repository holds at a revision, asked of git by commands that run nothing which the repository names."""

import os
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.text import FileName, Refusal, _, plain

_INERT: Final = (
    "git", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.bigFileThreshold=4m",
    "--no-optional-locks", "--no-pager",
)  # fmt: skip
"""Git with what could run a program of the repository's own turned off; only commands that know no filters are run."""
_KEPT: Final = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""What of git's own variables stays: others, as a hook gets them, speak of another repository, or start programs."""
_ALONE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""Nothing is fetched, whatever a partial clone lacks, nobody is asked, and complaints are in one language."""
_PATIENCE: Final = 60
"""Seconds."""
_LINK, _SUBMODULE = "120000", "160000"
_NAMES: Final = 1000
"""Branches and tags among which the nearest is looked for."""
SHALLOW: Final = _("{problem}; this clone has the last commits alone: run git fetch --unshallow")
_POINTER: Final = b"version https://git-lfs.github.com/spec/"


class Commit(NamedTuple):
    """Who made a state, when, and why."""

    id: str
    parents: Sequence[str]
    """Those before it that changed the files that were asked for; none where the clone has none."""
    author: str
    day: str
    """On which it was made, where the command runs."""
    subject: str


class Repository(NamedTuple):
    """A repository that a folder lies in. Every question raises Refusal where git cannot answer."""

    folder: Path
    prefix: str
    """Of the folder in the repository, such as ``daerah/plans/``; empty at its top, and in a bare one."""
    bare: bool
    shallow: bool

    @classmethod
    def at(cls, folder: Path) -> "Repository":
        """The repository of a folder."""
        asked = ("--is-bare-repository", "--is-shallow-repository", "--show-prefix")
        bare, shallow, prefix = _git(folder, "rev-parse", *asked).decode("utf-8", "surrogateescape").split("\n")[:3]
        return cls(folder, prefix, bare == "true", shallow == "true")

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a name stands for."""
        if not revision or revision.startswith("-") or not revision.isprintable():
            return None
        named = f"{revision}^{{commit}}"
        found = _git(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named, fails=b"")
        return found.decode("ascii", "replace").split()[-1] if found.strip() else None

    def base(self, one: str, other: str) -> str | None:
        """The commit that two have parted from."""
        return _git(self.folder, "merge-base", one, other, fails=b"").decode("ascii").strip() or None

    def names(self) -> list[str]:
        """Branches and tags, the latest first."""
        form = ("--format=%(refname:short)", "--sort=-creatordate", f"--count={_NAMES}")
        listed = _git(self.folder, "for-each-ref", *form, "refs/heads", "refs/tags", "refs/remotes")
        return ["HEAD", *listed.decode("utf-8", "replace").splitlines()]

    def files(self, commit: str, suffixes: tuple[str, ...]) -> dict[str, str | None]:
        """The ids of a commit's files whose names end so, in any case, by path; ``None`` for a link."""
        found: dict[str, str | None] = {}
        for line in filter(None, _git(self.folder, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")):
            about, _tab, path = line.decode("utf-8", "surrogateescape").partition("\t")
            mode, _kind, id = about.split()
            if mode == _SUBMODULE and f"{self.prefix}/".startswith(f"{path}/"):
                raise Refusal(_("{path} is a submodule: run the command in it", path=FileName(path)))
            if path.lower().endswith(suffixes) and mode != _SUBMODULE:
                found[path] = None if mode == _LINK else id
        return found

    def sizes(self, objects: Iterable[str]) -> list[tuple[str, int] | None]:
        """The id and the size of each object, by its id or as ``COMMIT:PATH``; ``None`` where there is none."""
        answers = _git(self.folder, "cat-file", "--batch-check", lines=objects).decode("utf-8", "surrogateescape")
        told = (line.rsplit(" ", 2) for line in answers.splitlines())
        return [(line[0], int(line[2])) if line[-1].isdecimal() else None for line in told]

    def contents(self, files: Mapping[str, str | None]) -> dict[str, bytes]:
        """What files hold as it is stored, by their path; of one that is too large only that it is.

        ``files`` gives their ids. Raises Refusal for a link, and where the clone has a file not, or only a pointer to
        it.
        """
        known = self.sizes(map(str, files.values()))
        small = [found[0] for found in known if found and found[1] <= SIZE_LIMIT]
        stream = BytesIO(_git(self.folder, "cat-file", "--batch", lines=small))
        contents: dict[str, bytes] = {}
        for (path, id), found in zip(files.items(), known, strict=True):
            where = FileName(path)
            if id is None:
                raise Refusal(_("{path} is a link in git, which is not followed", path=where))
            if found is None:
                raise Refusal(_("git does not have the content of {path}: fetch it first", path=where))
            contents[path] = bytes(SIZE_LIMIT + 1)
            if found[1] <= SIZE_LIMIT:
                stream.readline()
                contents[path] = stream.read(found[1] + 1)[:-1]
            if contents[path].startswith(_POINTER):
                raise Refusal(_("{path} is kept in Git LFS, of which git alone has only a pointer", path=where))
        return contents

    def history(self, start: str, paths: Iterable[str], limit: int, *options: str) -> list[Commit]:
        """The commits that changed some files, newest first, at most so many."""
        form = "--format=%x00%H%x00%P%x00%an%x00%cd%x00%s"  # a line of its own behind one that older versions want
        asked = ("--parents", "--encoding=UTF-8", "--date=short-local", f"--max-count={limit}", form, *options, start)
        listed = _git(self.folder, "rev-list", *asked, "--", *(f":(top,literal){path}" for path in paths))
        lines = (line.split("\0")[1:] for line in listed.decode("utf-8", "replace").split("\n"))
        return [Commit(id, parents.split(), *rest) for id, parents, *rest in filter(None, lines)]


def _environment() -> dict[str, str]:
    """The environment of git, which is never one that lies in the folder it is run in."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    folders = (folder for folder in own.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(folder))  # noqa: PTH117
    return own | _ALONE | {"PATH": os.pathsep.join(folders)}


def _git(folder: Path, *words: str, lines: Iterable[str] = (), fails: bytes | None = None) -> bytes:
    """What git answers to words and ``lines``; else ``fails`` if that is given, and it is no repository that fails."""
    import subprocess

    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and no word is an option that was not written here
            (*_INERT, *words), cwd=folder, env=_environment(), input=data, capture_output=True,
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise Refusal(_("git is not installed: install it, or give two folders")) from None
    except subprocess.TimeoutExpired:
        raise Refusal(_("git did not answer within {seconds} seconds", seconds=_PATIENCE)) from None
    if done.returncode == 0:
        return done.stdout
    complaint = done.stderr.decode("utf-8", "replace")
    if fails is not None and "repository" not in complaint:
        return fails
    raise _refused(folder, complaint)


def _refused(folder: Path, complaint: str) -> Refusal:
    """Why git refuses, in one line."""
    where = FileName(str(folder))
    if "not a git repository" in complaint:
        return Refusal(_("{path} lies in no git repository: give two folders, or run git init", path=where))
    if "dubious ownership" in complaint:
        message = _(
            "the repository of {path} belongs to somebody else: run git config --global --add safe.directory FOLDER",
            path=where,
        )
        return Refusal(message)
    lines = [line.partition(": ")[2] or line for line in complaint.splitlines() if line.strip()]
    return Refusal(_("git: {reason}", reason=plain(lines[0]) if lines else None))

"""``export all``: every file of a plan into a folder or a .zip, or how what lies there differs from what would be."""

import io
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ppu_roadmap.commands.run import Run, write_text
from ppu_roadmap.commands.showing import asked_of
from ppu_roadmap.extras import MissingExtra
from ppu_roadmap.text import FileName, Refusal, _, _n, command, logged, words
from ppu_roadmap.tree import Item, digest, read, write_tree

if TYPE_CHECKING:
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time that all files of a .zip have, which knows none before it."""


def write_all(run: Run, filters: NamedTuple, output: str, options: dict[str, Any]) -> int:
    """Write everything; with the option ``check`` tell what would change instead, and leave with 1 if something would.

    Documents name the day on which they are made: without a day of its own a check takes the one of what lies there.
    """
    from ppu_roadmap.export.index import NAME, Listed
    from ppu_roadmap.views import view_named

    check, path = options.pop("check", False), Path(output)
    packed = output == "-" or path.suffix.casefold() == ".zip"
    _refuse_misplaced(path, packed=packed, check=check)
    there = (_unzipped(path) if check else {}).get if packed else partial(read, path)
    old = Listed.of(there(NAME))
    if check and old.day and not run.environ.get("ROADMAP_TODAY"):
        run.as_of = run.as_of or old.day
    asked = asked_of(run, view_named("show")._replace(findings=True, texts=True), None, filters)
    made = _made(run, asked, run.language(asked.plans[0].language, exported=True), options, old.digests)
    if check:
        return _check(run, dict(made), there, old.digests, output)
    if packed:
        run.deliver(_zipped(made), output)
    elif path.is_dir() and any(path.samefile(Path(file).parent) for file in run.sources):
        raise Refusal(_("{path} is the folder of the plan: name another one", path=FileName(output)))
    else:
        write_tree(path, made, {**old.digests, **({NAME: ""} if old.day else {})}, run.note)
    return 0


def _made(
    run: Run, asked: "Asked", language: "Language", options: Mapping[str, Any], old: Mapping[str, str]
) -> Iterator[Item]:
    """Each file with its bytes, ``None`` for one that cannot be made here and was made elsewhere; then their index."""
    from ppu_roadmap.export.collection import files
    from ppu_roadmap.export.index import NAME, index
    from ppu_roadmap.terminal.progress import advancing

    every, told, lacking = [*files(asked, language, options)], [], dict[str, list[str]]()
    for file in every if run.quiet else advancing(every, [file.path for file in every], sys.stderr):
        data = None
        try:
            data = file.make()
        except MissingExtra as missing:
            lacking.setdefault(missing.command, []).append(file.path)
        if data is not None or file.path in old:
            told.append((file, old[file.path] if data is None else digest(data)))
            yield file.path, data
    yield NAME, index(asked, told, language)
    for install, paths in lacking.items():
        names = words(map(FileName, paths))
        run.say(_("not made: {files}; for these run {command}", files=names, command=FileName(install)))


def _check(
    run: Run, wanted: Mapping[str, bytes | None], there: Callable[[str], bytes | None], old: Iterable[str], output: str
) -> int:
    """Name the files that would change, of which one that cannot be made here is none; the exit code."""
    told = []
    for path in (*wanted, *sorted(set(old).difference(wanted))):
        found, file = there(path), FileName(path)
        if path in wanted and wanted[path] not in (None, found):
            told.append(_("missing: {file}", file=file) if found is None else _("stale: {file}", file=file))
        elif path not in wanted and found is not None:
            told.append(_("left over: {file}", file=file))
    for each in told:
        write_text(f"{logged(each.render(run.language()))}\n")
    if told:
        again, count = command("export", "all", "-o", output), len(told)
        run.note(_n("{count} file differs: run {command}", "{count} files differ: run {command}", count, command=again))
    return int(bool(told))


def _zipped(made: Iterator[Item]) -> bytes:
    """The files as a .zip, the same from run to run."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        for path, data in made:
            part = zipfile.ZipInfo(path, _EARLIEST)
            part.create_system, part.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is made
            if data is not None:
                parts.writestr(part, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _unzipped(path: Path) -> dict[str, bytes]:
    """The files of a .zip, none where it is not there. Raises OSError, and Refusal where it is none."""
    if not path.is_file():
        return {}
    try:
        with zipfile.ZipFile(path) as parts:
            return {name: parts.read(name) for name in parts.namelist()}
    except Exception as error:
        told = _("{path} is no .zip that can be read: write it anew", path=FileName(str(path)))
        raise Refusal(told, code=1) from error


def _refuse_misplaced(path: Path, *, packed: bool, check: bool) -> None:
    if check and str(path) == "-":
        raise Refusal(_("say with -o what is to be checked: a folder or a .zip"))
    if not packed and path.exists() and not path.is_dir():
        raise Refusal(_("{path} is a file: name a folder, or a file that ends in .zip", path=FileName(str(path))))
    if not packed and not path.parent.is_dir():
        raise Refusal(_("there is no folder {path}: make it, or name another file", path=FileName(str(path.parent))))

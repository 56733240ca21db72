"""``export all``: every file of a plan into a folder or a .zip, or how what lies there differs from what would be."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ppu_roadmap import tree
from ppu_roadmap.commands.run import Run, write_text
from ppu_roadmap.commands.showing import asked_of
from ppu_roadmap.extras import MissingExtra
from ppu_roadmap.text import FileName, Message, Refusal, _, _n, command, logged, words

if TYPE_CHECKING:
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

STATES: Mapping[tree.State, Message] = {
    "missing": _("missing: {file}"),
    "stale": _("stale: {file}"),
    "left over": _("left over: {file}"),
}


def write_all(run: Run, filters: NamedTuple, output: str, options: dict[str, Any]) -> int:
    """Write everything; with the option ``check`` tell what would change instead, and leave with 1 if something would.

    Documents name the day on which they are made: without a day of its own a check takes the one of what lies there.
    """
    from ppu_roadmap.views import view_named

    check, path = options.pop("check", False), Path(output)
    packed = output == "-" or path.suffix.casefold() == ".zip"
    if check and output == "-":
        raise Refusal(_("say with -o what is to be checked: a folder or a .zip"))
    if not packed:
        _refuse_folder(path)
    old = tree.Sums() if packed and not check else tree.sums_in_zip(path) if packed else tree.sums_of(path)
    if check and not run.environ.get("ROADMAP_TODAY") and (day := re.search(r"\d{4}-\d\d-\d\d$", old.about)):
        run.as_of = run.as_of or date.fromisoformat(day[0])
    asked = asked_of(run, view_named("show")._replace(findings=True, texts=True), None, filters)
    language = run.language(asked.plans[0].language, exported=True)
    made = _made(run, asked, language, options, old.files)
    if check:
        return _check(run, made, old, None if packed else path, output)
    about = f"roadmap export all --as-of {asked.today}"
    if packed:
        run.deliver(tree.zipped(made, about), output)
    elif any(path.samefile(Path(file).parent) for file in run.sources if path.is_dir()):
        raise Refusal(_("{path} is the folder of the plan: name another one", path=FileName(output)))
    else:
        tree.write_tree(path, made, about, run.note)
    return 0


def _made(
    run: Run, asked: Asked, language: Language, options: dict[str, Any], old: Collection[str]
) -> Iterator[tree.Item]:
    """Each file with its bytes, ``None`` for one that cannot be made here and was made elsewhere; then their index."""
    from ppu_roadmap.export.collection import INDEX, files
    from ppu_roadmap.export.index import index
    from ppu_roadmap.terminal.progress import advancing

    every, there, lacking = [*files(asked, language, options)], [], dict[str, list[str]]()
    for file in every if run.quiet else advancing(every, len(every), lambda file: file.path, sys.stderr):
        data = None
        try:
            data = file.make()
        except MissingExtra as missing:
            lacking.setdefault(missing.command, []).append(file.path)
        if data is not None or file.path in old:
            there.append(file)
            yield file.path, data
    yield INDEX, index(asked, there, language)
    for install, paths in lacking.items():
        run.say(
            _(
                "not made: {files}; for these run {command}",
                files=words(map(FileName, paths)),
                command=FileName(install),
            )
        )


def _check(run: Run, made: Iterator[tree.Item], old: tree.Sums, folder: Path | None, output: str) -> int:
    """Name the files that are not as they would be written; ``folder`` is none where they lie in a .zip."""
    wanted = dict(made)
    new = {path: tree.digest(data) for path, data in wanted.items() if data is not None}
    unknown = wanted.keys() - new.keys()
    now = old.files.get if folder is None else lambda path: tree.digest_in(folder, path)
    found = [*tree.differences(now, old.files.keys() - unknown, new)]
    language = run.language()
    for state, path in found:
        write_text(f"{logged(STATES[state].of(file=FileName(path)).render(language))}\n")
    if found:
        again = command("export", "all", "-o", output)
        told = (
            "{count} file is not what the plan says: run {command}",
            "{count} files are not what the plan says: run {command}",
        )
        run.note(_n(*told, len(found), command=again))
    return int(bool(found))


def _refuse_folder(path: Path) -> None:
    if str(path).startswith("--"):
        raise Refusal(_("{text} is an option where the name of a file is expected", text=str(path)))
    if path.exists() and not path.is_dir():
        raise Refusal(_("{path} is a file: name a folder, or a file that ends in .zip", path=FileName(str(path))))
    if not path.parent.is_dir():
        raise Refusal(_("there is no folder {path}: make it, or name another file", path=FileName(str(path.parent))))

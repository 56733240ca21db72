"""``export parquet``: the tables of every plan as files of Parquet in a folder, region by region."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ppu_roadmap.analysis.selection import FILTERS, Selection, heard
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import selection_of
from ppu_roadmap.dataset.source import Source
from ppu_roadmap.diagnostics import INFO
from ppu_roadmap.export.parquet import LIST, files, listed
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import FileName, Refusal, _
from ppu_roadmap.tree import read, write_tree
from ppu_roadmap.words.reading import Misread


def write_parquet(run: Run, filters: NamedTuple, output: str) -> None:
    """Write all tables, all or none; what was written there before is replaced, and nothing of others is."""
    path = Path(output)
    old = _old(path, output)
    with TemporaryDirectory(prefix="roadmap-") as folder:
        write_tree(path, files(_sources(run, selection_of(run, filters), path), Path(folder)), old, run.note)


def _old(path: Path, output: str) -> dict[str, str]:
    """The digests of the files that an earlier run wrote; ends the command where it is no folder to write to."""
    name = FileName(output)
    if output == "-":
        raise Refusal(_("parquet is written to a folder: name one with -o"))
    if path.exists() and not path.is_dir():
        raise Refusal(_("{path} is a file: name a folder", path=name))
    if not path.exists():
        if not path.parent.is_dir():
            raise Refusal(_("there is no folder {path}: make it, or name another file", path=FileName(str(path.parent))))
        return {}
    digests = listed(read(path, LIST))
    if digests is None and any(path.iterdir()):
        raise Refusal(_("{path} holds something else: name an empty folder, or one that is not there yet", path=name))
    return {} if digests is None else {**digests, LIST: ""}


def _sources(run: Run, selection: Selection, path: Path) -> Iterator[Source]:
    """Every plan with what is asked for of it. Raises Refusal, after the last, for a filter that no plan knows."""
    asked = _Filters(selection)
    for result in run.each(least=INFO):
        if path.is_dir() and any(path.samefile(Path(file).parent) for file in result.files):
            raise Refusal(_("{path} is the folder of the plan: name another one", path=FileName(str(path))))
        asked.hear(run, result.plan)
        yield Source(result.plan, run.today, result.diagnostics, result.plan.language or "id", selection)
    asked.refuse_unknown()


class _Filters:
    """The words of filters that no plan has known so far: plans come one by one, and are not all held."""

    def __init__(self, selection: Selection) -> None:
        self.left: dict[Selection, Misread | None] = {
            Selection(**{name: (word,) if isinstance(getattr(Selection(), name), tuple) else word}): None
            for name in (*FILTERS, "years")
            for word in selection.words(name)
        }

    def hear(self, run: Run, plan: Plan) -> None:
        """Take out the words that a plan knows, and say how they are read."""
        for each in list(self.left):
            try:
                for one in heard(each, [plan], FILTERS):
                    run.heard(*one)
                del self.left[each]
            except Misread as problem:
                self.left[each] = problem

    def refuse_unknown(self) -> None:
        """End the command at a word that is still left."""
        for problem in filter(None, self.left.values()):
            raise problem

"""What plans answer to a question, however many they are: over all cores, from the cache, with a bar meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ppu_roadmap.commands.run import Run, folders
from ppu_roadmap.loader.folder import MANY, portfolios
from ppu_roadmap.loader.portfolio import Answer, Question, answers

if TYPE_CHECKING:
    from ppu_roadmap.cache.store import Store

Value = TypeVar("Value")


def answers_of(
    run: Run, question: Question[Value], *paths: Path, filename: str | None = None, bar: bool = True
) -> Generator[Answer[Value]]:
    """What every plan at paths answers, in the order of ``Run.results``; the files that were read are noted in the run.

    ``filename`` is the file that standard input stands for. Ends the command where there is no plan. A ``bar`` on
    stderr, where that is a terminal, says how far it is. Who may stop before the end closes this, so that no process
    is left.
    """
    found = portfolios(paths)
    for path in paths:
        if [path] in found:
            folders(path)  # ends the command where there is none
    stdin = [path for path in paths if path == Path("-")]
    for result in run.results(*stdin, asked=question.asked, filename=filename, least=question.least) if stdin else ():
        yield Answer(question(result), result.files)
    with closing(_of_folders(run, question, found, bar=bar and not run.quiet)) as told:
        for answer in told:
            run.sources += answer.files
            yield answer
    files = [path for path in paths if path not in stdin and not path.is_dir()]
    if files:
        from ppu_roadmap.loader.plans import load_single

        done = {folder.resolve() for portfolio in found for folder in portfolio}
        for result in load_single(files, done, (run.today, question.asked, question.least)):
            run.sources += result.files
            yield Answer(question(result), result.files)


def _of_folders(
    run: Run, question: Question[Value], found: Sequence[Sequence[Path]], *, bar: bool
) -> Generator[Answer[Value]]:
    names = [str(folder) for portfolio in found for folder in portfolio]
    many = len(names) >= MANY
    with _store(run, many=many) if names and question.classes is not None else nullcontext() as store:
        told: Iterator[Answer[Value]] = answers(
            found, question, run.today, jobs=run.jobs if many else 1, store=store, told=run.note
        )
        if many and bar:
            from ppu_roadmap.terminal.progress import advancing

            told = advancing(told, names, sys.stderr)
        yield from told


def _store(run: Run, *, many: bool) -> AbstractContextManager[Store | None]:
    """Where answers are kept: in the folder that is named, else where the user's programs keep such things."""
    named = run.cache or run.environ.get("ROADMAP_CACHE")
    if run.no_cache or run.environ.get("ROADMAP_NO_CACHE") or not (named or many):
        return nullcontext()
    from ppu_roadmap.cache.maker import digest
    from ppu_roadmap.cache.store import Store, usual_folder

    folder = Path(named) if named else usual_folder(run.environ)
    try:
        digest()
    except OSError:  # who cannot say who he is keeps nothing
        return nullcontext()
    return Store(folder) if folder else nullcontext()

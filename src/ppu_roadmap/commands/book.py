"""``roadmap book``: the texts that people write for Buku 2, which are missing, and files to write them in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.options import flag
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Filters, Showing, asked_of, write_answer
from ppu_roadmap.text import FileName, Refusal, _, _n, command

if TYPE_CHECKING:
    from ppu_roadmap.text import Language

EXAMPLES = ("roadmap book", "roadmap book plans --lang en", "roadmap book --init", "roadmap book --format csv")


def main(
    run: Run,
    showing: Showing,
    init: Annotated[bool, flag("--init", "Write a file for each that is not there, with a line of guidance.")] = False,
) -> None:
    """List the texts that people write for Buku 2 as Markdown in book/, and say which are missing.

    With --lang en those in book/en/. A line of guidance is not printed; it makes way for the text.
    """
    from ppu_roadmap.views import view_named

    view = view_named("texts")
    asked = asked_of(run, view, showing.plan, Filters())
    if not init:
        write_answer(run, view, asked, showing.format, excel=showing.excel)
        return
    if any(plan.alone for plan in asked.plans):
        raise Refusal(_("a text is written beside a whole plan, and this file has no plan.yaml beside it"))
    language = asked.texts[0].language
    begun = [path for plan in asked.plans for path in _begin(run, Path(plan.place.file).parent, language)]
    if not begun:
        run.note(_("every text of the book has its file: nothing was written"))
    elif not run.quiet:
        run.say(_n("{count} file to write in; then {command}", "{count} files to write in; then {command}", len(begun),
                   command=command("export", "docx", "-o", "buku-2.docx")))  # fmt: skip


def _begin(run: Run, folder: Path, language: "Language") -> list[Path]:
    """Write the files that a plan lacks, and name them; none is overwritten. Raises Refusal and OSError."""
    import os

    from ppu_roadmap.book.outline import PIECES, hint
    from ppu_roadmap.book.texts import HOMES
    from ppu_roadmap.files import create_all, held
    from ppu_roadmap.loader.folder import shown

    home = folder / HOMES[language]
    if not home.resolve().is_relative_to(folder.resolve()):
        raise Refusal(_("{path} leads out of the plan's folder, so nothing was written", path=FileName(shown(home))))
    with held(folder, run.note):
        files = {home / f"{piece.key}.md": f"{hint(piece, language)}\n".encode() for piece in PIECES}
        missing = {path: data for path, data in files.items() if not os.path.lexists(path)}
        create_all(missing)
    for path in missing:
        run.screen().line(shown(path))
    return list(missing)

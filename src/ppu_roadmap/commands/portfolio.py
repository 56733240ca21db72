"""Views of many plans: each is asked and let go, and what it answers is written as it comes."""

from itertools import chain, islice
from typing import TYPE_CHECKING

from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import formatted, refuse_terminal
from ppu_roadmap.export import format_named

if TYPE_CHECKING:
    from ppu_roadmap.views.view import Asked, View


def size_of(run: Run, plan: str | None) -> int:
    """How many plans there are where they are so many that no two are to be in hand together, else none."""
    from ppu_roadmap.loader.folder import plan_folders
    from ppu_roadmap.loader.portfolio import MANY

    path = run.path(plan)
    size = sum(1 for _folder in plan_folders(path)) if path.is_dir() else 0
    return size if size >= MANY else 0


def write_stream(
    run: Run, view: "View", wanted: "Asked", plan: str | None, format: str, output: str | None = None, **given: bool
) -> None:
    """Write what a view has of many plans, as they answer; ends the command at a word that none of them knows."""
    from ppu_roadmap.views.question import Question

    format, options, data = formatted(format, **given)
    question = Question(view.name, wanted, data)
    answers = run.answers(question, plan)
    first, *others = answers if question.waits else islice(answers, 1)
    for each in question.heard(one.known for one in (first, *others)):
        run.heard(*each)
    stream = question.stream(first.region, chain((first, *others), answers))
    language = run.language(first.region.language, exported=output is not None)
    if format == "table":
        from ppu_roadmap.terminal.documents import print_document

        print_document(stream, language, run.screen())
        return
    form = format_named(format)
    refuse_terminal(output, form.binary, format)
    run.deliver(form.pieces(stream, language, **options), output)

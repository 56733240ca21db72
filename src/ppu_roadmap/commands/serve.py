"""``roadmap serve``: the page in a browser of this machine, which follows the files of the plan."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.options import PlanArgument, flag, option
from ppu_roadmap.commands.run import Run, write_text
from ppu_roadmap.extras import extra
from ppu_roadmap.text import Refusal, _

if TYPE_CHECKING:
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

EXAMPLES = ("roadmap serve", "roadmap serve plans --open", "roadmap serve --port 0 --lang en")
LAST_PORT = 65_535


def main(
    run: Run,
    plan: PlanArgument = None,
    *,
    port: Annotated[str, option("--port", "NUMBER", "Where it listens; 0: wherever is free.")] = "8000",
    show: Annotated[bool, flag("--open", "Open the page in the browser.")] = False,
) -> None:
    """Serve the page to this machine alone; it changes with the files, and shows what is wrong beside programs."""
    for module in ("starlette", "uvicorn", "watchfiles"):
        extra("web", module)
    from ppu_roadmap.serve.live import Live
    from ppu_roadmap.serve.server import serve

    path = run.path(plan)
    if str(path) == "-":
        raise Refusal(_("standard input has no files to follow: name a plan"))
    if not (port.isascii() and port.isdecimal() and len(port) <= len(str(LAST_PORT)) and int(port) <= LAST_PORT):
        raise Refusal(_("--port is {text}, not a number from 0 to {most}", text=port, most=LAST_PORT))
    folder = path if path.is_dir() else path.parent
    serve(Live(partial(_asked, run, plan)), folder, int(port), partial(_ready, run, show))


def _asked(run: Run, plan: str | None) -> "tuple[Asked, Language]":
    """What is shown of the files as they are now, and the language in which it opens."""
    from ppu_roadmap.views.view import Asked

    run.sources.clear()
    found = [*run.results(run.path(plan))]
    plans, findings = [one.plan for one in found], tuple(one.diagnostics for one in found)
    return Asked(plans, run.today, findings=findings), run.language(plans[0].language, exported=True)


def _ready(run: Run, show: bool, address: str) -> None:
    """Say where the page is, and open it without waiting for the browser."""
    said = _("{address} follows the plan; Ctrl-C ends it", address=address)
    write_text(f"{said.render(run.language())}\n")
    sys.stdout.flush()
    if show:
        import threading
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

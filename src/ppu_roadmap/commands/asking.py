"""Questions to a person on a terminal; everywhere else the options must say it."""

import sys
from collections.abc import Sequence

from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.text import Message, _, plain, words


def on_terminal() -> bool:
    """Whether there is a person who can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(run: Run, question: Message, choices: Sequence[str] = (), default: str = "") -> str:
    """The answer to a question, asked until it is one of the choices; ends the command where there is none.

    Nothing typed stands for the default, where there is one.
    """
    language = run.language()
    prompt = question if not choices else _("{question} ({choices})", question=question, choices=words(choices))
    shown = f" [{plain(default)}]" if default else ""
    while True:
        sys.stderr.write(f"{prompt.render(language)}{shown}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            raise Refusal(_("nothing was answered, so nothing was written"))
        answer = line.strip() or default
        if answer and (not choices or answer in choices):
            return answer
        if answer:
            run.say(_("{answer} is not one of {choices}", answer=answer, choices=words(choices)))

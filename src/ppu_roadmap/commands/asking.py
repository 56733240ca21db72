"""Questions to a person on a terminal; everywhere else the options must say it."""

import sys
from collections.abc import Mapping, Sequence

from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Message, Phrase, Refusal, _


def on_terminal() -> bool:
    """Whether there is a person who can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(
    run: Run,
    question: Message,
    choices: Sequence[str] = (),
    default: str = "",
    *,
    why: Message | None = None,
    optional: bool = False,
) -> str:
    """The answer to a question; for one of the choices its number stands, too; ends the command where there is none.

    Nothing typed stands for the default, where there is one, and is an answer to what is optional; else it is said
    why there must be one.
    """
    shown = _("{question} [1-{count}]", question=question, count=len(choices)) if choices else question
    if default:
        shown = _("{question} [{default}]", question=shown, default=default)
    elif optional:
        shown = _("{question} (Enter to skip)", question=shown)
    while True:
        answer = _line(run, shown) or default
        if answer not in choices and answer.isdecimal() and 0 < int(answer) <= len(choices):
            answer = choices[int(answer) - 1]
        if answer or optional:
            return answer
        if why is not None:
            run.say(_("this must be answered: {why}", why=why))


def agreed(run: Run, question: Message, default: str = "") -> bool:
    """Whether a person says yes."""
    from ppu_roadmap.words.vocabulary import flag

    while True:
        said = flag(ask(run, _("{question} (yes/no)", question=question), default=default))
        if said:
            return said[0].value


def list_choices(run: Run, question: Message, choices: Mapping[str, Phrase]) -> None:
    """Show what may be answered, a line each, by the numbers for which ``ask`` takes them; not numbers alone."""
    if all(key.isdecimal() and key == label for key, label in choices.items()):
        return
    run.say(_("{question}:", question=question))
    for number, label in enumerate(choices.values(), 1):
        run.say(_("  {number}  {label}", number=number, label=label))


def _broken(run: Run, prompt: str) -> str:
    """A prompt of any length, broken at words to the width of the terminal."""
    from ppu_roadmap.terminal.lines import wrap

    return "\n".join(wrap(prompt, run.screen(sys.stderr).width - len(": ")))


def _line(run: Run, prompt: Message) -> str:
    """A line that a person typed, without blanks around it."""
    while True:
        sys.stderr.write(f"{_broken(run, prompt.render(run.language()))}: ")
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            run.say(_("this cannot be read: type it again in the characters of UTF-8"))
            continue
        if not line:
            sys.stderr.write("\n")
            raise Refusal(_("nothing was answered, so nothing was written"))
        return line.strip()

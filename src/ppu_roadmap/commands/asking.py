"""Questions to a person on a terminal; everywhere else the options must say it."""

import sys
from collections.abc import Mapping

from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.text import Message, Phrase, _, plain, shown


def on_terminal() -> bool:
    """Whether there is a person who can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(
    run: Run,
    question: Message,
    choices: Mapping[str, Phrase] | None = None,
    *,
    default: str = "",
    why: Message | None = None,
) -> str:
    """The answer to a question as it was typed; its choices stand above it by numbers, for which their keys are given.

    Nothing typed stands for the default where there is one, and is an answer where nobody said why there must be one.
    Ends the command where there is no answer.
    """
    keys = tuple(choices or ())
    if keys:
        run.write(_listed(run, question, choices or {}))
    while True:
        answer = _line(run, _prompt(question, len(keys), default, needed=why is not None)) or default
        if keys and answer not in keys and answer.isdecimal() and 0 < int(answer) <= len(keys):
            return keys[int(answer) - 1]
        if answer or why is None:
            return answer
        run.say(_("{question} must be answered: {why}", question=question, why=why))


def agreed(run: Run, question: Message) -> bool:
    """Whether a person says yes."""
    while True:
        answer = _line(run, _("{question} (y/n)", question=question)).casefold()
        if answer in ("y", "ya", "yes"):
            return True
        if answer in ("n", "t", "tidak", "no", ""):
            return False


def _listed(run: Run, question: Message, choices: Mapping[str, Phrase]) -> list[str]:
    """The choices, a line each: its number where that is not its key, what people call it, its key."""
    language = run.language()
    lines = [f"{question.render(language)}:"]
    for number, (key, label) in enumerate(choices.items(), 1):
        name = shown(label, language) if label is not None else ""
        named = f"{name} ({plain(key)})" if name and name != key and not key.isdecimal() else name or plain(key)
        lines.append(f"  {key if key.isdecimal() else number:>2}  {named}".rstrip() if name != key else f"  {number:>2}  {key}")
    return lines


def _prompt(question: Message, count: int, default: str, *, needed: bool) -> Message:
    if count:
        question = _("{question} [1-{count}]", question=question, count=count)
    if default:
        return _("{question} [{default}]", question=question, default=default)
    return question if needed else _("{question} (Enter to skip)", question=question)


def _line(run: Run, prompt: Message) -> str:
    """A line that a person typed, without blanks around it."""
    while True:
        sys.stderr.write(f"{prompt.render(run.language())}: ")
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

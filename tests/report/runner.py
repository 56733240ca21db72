"""How a runner of GitHub Actions reads a line of a log, after the behaviour of its source: what it would obey."""

from __future__ import annotations

from dataclasses import dataclass

ANNOTATIONS = ("error", "warning", "notice")
OTHERS = ("debug", "group", "endgroup", "echo", "add-mask", "add-matcher", "remove-matcher", "stop-commands")
FORMERLY = ("add-path", "set-env", "set-output", "save-state")
NAMES = frozenset((*ANNOTATIONS, *OTHERS, *FORMERLY))


@dataclass(frozen=True)
class Command:
    """What the runner is told to do."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """Every command in a log; its lines end wherever .NET ends one."""
    return [command for line in log.replace("\r", "\n").split("\n") if (command := _command(line))]


def _command(line: str) -> Command | None:
    return _at_start(line.strip()) or _anywhere(line)


def _at_start(line: str) -> Command | None:
    """``::name key=value,key=value::data``, at the start of a line."""
    head, colons, data = line.removeprefix("::").partition("::")
    name, _, rest = head.partition(" ")
    if not line.startswith("::") or not colons or name.lower() not in NAMES:
        return None
    pairs = (pair.partition("=") for pair in rest.split(",") if "=" in pair)
    properties = {key.strip(): _plain(value, (("%3A", ":"), ("%2C", ","))) for key, _, value in pairs}
    return Command(name.lower(), properties, _plain(data))


def _anywhere(line: str) -> Command | None:
    """``##[name key=value;key=value]data``, the older form, wherever it stands."""
    _, hashes, rest = line.partition("##[")
    head, bracket, data = rest.partition("]")
    name = head.partition(" ")[0].lower()
    return Command(name, {}, data) if hashes and bracket and name in NAMES else None


def _plain(text: str, more: tuple[tuple[str, str], ...] = ()) -> str:
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(written, meant)
    return text

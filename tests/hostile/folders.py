"""Folders that hold more than files: links, pipes, odd names, rights."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.kinds import PLAN, PROGRAM, HostileFolder, encode

ECONOMY = "dimension: economy\nprograms: []\n"


def _plan(at: Path) -> Path:
    plan = at / "plan"
    plan.mkdir()
    (plan / "plan.yaml").write_bytes(encode(PLAN))
    (plan / "governance.yaml").write_bytes(encode(PROGRAM))
    return plan


def _file(name: str | bytes, text: str = ECONOMY) -> Callable[[Path], None]:
    def build(at: Path) -> None:
        (_plan(at) / os.fsdecode(name)).write_bytes(encode(text))

    return build


def _folder(name: str) -> Callable[[Path], None]:
    def build(at: Path) -> None:
        plan = _plan(at)
        (plan / name).unlink(missing_ok=True)
        (plan / name).mkdir()
        (plan / name / "plan.yaml").write_bytes(b"[[[")

    return build


def _link(name: str, target: str, *, folder: bool = False) -> Callable[[Path], None]:
    """A link in the plan; the target's text stands outside the plan, or inside where it names no `..`."""

    def build(at: Path) -> None:
        plan = _plan(at)
        (at / "outside").mkdir()
        (at / "outside" / "economy.yaml").write_bytes(encode(ECONOMY))
        (plan / "lampiran").mkdir()
        (plan / "lampiran" / "ekonomi.txt").write_bytes(encode(ECONOMY))
        (plan / name).unlink(missing_ok=True)
        (plan / name).symlink_to(target.replace("OUTSIDE", str(at / "outside")), target_is_directory=folder)

    return build


def _two_links(at: Path) -> None:
    _link("lampiran/jauh.txt", "../../outside/economy.yaml")(at)
    (at / "plan" / "economy.yaml").symlink_to("lampiran/jauh.txt")


def _link_to_file_of_linked_folder(at: Path) -> None:
    _link("jauh", "../outside", folder=True)(at)
    (at / "plan" / "economy.yaml").symlink_to("jauh/economy.yaml")


def _hard_link(at: Path) -> None:
    plan = _plan(at)
    (at / "economy.txt").write_bytes(encode(ECONOMY))
    os.link(at / "economy.txt", plan / "economy.yaml")


def _pipe(name: str) -> Callable[[Path], None]:
    def build(at: Path) -> None:
        plan = _plan(at)
        (plan / name).unlink(missing_ok=True)
        os.mkfifo(plan / name)

    return build


def _socket(at: Path) -> None:
    plan, here = _plan(at), Path.cwd()
    os.chdir(plan)  # the name of a socket may be no longer than some 100 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("economy.yaml")
    finally:
        os.chdir(here)


def _unreadable(name: str) -> Callable[[Path], None]:
    def build(at: Path) -> None:
        plan = _plan(at)
        (plan / name).write_bytes((plan / name).read_bytes() if (plan / name).exists() else encode(ECONOMY))
        (plan / name).chmod(0)

    return build


def _without_plan(at: Path) -> None:
    plan = _plan(at)
    (plan / "plan.yaml").unlink()


def _droppings(at: Path) -> None:
    plan = _plan(at)
    for name in (
        ".economy.yaml",
        ".yaml",
        ".governance.yaml.swp",
        "governance.yaml~",
        "economy.swp",
        "economy.yaml.tmp",
    ):
        (plan / name).write_bytes(b"\xff\x00[[[")
    (plan / ".git").mkdir()
    (plan / ".git" / "config.yaml").write_bytes(b"[")


def _others(at: Path) -> None:
    plan = _plan(at)
    for name in (
        "README.md",
        "catatan.txt",
        "economy.yaml.bak",
        "economy.json",
        "yaml",
        "Makefile",
        "economy.yaml ",
        "peta.png",
    ):
        (plan / name).write_bytes(b"\xff\x00[[[")
    below = plan / "lampiran" / "dalam"
    below.mkdir(parents=True)
    for name in ("plan.yaml", "economy.yml", "LIVING.YAML", "x.yaml"):
        (below / name).write_bytes(b"[[[")


def _link_to_folder(at: Path) -> None:
    plan = _plan(at)
    (plan / "lampiran").symlink_to(plan, target_is_directory=True)


def _many_strangers(at: Path) -> None:
    plan = _plan(at)
    for n in range(1000):
        (plan / f"catatan-{n}.yaml").write_bytes(b"a: 1\n")


REFUSED_NAMES: dict[str, str | bytes] = {
    "stranger": "smart-people.yaml",
    "yml": "economy.yml",
    "yml-upper": "economy.YML",
    "yaml-upper": "economy.YAML",
    "yaml-mixed": "economy.Yaml",
    "upper": "ECONOMY.yaml",
    "capital": "Economy.yaml",
    "capital-plan": "Plan.yaml",
    "plan-yml": "plan.yml",
    "two-points": "economy..yaml",
    "blank-before": " economy.yaml",
    "blank-inside": "economy .yaml",
    "copy": "economy (1).yaml",
    "line-break": "a\nb.yaml",
    "escape": "a\x1b[31mb.yaml",
    "workflow-command": "::error::a.yaml",
    "bidi": "a\u202eb.yaml",
    "markup": "[bold]a.yaml",
    "not-utf8": b"a\xff.yaml",
    "cyrillic": "есonomy.yaml",
    "no-break-space": "economy\u00a0.yaml",
    "minus": "--help.yaml",
    "long": "a" * 240 + ".yaml",
}


def folders() -> Iterator[HostileFolder]:
    """All of this module."""

    def refused(name: str, build: Callable[[Path], None], file: str | None, *, user: bool = False) -> HostileFolder:
        return HostileFolder(name, build, accept=False, code="RM006", file=file, needs_user=user)

    for case, name in REFUSED_NAMES.items():
        plain = isinstance(name, str) and name.isascii() and name.isprintable()
        yield refused(f"named-{case}", _file(name), str(name) if plain else None)
    for name in (
        "x.yaml",
        "economy.yaml",
        "x.yml",
        "X.YAML",
        "governance.yaml",
        "plan.yaml",
        "proposals.yaml",
    ):
        yield refused(f"folder-named-{name}", _folder(name), name)
    for name in ("economy.yaml", "governance.yaml", "plan.yaml", "proposals.yaml", "x.yaml"):
        yield refused(f"pipe-named-{name}", _pipe(name), name)
        yield refused(f"link-out-named-{name}", _link(name, "../outside/economy.yaml"), name)
        yield refused(f"broken-link-named-{name}", _link(name, "tidak-ada.txt"), name)
    for case, target in {
        "absolute": "OUTSIDE/economy.yaml",
        "through-itself": "../plan/../outside/economy.yaml",
        "broken-outside": "../outside/tidak-ada.yaml",
        "to-itself": "economy.yaml",
        "endless-device": "/dev/zero",
        "empty-device": "/dev/null",
        "to-a-folder-outside": "../outside",
        "to-a-folder-inside": "lampiran",
        "to-the-plan": ".",
    }.items():
        yield refused(f"link-{case}", _link("economy.yaml", target), "economy.yaml")
    yield refused("link-out-by-two", _two_links, "economy.yaml")
    yield refused("link-out-by-folder", _link_to_file_of_linked_folder, "economy.yaml")
    yield refused("socket", _socket, "economy.yaml")
    yield refused("no-plan", _without_plan, None)
    yield refused("a-thousand-strangers", _many_strangers, "catatan-0.yaml")
    for name in ("economy.yaml", "governance.yaml", "plan.yaml", "proposals.yaml"):
        yield refused(f"unreadable-{name}", _unreadable(name), name, user=True)
    yield HostileFolder("plain", lambda at: _plan(at).touch(), accept=True)
    yield HostileFolder("droppings", _droppings, accept=True)
    yield HostileFolder("other-files", _others, accept=True)
    yield HostileFolder("link-inside", _link("economy.yaml", "lampiran/ekonomi.txt"), accept=True)
    yield HostileFolder(
        "link-inside-through-the-plan", _link("economy.yaml", "../plan/lampiran/ekonomi.txt"), accept=True
    )
    yield HostileFolder("link-to-folder", _link_to_folder, accept=True)
    yield HostileFolder("hard-link", _hard_link, accept=True)

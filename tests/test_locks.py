"""The locks are closed, hashed and name no address; nothing is in them that nothing asks for. No network is needed."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RUNTIME = "requirements.lock"
DEV = "requirements-dev.lock"
EXTRAS = ("data", "dev", "pdf", "web")
MACHINES = [
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
]
ENVIRONMENTS = [
    {**machine, "python_version": python, "python_full_version": f"{python}.0"}
    for python, machine in itertools.product(["3.11", "3.12", "3.13", "3.14"], MACHINES)
]
EVERY_PIN_COUNTS = {**MACHINES[-1], "python_version": "3.11", "python_full_version": "3.11.0"}

Pins = Mapping[str, Requirement]


def pins(*locks: str) -> dict[str, Requirement]:
    """What these locks hold, by name."""
    texts = [(ROOT / lock).read_text("utf-8") for lock in locks]
    found = [Requirement(pin) for text in texts for pin in re.findall(r"^(\S.*?) \\$", text, re.MULTILINE)]
    return {canonicalize_name(each.name): each for each in found}


def asked_for(*locks: str) -> list[Requirement]:
    """What pyproject.toml asks of these locks: to build and to run, and to test."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = {
        RUNTIME: told["build-system"]["requires"] + told["project"]["dependencies"],
        DEV: [each for extra in EXTRAS for each in told["project"]["optional-dependencies"][extra]],
    }
    return [Requirement(each) for lock in locks for each in parts[lock]]


@cache
def asked_by(name: str) -> list[Requirement]:
    """What a locked package asks for; nothing is known of one that is locked for other machines and not installed."""
    try:
        return [Requirement(each) for each in metadata.requires(name) or ()]
    except metadata.PackageNotFoundError:
        return []


def version(pin: Requirement) -> str:
    (only,) = pin.specifier
    assert only.operator == "=="
    return only.version


def counts(requirement: Requirement, environment: Mapping[str, str], extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**environment, "extra": extra})


def resolve(
    roots: Iterable[Requirement], locked: Pins, environment: Mapping[str, str]
) -> tuple[set[str], list[Requirement]]:
    """The names that are reached from these requirements in an environment, and the requirements that no pin meets."""
    reached: set[tuple[str, str]] = set()
    unmet = []
    waiting = [each for each in roots if counts(each, environment)]
    while waiting:
        each = waiting.pop()
        name = canonicalize_name(each.name)
        pin = locked.get(name)
        if pin is None or not counts(pin, environment) or not each.specifier.contains(version(pin), prereleases=True):
            unmet.append(each)
            continue
        for extra in {"", *each.extras}:
            if (name, extra) not in reached:
                reached.add((name, extra))
                waiting += [other for other in asked_by(name) if counts(other, environment, extra)]
    return {name for name, _extra in reached}, unmet


@pytest.mark.parametrize("lock", [RUNTIME, DEV])
def test_a_lock_holds_pins_with_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entry = r"[a-z0-9-]+==[\w.]+(?: ; [\w. '<>=!()]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"(?:{entry})+", text)


def test_what_is_installed_is_what_is_locked() -> None:
    here = {name: pin for name, pin in pins(RUNTIME, DEV).items() if pin.marker is None or pin.marker.evaluate()}
    assert {name: metadata.version(name) for name in here} == {name: version(pin) for name, pin in here.items()}


@pytest.mark.parametrize("locks", [[RUNTIME], [RUNTIME, DEV]], ids=["runtime", "both"])
def test_the_locks_hold_what_is_asked_for_and_no_more(locks: list[str]) -> None:
    locked = pins(*locks)
    used = set()
    for environment in ENVIRONMENTS:
        reached, unmet = resolve(asked_for(*locks), locked, environment)
        assert not unmet, environment
        used |= reached
    assert used == set(locked)


def test_what_users_install_has_an_upper_bound() -> None:
    for each in asked_for(RUNTIME):
        assert {specifier.operator for specifier in each.specifier} == {">=", "<"}, each
        assert each.specifier.contains(version(pins(RUNTIME)[each.name])), each


def test_the_hook_installs_what_is_locked() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {str(Requirement(each)) for each in hook["additional_dependencies"]} == set(map(str, pins(RUNTIME).values()))


def test_a_pin_stands_in_one_lock() -> None:
    assert not pins(RUNTIME).keys() & pins(DEV).keys()


def test_a_pin_that_is_gone_is_missed() -> None:
    locked = pins(RUNTIME, DEV)
    for name in locked:
        rest = {other: pin for other, pin in locked.items() if other != name}
        _reached, unmet = resolve(asked_for(RUNTIME, DEV), rest, EVERY_PIN_COUNTS)
        assert {canonicalize_name(each.name) for each in unmet} == {name}


def test_a_pin_for_another_machine_or_of_another_version_meets_nothing() -> None:
    for other in ("colorama==0.4.6 ; sys_platform == 'linux'", "pydantic-core==2.0"):
        pin = Requirement(other)
        _reached, unmet = resolve(asked_for(RUNTIME, DEV), {**pins(RUNTIME, DEV), pin.name: pin}, EVERY_PIN_COUNTS)
        assert {each.name for each in unmet} == {pin.name}


def test_what_an_extra_asks_for_is_asked_for() -> None:
    for root, missing in (("rich", []), ("rich[jupyter]", ["ipywidgets"])):
        _reached, unmet = resolve([Requirement(root)], pins(RUNTIME), EVERY_PIN_COUNTS)
        assert [each.name for each in unmet] == missing


def test_the_newest_are_tested_apart_from_the_locks() -> None:
    run = ["make", "--dry-run", "--always-make", "test-latest", "PYTEST_ARGS=-x"]
    told = subprocess.run(run, cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True)
    assert ".lock" not in told.stdout
    assert re.findall(r"\.venv[\w-]*", told.stdout) == [".venv-latest"] * 4
    *_made, difference, tests = told.stdout.splitlines()
    assert difference.endswith("-m tools.newest")
    assert tests.endswith("pytest -n 2 --ignore tests/test_locks.py --ignore tests/test_sbom.py -x")


@pytest.mark.parametrize(("target", "locks"), [("demo", [RUNTIME]), ("test", [RUNTIME, DEV])])
def test_make_installs_from_the_locks_alone(target: str, locks: list[str]) -> None:
    run = ["make", "--dry-run", "--always-make", target]
    told = subprocess.run(run, cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True)
    installs = re.findall(r"pip .*\binstall (.*)", told.stdout)
    from_locks = [f"--no-deps --require-hashes -r {lock}" for lock in locks]
    assert sorted(installs) == sorted([*from_locks, "--no-deps --no-build-isolation -e ."])

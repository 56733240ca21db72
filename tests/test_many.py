"""Plans of any number through executors: the findings of a portfolio, whoever works them out and wherever files lie."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path
from typing import Any

import fsspec
import pytest

from ppu_roadmap import Diagnostic, Result, check, check_files, check_many
from ppu_roadmap.loader.folder import plan_folders
from ppu_roadmap.loader.many import Files

PLANS = Path(__file__).parent / "plans"
TODAY = date(2023, 6, 1)
CODE = attrgetter("plan.code")
Plans = list[tuple[str, Files]]


def read(address: str) -> dict[str, bytes]:
    """The files in a folder anywhere."""
    system, folder = fsspec.url_to_fs(address)
    paths = [each["name"] for each in system.ls(folder, detail=True) if each["type"] == "file"]
    return {path.rpartition("/")[2]: data for path, data in system.cat(paths).items()}


def die() -> dict[str, bytes]:
    """What a plan does that takes all the memory of a machine."""
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def read_in_the_end(address: str, mark: Path) -> dict[str, bytes]:
    """The files of a plan that kills who reads it for the first time."""
    if not mark.exists():
        mark.touch()
        die()
    return read(address)


def text(result: Result) -> str:
    """An answer of one line."""
    return f"{result.plan.code} {len(result.plan.programs)}"


def _closed() -> bool:
    try:
        socket.create_server(("127.0.0.1", 0)).close()
    except OSError:
        return True
    return False


sockets = pytest.mark.skipif(_closed(), reason="no process may listen here")


class Slow(Executor):
    """Works out a task when its answer is asked for, and keeps the tasks in their order."""

    def __init__(self) -> None:
        self.tasks: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        late = future.result

        def result(timeout: float | None = None) -> Any:
            if not future.done():
                future.set_result(fn(*args, **kwargs))
            return late(timeout)

        future.result = result  # type: ignore[method-assign]
        self.tasks.append(future)
        return future


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All plans that other tests have, several of one region, and one without any."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(PLANS, folder / "plans")
    (folder / "plans" / "minimal" / "plan.yaml").write_bytes(b"title: [\n")
    shutil.copytree(PLANS / "full", folder / "plans" / "again")
    return folder


@pytest.fixture
def names(portfolio: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the plans, which are named as in the findings of the whole."""
    monkeypatch.chdir(portfolio)
    return [str(path) for path in plan_folders(Path("plans"))]


def opened(names: list[str]) -> Plans:
    """Plans that are read by who checks them."""
    return [(name, partial(read, f"file://{Path(name).resolve()}")) for name in names]


def found(plans: Plans, executor: Executor, **options: Any) -> list[Diagnostic]:
    """Every finding, as ``check`` of the whole has them."""
    return [finding for _name, findings in check_many(plans, executor, TODAY, **options) for finding in findings]


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        yield executor


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    import dask
    from distributed import Client, LocalCluster

    options = {"host": "127.0.0.1", "dashboard_address": "localhost:0", "silence_logs": "CRITICAL"}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, **options) as here,
        Client(here) as client,
    ):
        yield client


def test_threads_find_what_one_finds(names: list[str]) -> None:
    whole = list(check("plans", TODAY))
    assert sum(finding.code == "RM115" for finding in whole) > 1
    with ThreadPoolExecutor(3) as executor:
        assert found([(name, read(f"file://{Path(name).resolve()}")) for name in names], executor) == whole
        assert found(opened(names), executor, ahead=1) == whole
        assert [name for name, _findings in check_many(opened(names), executor)] == names


def test_processes_find_what_one_finds(names: list[str], pool: Executor) -> None:
    assert found(opened(names), pool) == list(check("plans", TODAY))
    assert list(check_many(opened(names)[:2], pool, TODAY, answer=text)) == [
        (name, text(check_files(read(f"file://{Path(name).resolve()}"), TODAY))) for name in names[:2]
    ]


@sockets
def test_dask_finds_what_one_finds_though_a_worker_is_killed(names: list[str], cluster: Any, tmp_path: Path) -> None:
    plans = opened(names)
    plans[2] = (names[2], partial(read_in_the_end, f"file://{Path(names[2]).resolve()}", tmp_path / "mark"))
    assert found(plans, cluster.get_executor(pure=False)) == list(check("plans", TODAY))
    assert (tmp_path / "mark").exists()


@sockets
def test_a_plan_that_dask_gives_up_stops_no_other(names: list[str], cluster: Any) -> None:
    plans = [("berat", die), *opened(names)[:2]]

    def given_up(_name: str, error: Exception) -> str:
        return type(error).__name__

    codes = [check_files(read(f"file://{Path(name).resolve()}"), TODAY).plan.code for name in names[:2]]
    told = list(check_many(plans, cluster.get_executor(pure=False), TODAY, answer=CODE, failed=given_up, ahead=1))
    assert told == [("berat", "KilledWorker"), *zip(names, codes, strict=False)]


def test_plans_from_memory_by_address_and_by_mapping(names: list[str]) -> None:
    memory = fsspec.filesystem("memory")
    addresses = [f"memory://{name}" for name in names]
    for name, address in zip(names, addresses, strict=True):
        for file, data in read(f"file://{Path(name).resolve()}").items():
            memory.pipe(f"{address}/{file}", data)
    try:
        with ThreadPoolExecutor(2) as executor:
            whole = found([(address, partial(read, address)) for address in addresses], executor)
            mapped = found([(address, fsspec.get_mapper(address)) for address in addresses], executor)
    finally:
        memory.rm("plans", recursive=True)
    assert [(each.file, each.code, each.message.render("en")) for each in whole if each.code != "RM115"] == [
        (f"memory://{each.file}", each.code, each.message.render("en"))
        for each in check("plans", TODAY)
        if each.code != "RM115"
    ]
    assert next(each.message.render("en") for each in whole if each.code == "RM115").endswith(".yaml")
    assert mapped == whole


def test_only_some_plans_are_on_the_way() -> None:
    taken: list[int] = []

    def plans() -> Iterator[tuple[str, Files]]:
        for number in range(100):
            taken.append(number)
            yield str(number), {}

    executor = Slow()
    told = check_many(plans(), executor, TODAY, ahead=4)
    assert taken == []
    next(told)
    assert len(taken) == 4
    next(told)
    assert len(taken) == 5
    told.close()  # type: ignore[attr-defined]
    assert [task.cancelled() for task in executor.tasks] == [False, False, True, True, True]
    assert list(check_many([], executor)) == []


@pytest.mark.parametrize(
    ("name", "file"), [("", "plan.yaml"), ("a/b/", "a/b/plan.yaml"), ("s3://a", "s3://a/plan.yaml")]
)
def test_a_name_stands_before_those_of_files(name: str, file: str) -> None:
    told = dict(check_many([(name, {})], Slow(), TODAY))
    assert [finding.file for finding in told[name]] == [file]


@pytest.mark.parametrize("ahead", [0, -1])
def test_at_least_one_plan_is_on_the_way(ahead: int) -> None:
    assert [name for name, _ in check_many([("a", {}), ("b", {})], Slow(), TODAY, ahead=ahead)] == ["a", "b"]


def test_what_a_plan_raises_is_raised_at_its_turn_and_names_it(tmp_path: Path) -> None:
    executor = Slow()
    plans: Plans = [("ada", {}), ("tidak/ada", partial(read, f"file://{tmp_path}/tidak")), ("nanti", {})]
    told = check_many(plans, executor, TODAY)
    assert next(told)[0] == "ada"
    with pytest.raises(FileNotFoundError) as raised:
        next(told)
    assert raised.value.__notes__ == ["while checking tidak/ada"]
    assert executor.tasks[2].cancelled()
    kinds = check_many(plans, executor, TODAY, answer=CODE, failed=lambda name, error: f"{name} {type(error).__name__}")
    assert list(kinds) == [("ada", None), ("tidak/ada", "tidak/ada FileNotFoundError"), ("nanti", None)]


def test_a_broken_pool_is_raised_whatever_stands_for_failures(names: list[str]) -> None:
    plans: Plans = [("berat", die), *opened(names)]
    with ProcessPoolExecutor(1, get_context("spawn")) as executor, pytest.raises(BrokenExecutor) as raised:
        list(check_many(plans, executor, TODAY, answer=CODE, failed=lambda *_: None))
    assert raised.value.__notes__ == ["while checking berat"]

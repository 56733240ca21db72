"""What an engine costs by itself, of those installed: ``python -m benchmarks.engines``.

Small plans are checked, so that what is measured is the engine: how long it takes, by the clock, to start two workers,
have two plans checked and end; all its processes in memory; and what a further plan costs the process that asks.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from benchmarks.measure import ENVIRONMENT, ROOT, python
from ppu_roadmap import check_files, check_many

PLAN = ROOT / "tests" / "plans" / "minimal"
CODE = b"64.99"
FEW, MANY = 2, 302
WORKERS = 2
PAUSE = 0.02
"""Seconds between two looks at the memory."""


def read(region: int) -> dict[str, bytes]:
    """The files of a plan with a region code of its own, read by who checks it."""
    files = {path.name: path.read_bytes() for path in PLAN.iterdir()}
    return files | {"plan.yaml": files["plan.yaml"].replace(CODE, f"{region // 100:02}.{region % 100:02}".encode())}


def found(region: int) -> int:
    """How many findings a plan has, for engines that have no executor."""
    return len(check_files(read(region)).diagnostics)


def through(executor: Executor, regions: range) -> int:
    """How many findings the plans have, by any executor."""
    plans = ((str(region), partial(read, region)) for region in regions)
    return sum(len(findings) for _name, findings in check_many(plans, executor))


def one_by_one(regions: range) -> int:
    """No engine at all."""
    return sum(map(found, regions))


def threads(regions: range) -> int:
    """Of the standard library: they share one interpreter, so nothing is won but while plans are read."""
    with ThreadPoolExecutor(WORKERS) as executor:
        return through(executor, regions)


def processes(regions: range) -> int:
    """Of the standard library, on one machine."""
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as executor:
        return through(executor, regions)


def dask(regions: range) -> int:
    """A scheduler and workers, here all on one machine."""
    from distributed import Client, LocalCluster

    here = {
        "n_workers": WORKERS,
        "threads_per_worker": 1,
        "dashboard_address": "localhost:0",
        "silence_logs": "CRITICAL",
    }
    with LocalCluster(**here) as cluster, Client(cluster) as client:
        return through(client.get_executor(pure=False), regions)


def ray(regions: range) -> int:
    """Has no executor: a task a plan."""
    import ray

    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False)
    task = ray.remote(found)
    return sum(ray.get([task.remote(region) for region in regions]))


def spark(regions: range) -> int:
    """Has no executor: plans in partitions."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(f"local[{WORKERS}]").config("spark.ui.enabled", "false")
    return int(builder.getOrCreate().sparkContext.parallelize(regions, WORKERS).map(found).sum())


ENGINES: dict[str, tuple[str, Callable[[range], int]]] = {
    "none": ("ppu_roadmap", one_by_one),
    "ThreadPoolExecutor": ("concurrent.futures", threads),
    "ProcessPoolExecutor": ("concurrent.futures", processes),
    "Dask": ("distributed", dask),
    "Ray": ("ray", ray),
    "Spark": ("pyspark", spark),
}
"""By name the module that must be there, and what checks plans."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock, MiB of all processes at their largest, seconds of a processor in the one that asks."""

    seconds: float
    mebibytes: float
    own: float


def run(name: str, plans: int) -> Run:
    """A process that checks so many plans by an engine; RuntimeError where it cannot."""
    began, peak = time.monotonic(), 0.0
    command = python("-m", "benchmarks.engines", "--run", name, str(plans))
    with Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, text=True, env=ENVIRONMENT) as child:
        while child.poll() is None:
            peak = max(peak, sum(map(_share, _family(child.pid))))
            time.sleep(PAUSE)
        said = child.stdout.read().split() if child.stdout else []
    if child.returncode or not said:
        raise RuntimeError(f"{name} does not run here: {' '.join(command)}")
    return Run(time.monotonic() - began, peak, float(said[-1]))


def _family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = path.read_text("ascii").split()
        except OSError:  # it has ended
            continue
        for child in children:
            yield from _family(int(child))


def _share(process: int) -> float:
    """MiB of a process, of what it shares with others its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def main() -> None:
    """The table, or one run of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__)
    parser.add_argument("--run", nargs=2, metavar=("ENGINE", "PLANS"), help="check so many plans by an engine")
    arguments = parser.parse_args()
    if arguments.run:
        name, plans = arguments.run
        ENGINES[name][1](range(1_000, 1_000 + int(plans)))
        print(time.process_time())
        return
    print(f"{'engine':<20} {'start, s':>9} {'x none':>7} {'MiB':>6} {'ms a plan':>10}")
    alone = run("none", FEW)
    for name, (module, _work) in ENGINES.items():
        if find_spec(module) is None:
            print(f"{name:<20} not installed")
            continue
        few, many = run(name, FEW), run(name, MANY)
        each = 1_000 * (many.own - few.own) / (MANY - FEW)
        print(f"{name:<20} {few.seconds:>9.1f} {few.seconds / alone.seconds:>7.1f} {few.mebibytes:>6.0f} {each:>10.1f}")


if __name__ == "__main__":
    main()

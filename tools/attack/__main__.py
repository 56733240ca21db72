"""Run the attacks, or the one that is named: how much was tried, and every fault; exit 1 where there is one."""

import argparse
from importlib import import_module

ATTACKS = ("heavy", "options", "sinks", "crashes", "schema")


def main() -> int:
    """Run one attack after another, each as often as asked."""
    parser = argparse.ArgumentParser(prog="python -m tools.attack", description=__doc__)
    parser.add_argument("name", nargs="?", choices=ATTACKS, help="the one to run; else all")
    parser.add_argument("--runs", type=int, help="how many things to try of each, at most; else what some minutes take")
    asked = parser.parse_args()
    failed = False
    for name in [asked.name] if asked.name else ATTACKS:
        tried = import_module(f"tools.attack.{name}").attack(asked.runs)
        failed |= bool(tried.faults)
        print(f"{name}: {tried.count} tried, {len(tried.faults)} faults", *tried.faults, sep="\n  ", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

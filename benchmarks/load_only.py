"""The floor that ``validate`` is measured against: load every YAML file of a folder, and nothing else."""

import os
import sys

import yaml


def main(folder: str) -> None:
    """Load the files one after the other."""
    for where, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml"):
                with open(f"{where}/{name}", "rb") as file:  # noqa: PTH123 -- pathlib costs more than the floor has
                    yaml.load(file.read(), yaml.CSafeLoader)


if __name__ == "__main__":
    main(sys.argv[1])

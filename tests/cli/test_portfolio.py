"""Views of many plans on the command line: what goes where, while a bar says how far it is."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.process import COMMAND, environment, roadmap
from tests.loader.portfolios import regencies


@pytest.mark.parametrize("form", ["table", "csv"])
def test_what_is_shown_stays_out_of_the_bar(tmp_path: Path, form: str) -> None:
    plans = regencies(tmp_path / "plans")
    words = ["show", str(plans), "--no-cache", "--format", form]
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [COMMAND, *words], stdout=subprocess.PIPE, stderr=theirs, env=environment({"TERM": "xterm"}), check=True
    )
    os.close(theirs)
    said = os.read(ours, 1_000_000)
    os.close(ours)
    assert done.stdout == roadmap(*words).data
    assert b"/24" in said
    assert b"GOV-01" not in said

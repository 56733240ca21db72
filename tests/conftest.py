"""What several tests share."""

import signal
import threading
from typing import get_args

import pytest
from hypothesis import settings

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language
from tests.sample import sample_plan

settings.register_profile("default", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("fuzz", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile("default")

if threading.current_thread() is threading.main_thread():
    # What a shell runs in the background ignores Ctrl-C, and so would every command that a test starts and interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The small plan with every odd case."""
    return sample_plan()


@pytest.fixture(params=get_args(Language))
def language(request: pytest.FixtureRequest) -> Language:
    """Each language that people read."""
    spoken: Language = request.param
    return spoken

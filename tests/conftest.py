"""What several tests share."""

from typing import get_args

import pytest

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language
from tests.sample import sample_plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The small plan with every odd case."""
    return sample_plan()


@pytest.fixture(params=get_args(Language))
def language(request: pytest.FixtureRequest) -> Language:
    """Each language that people read."""
    spoken: Language = request.param
    return spoken

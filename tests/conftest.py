"""What several tests share."""

import pytest

from ppu_roadmap.model.plan import Plan
from tests.sample import sample_plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The small plan with every odd case."""
    return sample_plan()

"""The plan that the tests of this folder share, and its form as it comes back."""

import pytest

from ppu_roadmap.grid.grid import Grid
from ppu_roadmap.model.plan import Plan
from tests.workbook.forms import full_files, given_out, plan_of, read


@pytest.fixture(scope="session")
def full() -> Plan:
    return plan_of(full_files())


@pytest.fixture(scope="session")
def given(full: Plan) -> bytes:
    return given_out(full)


@pytest.fixture(scope="session")
def came(given: bytes) -> tuple[Grid, ...]:
    return read(given)

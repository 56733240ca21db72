"""What may hold programs, by the words of the format; for those who look at files and need no records."""

from typing import Literal, get_args

DimensionWord = Literal["governance", "branding", "economy", "living", "society", "environment"]
DIMENSIONS: tuple[str, ...] = get_args(DimensionWord)
"""The six of the ministry's guide, which a plan must fill."""
HomeWord = Literal["governance", "branding", "economy", "living", "society", "environment", "enablers"]
HOMES: tuple[str, ...] = get_args(HomeWord)
"""All that may hold programs: the dimensions, then what supports them and stands under none."""

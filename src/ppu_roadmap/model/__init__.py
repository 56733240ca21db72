"""The plan's own words as frozen values; no input, no output."""

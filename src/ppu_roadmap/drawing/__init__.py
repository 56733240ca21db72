"""Charts as pictures: what draws a chart's value, and the letters that every picture and printed sheet is set in."""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""A folder of TrueType fonts: IBM Plex Sans and its condensed sister, under the SIL Open Font License beside them."""

"""The seventeen Sustainable Development Goals (TPB), by number.

The Indonesian names are those of Bappenas's national agenda, as regions repeat them (reefanapuri.blogspot.com 2020/09;
Perpres 59/2017 puts the goals into force).
"""

from collections.abc import Mapping
from types import MappingProxyType

from ppu_roadmap.text import Message, _

SDG: Mapping[int, Message] = MappingProxyType(
    dict(
        enumerate(
            (
                _("No poverty"),
                _("Zero hunger"),
                _("Good health and well-being"),
                _("Quality education"),
                _("Gender equality"),
                _("Clean water and sanitation"),
                _("Affordable and clean energy"),
                _("Decent work and economic growth"),
                _("Industry, innovation and infrastructure"),
                _("Reduced inequalities"),
                _("Sustainable cities and communities"),
                _("Responsible consumption and production"),
                _("Climate action"),
                _("Life below water"),
                _("Life on land"),
                _("Peace, justice and strong institutions"),
                _("Partnerships for the goals"),
            ),
            start=1,
        )
    )
)

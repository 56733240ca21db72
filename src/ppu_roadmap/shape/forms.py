"""The forms of codes, dates and periods, in words."""

from typing import Any, NamedTuple, get_args

from pydantic import StringConstraints

from ppu_roadmap.model import types
from ppu_roadmap.text import Message, _


class Form(NamedTuple):
    """What a text should be, and how to write it."""

    what: Message
    help: Message


def _pattern(annotated: Any) -> str:
    return next(str(item.pattern) for item in get_args(annotated) if isinstance(item, StringConstraints))


_FORMS = {
    types.AGENCY_KEY: Form(
        _("a key of an agency"), _("use small letters, digits and hyphens, a letter first, at most 40: dinas-pupr")
    ),
    types.MISSION_KEY: Form(_("a key of a mission"), _("use capitals, digits and points, such as M1")),
    _pattern(types.Date): Form(_("a date"), _("write year-month-day, such as 2022-08-29")),
    _pattern(types.Month): Form(_("a month"), _("write year-month, such as 2023-06")),
    _pattern(types.MonthOrDate): Form(_("a month or a date"), _("write year-month, such as 2024-12")),
    _pattern(types.Quarter): Form(_("a quarter"), _("write year and quarter, such as 2023-Q2")),
    _pattern(types.RegionCode): Form(_("the code of a region"), _('write two digits, a point, two digits: "64.09"')),
    _pattern(types.ProgramId): Form(
        _("the id of a program"), _("write GOV, BRA, ECO, LIV, SOC or ENV, a hyphen and two to six digits: GOV-01")
    ),
    _pattern(types.StrategyId): Form(
        _("the id of a strategy"), _("write the dimension's letters, a hyphen, S and a number: GOV-S1")
    ),
    _pattern(types.ActionId): Form(
        _("the id of an action"), _("write the program's id, a hyphen, A and a number: GOV-01-A1")
    ),
    _pattern(types.IndicatorId): Form(
        _("the id of an indicator"), _("write the program's id, a hyphen, I and a number: GOV-01-I1")
    ),
    _pattern(types.RiskId): Form(
        _("the id of a risk"), _("write the program's id, a hyphen, R and a number: GOV-01-R1")
    ),
    types.NOMENCLATURE: Form(
        _("a nomenclature code"),
        _('write it as in Permendagri 90/2019, parts joined by points: "2.16.03.2.02.0023"'),
    ),
    _pattern(types.Fingerprint): Form(_("a fingerprint"), _("let roadmap decide write it, or delete it")),
}
_ANY = Form(_("of the expected form"), _("write it as in the documentation of the format"))


def form_of(pattern: str) -> Form:
    """The form that a pattern stands for."""
    return _FORMS.get(pattern, _ANY)

"""One error of pydantic as one of our findings: its code, what is so, and what to write instead, form by form."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from ppu_roadmap.diagnostics import Meant
from ppu_roadmap.model import types
from ppu_roadmap.shape.fields import Wanted, pattern_of
from ppu_roadmap.shape.odd_texts import plain_text
from ppu_roadmap.source.explained import hyphened, odd_key
from ppu_roadmap.source.scalars import NULL, Null, OddNumber, resolve, written
from ppu_roadmap.text import QUOTE_LIMIT, Message, _, _n, words
from ppu_roadmap.words.calendar import day, month, month_or_day, quarter, years
from ppu_roadmap.words.near import nearest
from ppu_roadmap.words.quantities import looks_like_number, number, percent, region_code, spelled_number
from ppu_roadmap.words.reading import Reader
from ppu_roadmap.words.vocabulary import fixed, flag

UNSURE = {"sudah": True, "1": True, "belum": False, "0": False}
"""Words that may say yes or no, or something else: not yet, or a count."""
EXPECTED: Mapping[str, Message] = {
    "string_type": _("text"),
    "literal_error": _("a word"),
    "bool_type": _("true or false"),
    **dict.fromkeys(("int_type", "float_type", "int_from_float"), _("a number")),
    **dict.fromkeys(("tuple_type", "list_type"), _("a list")),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _("a mapping")),
}
"""What should stand there, by the error that says that the value is of another kind."""
_NAMED: Mapping[type, Message] = {
    type(None): _("nothing"), Null: _("no value"), bool: _("a boolean"), str: _("text"), dict: _("a mapping"),
    list: _("a list"), **dict.fromkeys((int, float, OddNumber), _("a number")),
}  # fmt: skip
"""What stands there."""

_LARGE = _("{key} is {value}, which is too large"), None
_NOT_TWO = (
    _n("{key} has {count} item, not two", "{key} has {count} items, not two", 0),
    _("write the first and the last year, such as [2022, 2023]"),
)
_BLANK = _("{key} is blank"), None
_TOLD: Mapping[str, tuple[Message, Message | None]] = {
    "no_such_day": (
        _("{key} is {value}, a day that does not exist"),
        _("write an existing day as year-month-day, such as 2022-08-29")),
    "year_form": (_("the year {value} does not have four digits"), _("write the year with four digits, such as 2023")),
    "scale_length": (_("{key} takes 2 to 20 words, not {count}"), _("write its words, worst first: [D, C, B, A]")),
    "reversed_range": (_("max is {value}, below min {min}"), _("write the lower of the two as min, the higher as max")),
    "empty_range": (_("{key} has neither min nor max"), _("write {key}: {{min: 0, max: 5}}, or one of the two")),
    "over_product": (_("{key} begins at {value}, over the highest product {product}"), _("write {product} or less")),
    "level_order": (
        _("high begins at {value}, not above medium {medium}"), _("write more than {medium}, or medium lower")),
    "greater_than_equal": (_("{key} is {value}, below {limit}"), _("write {limit} or more")),
    "less_than_equal": (_("{key} is {value}, over {limit}"), _("write {limit} or less")),
    "string_too_long": (
        _("{key} is {length} characters long, over {limit}"), _("shorten it and move the rest to description or note")),
    "string_too_short": _BLANK, "string_pattern_mismatch": _BLANK, "too_short": _NOT_TWO, "too_long": _NOT_TWO,
}  # fmt: skip
"""By an error what is so and what to do, where nothing more need be looked at; else an example is shown."""


class Sentence(NamedTuple):
    """A code with what is said under it, and the value that is certainly meant."""

    code: str
    message: Message
    help: Message | None
    fix: Meant | None = None


class Form(NamedTuple):
    """What a text of a pattern is, how to write it, and how it is read where people write it in another way."""

    what: Message
    help: Message
    read: Reader[str] | None = None


_FORMS = {
    types.AGENCY_KEY: Form(
        _("a key of an agency"), _("use small letters, digits and hyphens, a letter first, at most 40: dinas-pupr")
    ),
    types.MISSION_KEY: Form(_("a key of a mission"), _("use capitals, digits and points, such as M1")),
    types.Date: Form(_("a date"), _("write year-month-day, such as 2022-08-29"), day),
    types.Month: Form(_("a month"), _("write year-month, such as 2023-06"), month),
    types.MonthOrDate: Form(_("a month or a date"), _("write year-month, such as 2024-12"), month_or_day),
    types.YearOrMonth: Form(_("a year or a month"), _("write a year or year-month, such as 2024 or 2024-12"), month),
    types.Quarter: Form(_("a quarter"), _("write year and quarter, such as 2023-Q2"), quarter),
    types.RegionCode: Form(_("the code of a region"), _('write two digits, a point, two digits: "64.09"'), region_code),
    types.ProgramId: Form(
        _("the id of a program"), _("write GOV, BRA, ECO, LIV, SOC, ENV or ENB, a hyphen and two to six digits: GOV-01")
    ),
    types.StrategyId: Form(
        _("the id of a strategy"), _("write the dimension's letters, a hyphen, S and a number: GOV-S1")
    ),
    types.ObjectiveId: Form(
        _("the id of an objective"), _("write the dimension's letters, a hyphen, T and a number: GOV-T1")
    ),
    types.ActionId: Form(_("the id of an action"), _("write the program's id, a hyphen, A and a number: GOV-01-A1")),
    types.IndicatorId: Form(
        _("the id of an indicator"), _("write the program's id, a hyphen, I and a number: GOV-01-I1")
    ),
    types.RiskId: Form(_("the id of a risk"), _("write the program's id, a hyphen, R and a number: GOV-01-R1")),
    types.Nomenclature: Form(
        _("a nomenclature code"), _('write it as in Permendagri 90/2019, parts joined by points: "2.16.03.2.02.0023"')
    ),
    types.Fingerprint: Form(_("a fingerprint"), _("let roadmap decide write it, or delete it")),
}
"""By types of text, or their patterns."""


@cache
def form_of(pattern: str) -> Form:
    """What a text of a pattern is, and how to write it."""
    return next(form for kind, form in _FORMS.items() if pattern in (kind, pattern_of(kind)))


def sentence(error: dict[str, Any], want: Wanted, spelling: str | None) -> Sentence:
    """What to say of an error; ``spelling`` is the value as it is written, ``None`` for a list or a mapping."""
    kind, value = error["type"], error["input"]
    match kind:
        case "string_type" if spelling is not None:
            return quote_it(value, want, spelling)
        case "int_type" | "float_type" | "int_from_float" if spelling is not None:
            return number_sentence(value, want, spelling)
        case "bool_type" if spelling is not None:
            return _boolean(want, spelling)
        case "literal_error" if spelling is not None:
            return _choice(want, spelling)
        case _ if kind in EXPECTED:
            return _wrong_type(kind, value, want)
        case "string_pattern_mismatch" if error["ctx"]["pattern"] != types.NOT_BLANK:
            return _form(error["ctx"]["pattern"], want, str(spelling))
        case "odd_value":
            from ppu_roadmap.shape.value_sentences import odd_value  # few plans need it

            return odd_value(value, want, spelling, error["ctx"])
    message, help = _TOLD.get(kind, _LARGE)
    context = error.get("ctx") or {}
    limit = next((context[name] for name in ("ge", "le", "max_length") if name in context), None)
    count = len(value) if isinstance(value, str | list | dict) else None
    values = {"key": want.key, "value": spelling, "limit": limit, "count": count, "length": count, **context}
    help = help.of(**values) if help else _example(want)
    code = "RM017" if kind in {"no_such_day", "year_form"} else "RM018"
    return Sentence(code, message.of(**values), help)


def _form(pattern: str, want: Wanted, spelling: str) -> Sentence:
    form, help, read = form_of(pattern)
    message = _("{key} is {value}, which is not {form}", key=want.key, value=spelling, form=form)
    told = re.sub("[\u2010-\u2015\u2212]", "-", plain_text(spelling))
    values = [reading.value for reading in read(told)] if read else []
    if told != spelling and re.fullmatch(pattern, told):
        values = [told]
    if len(values) > 1:
        help = _("write {key}: {number}, or {other}", key=want.key, number=values[0], other=values[1])
        return Sentence("RM017", message, help)
    for meant in values:
        quoted = meant if resolve(meant) == meant else f'"{meant}"'
        return Sentence("RM017", message, _("write {key}: {number}", key=want.key, number=quoted), meant)
    likely = re.sub(r"(?<=[A-Z])[\s_.-]*(?=[0-9])", "-", told.upper())  # GOV1, gov 01
    likely = re.sub(r"-(?=[0-9]$)", "-0", likely)
    if re.fullmatch(pattern, likely):
        help = _("write {key}: {number}", key=want.key, number=likely)
    return Sentence("RM017", message, help)


def _wrong_type(kind: str, value: Any, want: Wanted) -> Sentence:
    expected, found = EXPECTED[kind], _NAMED[type(value)]
    message = _("{key} is {found}, but {expected} is expected", key=want.key, found=found, expected=expected)
    if value is NULL:
        message = _("{key} has no value, but {expected} is expected", key=want.key, expected=expected)
    if kind in {"tuple_type", "list_type"}:
        if isinstance(value, str) and (odd := odd_key(value)) and (items := hyphened(value)):
            return Sentence("RM013", *odd[:2], items)
        if want.listed and type(value) in (str, int) and (listed := _listed(str(value), want.key)):
            return Sentence("RM013", message, _("write {key}: {number}", key=want.key, number=listed))
        return Sentence("RM013", message, _("write a list: one item a line after a hyphen, or [one, another]"))
    instead = {"string_type": _('write the text between double quotes: "…"')}.get(kind)
    if EXPECTED[kind] == EXPECTED["dict_type"]:
        instead = _("write keys and values, one a line: key: value")
    return Sentence("RM013", message, _example(want) or instead)


def _listed(text: str, key: str) -> str | None:
    """The list that a text stands for: of its parts between commas, or after numbers or letters; years of a span."""
    both = [list(read.value) for read in years(text)] if key == "years" else []
    parts = text.replace(";", ",").split(",")
    if re.match(r"[a1][.)]\s", text):
        parts = re.split(r"(?:^|\s)(?:[a-z]|[0-9]{1,2})[.)]\s+", text)
    items = "[" + ", ".join(part.strip() for part in parts if part.strip()) + "]"
    fits = len(items) <= QUOTE_LIMIT and re.fullmatch(r"\[[^\W_](?:[\w./, -]|:(?! ))*+\]", items) and key != "years"
    return str(both[0]) if both else items if fits else None


def _example(want: Wanted) -> Message | None:
    if want.example is None or want.item:
        return None
    return _("write for example {key}: {example}", key=want.key, example=want.example)


def quote_it(value: Any, want: Wanted, spelling: str) -> Sentence:
    """What to say of a number, a boolean or a null where text is wanted."""
    if value is NULL:
        message = _("{key} has no value, which reads as null", key=want.key)
        if spelling:
            message = _("{key} is text, but {value} reads as {kind}", key=want.key, value=spelling, kind=_("null"))
        help = _("write its text after the colon, or delete the key")
        if want.required or want.item:
            help = _("delete it: what is not known is left out") if want.item else _("write its text after the colon")
        return Sentence("RM015", message, help)
    message = _("{key} is text, but {value} reads as {kind}", key=want.key, value=spelling, kind=_NAMED[type(value)])
    if want.pattern and not re.search(want.pattern, spelling):  # quotes alone would not do
        return _form(want.pattern, want, spelling)._replace(code="RM015", message=message)
    help = _('put it between quotes: {key}: "{value}"', key=want.key, value=spelling)
    if want.item:
        help = _('put it between quotes: "{value}"', value=spelling)
    return Sentence("RM015", message, help, spelling)


def number_sentence(value: Any, want: Wanted, spelling: str) -> Sentence:
    """What to say of a value that is no number, or a number in another spelling."""
    told = plain_text(spelling)
    odd = isinstance(value, OddNumber | float) or (isinstance(value, str) and looks_like_number(told))
    plainly = _("write a whole number in plain digits")
    if want.decimals:
        plainly = _("write plain digits, with a point before decimals")
    if not odd:
        message = _("{key} is {value}, but a number is expected", key=want.key, value=spelling)
        if value is NULL:
            message = _("{key} has no value, but a number is expected", key=want.key)
        help = _("write the number in plain digits, or delete the key: what is not known is left out")
        return Sentence("RM013", message, plainly if want.required else help)
    message = _("{key} is a number in another spelling: {value}", key=want.key, value=spelling)
    values = [read.value for read in (percent if want.percent else number)(told)]
    guessed = values or [each for each in [spelled_number(told)] if each is not None]
    fitting = [each for each in guessed if want.decimals or not isinstance(each, float)]
    if len(fitting) > 1:
        first, other = map(str, fitting)
        help = _("write {key}: {number}, or {other}", key=want.key, number=first, other=other)
        return Sentence("RM014", message, help)
    if fitting:
        if re.search(",[0-9]", spelling):
            whole = "".join(filter(str.isdigit, spelling)) == str(fitting[0])
            groups = whole or spelling.count(",") > 1 or spelling.rfind(".") > spelling.rfind(",")
            decimals = _("{key} is {value}, with a comma before the decimals", key=want.key, value=spelling)
            message = _("{key} is {value}, with commas between thousands", key=want.key, value=spelling)
            message = message if groups else decimals
        help = _("write {key}: {number}", key=want.key, number=str(fitting[0]))
        return Sentence("RM014", message, help, fitting[0] if len(values) == 1 else None)
    from ppu_roadmap.words.measured import measured  # few plans need it

    if want.ranges and (read := measured(told)) is not None:
        help = _("write {key}: {number}", key=want.key, number=written(read.meant, ""))
        return Sentence("RM014", message, help, read.meant if read.certain and not read.unit else None)
    return Sentence("RM014", message, plainly)


def _boolean(want: Wanted, spelling: str) -> Sentence:
    message = _("{key} is {value}, but true or false is expected", key=want.key, value=spelling)
    if not spelling:
        message = _("{key} has no value, but {expected} is expected", key=want.key, expected=EXPECTED["bool_type"])
    meant = next((read.value for read in flag(spelling)), None)
    likely = UNSURE.get(spelling.casefold()) if meant is None else meant
    if likely is None:
        return Sentence("RM013", message, _("write true or false, or delete the key if it is not known"))
    help = _("write {key}: true", key=want.key) if likely else _("write {key}: false", key=want.key)
    return Sentence("RM013", message, help, meant)


def _choice(want: Wanted, spelling: str) -> Sentence:
    message = _("{key} is {value}, which is not one of its words", key=want.key, value=spelling)
    if spelling in want.choices:
        message = _("{key} is text, but a number is expected", key=want.key)
    if not spelling:
        message = _("{key} has no value", key=want.key)
    meant = fixed(want.choices).certain(spelling)
    otherwise = _("write one of {choices}", choices=words(want.choices))
    said = choice_sentence(message, spelling, want.choices, meant, otherwise)
    return said._replace(fix=int(meant)) if meant and meant.isdecimal() else said


def choice_sentence(
    message: Message, spelling: str, choices: tuple[str, ...], meant: str | None, otherwise: Message
) -> Sentence:
    """What to say of a word that is none of the ``choices``: the one that is meant, or near, else what to do."""
    near = meant or (nearest(spelling, choices) if spelling else None)
    if near is None:
        return Sentence("RM016", message, otherwise)
    help = _("did you mean {word}? possible are {choices}", word=near, choices=words(choices))
    return Sentence("RM016", message, help, meant)

"""Numbers as people write them, ``Rp 2,5 miliar`` or ``250.000.000``: what plain number is meant, if it can be told."""

import re
from decimal import Decimal, InvalidOperation

_SCALES = {
    "ribu": 10**3, "rb": 10**3, "thousand": 10**3,
    "juta": 10**6, "jt": 10**6, "million": 10**6, "mio": 10**6,
    "miliar": 10**9, "milyar": 10**9, "milliar": 10**9, "billion": 10**9,
    "triliun": 10**12, "trilyun": 10**12, "trillion": 10**12,
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?:rp\.?|idr)?\s*(?P<sign>[-+]?)(?P<digits>[0-9][0-9.,_' ]*?)\s*"
    r"(?P<scale>[a-z]+)?\.?\s*(?:,-|,--|%)?\s*(?:rupiah)?",
    re.IGNORECASE,
)
_RADIX = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+")
_EXPONENT = re.compile(r"[-+]?[0-9]*\.?[0-9]+[eE][-+]?[0-9]{1,2}")
_POINTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?")
_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_GAPS = re.compile(r"[0-9]+(?:[_' ][0-9]+)+")
_LONGEST = 60
_ONE_GROUP = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
"""``250.000``: a thousand times more to an Indonesian reader than to an English one."""
_CERTAIN = re.compile(
    r"(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?"
    r"|[1-9][0-9]*(?:_[0-9]+)+|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?"
)
"""Digits that have one reading, unless they are of one group; ``0250`` has two, octal and decimal."""


def spelled_number(text: str) -> int | float | None:
    """The plain number that a spelling means to an Indonesian reader, ``None`` where it cannot be told."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if _RADIX.fullmatch(text):
        return int(text, 0)
    if _EXPONENT.fullmatch(text):
        return _shortest(Decimal(text))
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    scale = _SCALES.get((match["scale"] or "").lower()) if match["scale"] else 1
    digits = _plain_digits(match["digits"].strip())
    if scale is None or digits is None:
        return None
    value = digits * scale
    return _shortest(-value if match["sign"] == "-" else value)


def certain_number(text: str) -> int | float | None:
    """The plain number that a spelling can only mean, ``None`` where there are two readings or none."""
    text = text.strip()
    number = spelled_number(text)
    if number is None or _RADIX.fullmatch(text) or _EXPONENT.fullmatch(text):
        return number
    match = _AMOUNT.fullmatch(text)
    digits = match["digits"].strip() if match else ""
    if "%" in text or _ONE_GROUP.fullmatch(digits) or not _CERTAIN.fullmatch(digits):
        return None
    return number


def readings(text: str) -> tuple[int | float, ...]:
    """What a number with one group of three digits can mean: with the mark between thousands, and before decimals."""
    match = _AMOUNT.fullmatch(text.strip())
    group = _ONE_GROUP.fullmatch(match["digits"].strip()) if match else None
    if match is None or group is None:
        return ()
    rest = text.replace(match["digits"], "{}", 1)
    return tuple(
        number
        for digits in (group[1] + group[2], f"{group[1]}.{group[2]}00")
        if (number := certain_number(rest.format(digits))) is not None
    )


def looks_like_number(text: str) -> bool:
    """Whether a person reads the text as a number, even one that cannot be told."""
    return (
        spelled_number(text) is not None
        or re.fullmatch(r"(?:[Rr][Pp]\.?\s*)?[-+]?[0-9][0-9.,_' ]*", text.strip()) is not None
    )


def _plain_digits(text: str) -> Decimal | None:
    if _POINTS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _COMMAS.fullmatch(text) and (text.count(",") > 1 or "." in text):
        text = text.replace(",", "")
    elif _GAPS.fullmatch(text):
        text = re.sub(r"[_' ]", "", text)
    else:
        text = text.replace(",", ".").rstrip(".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _shortest(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

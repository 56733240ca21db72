"""Numbers as people write them, ``Rp 2,5 miliar`` or ``250.000.000``: what plain number is meant, if it can be told."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ppu_roadmap.words.reading import Read, Reader, Readings, short

_SCALES = {
    "": 1, "ribu": 10**3, "rb": 10**3, "k": 10**3, "thousand": 10**3,
    "juta": 10**6, "jt": 10**6, "million": 10**6, "mio": 10**6,
    "miliar": 10**9, "milyar": 10**9, "milliar": 10**9, "miliyar": 10**9, "mlr": 10**9, "m": 10**9,
    "milyard": 10**9, "billion": 10**9, "bn": 10**9, "b": 10**9,
    "triliun": 10**12, "tril": 10**12, "trilyun": 10**12, "t": 10**12, "trillion": 10**12,
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?P<lead>[-+])?(?P<money>rp\.?|idr)?\s*(?P<sign>[-+])?(?P<digits>[0-9][0-9.,_' ]*?)\s*"
    r"(?P<scale>(?!rupiah)[a-z]+)?\.?\s*(?:[.,]-{1,2})?\s*(?P<rupiah>rupiah)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(.*?)\s*(?:%|persen|percent)", re.IGNORECASE)
_PEOPLE = re.compile(r"(.*?)\s*(?:jiwa|orang|warga|penduduk|people|persons?)", re.IGNORECASE)
_RADIX = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+")
_EXPONENT = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)[eE][-+]?[0-9]{1,2}")
_LETTER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""The one spelling of the format."""
_ONE_GROUP = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
"""``250.000``: a thousand times more to an Indonesian reader than to an English one; rupiah have no thousandths."""
_CERTAIN = re.compile(
    r"(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?"
    r"|[1-9][0-9]*(?:_[0-9]+)+|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
)
"""Digits that have one reading, unless they are of one group; ``0250`` has two, octal and decimal."""


def number(text: str) -> Readings[int | float]:
    """A number; two where it has one group of three digits, which are thousands to some and decimals to others."""
    text = re.sub("^[\u2012\u2013\u2212]", "-", short(text))
    values = dict.fromkeys(map(_shortest, _values(text)))
    letter = len(values) == 1 and _LETTER.fullmatch(text)
    return tuple(Read(value, None if letter else float(value)) for value in values)


def percent(text: str, sign: re.Pattern[str] = _PERCENT) -> Readings[int | float]:
    """A number of hundredths, with its sign or without: ``12,5 %`` is 12.5."""
    match = sign.fullmatch(short(text))
    if match is None:
        return number(text)
    return tuple(Read(read.value, float(read.value)) for read in number(match[1]))


def people(text: str) -> Readings[int | float]:
    """A number of people, with what they are called or without: ``1.500 jiwa``."""
    return percent(text, _PEOPLE)


def rupiah(text: str) -> Readings[int | float]:
    """Whole rupiah."""
    readings = number(text)
    return readings if len(readings) > 1 else tuple(read for read in readings if isinstance(read.value, int))


def whole(read: Reader[int | float]) -> Reader[int | float]:
    """A reader of whole numbers alone."""
    return lambda text: tuple(each for each in read(text) if isinstance(each.value, int))


def scales(text: str) -> list[int]:
    """How many each word for a number counts that stands in a text: 10**6 of ``juta``, also of ``jutaan``."""
    words = (word.removesuffix("an") for word in re.findall("[a-z]+", text.casefold()))
    return [_SCALES[word] for word in words if word and word in _SCALES]


def region_code(text: str) -> Readings[str]:
    """The code of a region as ``64.09``, also of ``6409``."""
    match = re.fullmatch(r"([0-9]{2})([.\s]?)([0-9]{2})", text.strip())
    if match is None:
        return ()
    code = f"{match[1]}.{match[3]}"
    return (Read(code, None if match[2] == "." else code),)


def spelled_number(text: str) -> int | float | None:
    """The number that a text probably means, also one that nobody can be sure of: ``0250``, ``40 %``."""
    readings = percent(text)
    if readings:
        return readings[0].value
    match = _AMOUNT.fullmatch(short(text))
    scale = _SCALES.get((match["scale"] or "").lower()) if match else None
    if match is None or scale is None:
        return None
    try:
        value = Decimal(re.sub(r"[_' ]", "", match["digits"]).replace(",", ".").rstrip(".")) * scale
    except InvalidOperation:
        return None
    return _shortest(-value if "-" in (match["lead"], match["sign"]) else value)


def looks_like_number(text: str) -> bool:
    """Whether a person reads the text as a number, even one that cannot be told."""
    digits = re.fullmatch(r"(?:[Rr][Pp]\.?\s*)?[-+]?[0-9][0-9.,_' ]*", text.strip())
    return digits is not None or spelled_number(text) is not None


def _values(text: str) -> Iterator[Decimal]:
    """What a spelling can mean, that of an Indonesian reader first."""
    if _RADIX.fullmatch(text):
        yield Decimal(int(text, 0))
    elif _EXPONENT.fullmatch(text):
        yield Decimal(text)
    elif match := _AMOUNT.fullmatch(text):
        scale, digits = _SCALES.get((match["scale"] or "").lower()), match["digits"].strip()
        if scale is None or not _CERTAIN.fullmatch(digits):
            return
        sign = -1 if "-" in (match["lead"], match["sign"]) else 1
        money = (match["money"] or match["rupiah"]) and not match["scale"]
        if group := _ONE_GROUP.fullmatch(digits):
            yield sign * Decimal(group[1] + group[2]) * scale
            if not money:
                yield sign * Decimal(f"{group[1]}.{group[2]}") * scale
            return
        yield sign * _plain(digits) * scale
        if (match["scale"] or "").lower() == "m" and "." in digits and "," not in digits:  # English: 2.5M
            yield sign * _plain(digits) * _SCALES["million"]


def _plain(digits: str) -> Decimal:
    """Digits with their marks, of one reading."""
    marks = re.sub(r"[0-9]", "", digits)
    if marks not in ("", ".", ","):  # the first mark stands between thousands
        digits = digits.replace(marks[0], "")
    return Decimal(digits.replace(",", "."))


def _shortest(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

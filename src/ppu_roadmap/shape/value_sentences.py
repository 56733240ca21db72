"""What to say of a value that its indicator does not take, and what to write instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from ppu_roadmap.catalog.scales import PRESENCE, SCALES, UNKNOWN
from ppu_roadmap.facts.targets import is_percent
from ppu_roadmap.shape.fields import Wanted
from ppu_roadmap.shape.sentences import Sentence, choice_sentence, number_sentence, quote_it
from ppu_roadmap.source.scalars import written
from ppu_roadmap.text import Message, _, words
from ppu_roadmap.words.measured import measured
from ppu_roadmap.words.near import equal, slip
from ppu_roadmap.words.quantities import looks_like_number


def odd_value(value: Any, want: Wanted, spelling: str | None, indicator: Mapping[str, Any]) -> Sentence:
    """What is so: it is no word of the ``scale`` of the ``indicator``, or a word where there is no scale."""
    if indicator["scale"]:
        return _off_the_scale(value, want, spelling, indicator["scale"])
    text = (spelling or "").strip()
    if looks_like_number(text) and "%" not in text:
        return number_sentence(text, want, text)
    read = measured(text)
    message = _("{key} is {value}, but a number is expected", key=want.key, value=text)
    if read is None:
        return Sentence("RM013", message, _instead(text, indicator["words"]))
    code = "RM013"
    if looks_like_number(text):
        code, message = "RM014", _("{key} is a number in another spelling: {value}", key=want.key, value=text)
    meant = written(read.meant, "")
    known_unit = not read.unit or same_unit(read.unit, indicator["unit"])
    help = _("write {key}: {number}", key=want.key, number=meant)
    if not known_unit:
        unit = "%" if is_percent(read.unit) else read.unit
        help = _('write {key}: {number}, and unit: "{unit}"', key=want.key, number=meant, unit=unit)
    return Sentence(code, message, help, read.meant if read.certain and known_unit else None)


def same_unit(one: str, other: str | None) -> bool:
    """Whether two units are the same, however they are written."""
    written = (other or "").strip()
    return one.casefold() == written.casefold() or (is_percent(one) and is_percent(written))


def _off_the_scale(value: Any, want: Wanted, spelling: str | None, scale: tuple[str, ...]) -> Sentence:
    text = spelling or ""
    if text in scale:
        return quote_it(value, want, text)
    message = _("{key} is {value}, which is not a word of its scale", key=want.key, value=spelling or value)
    otherwise = _("write one of {choices}, or delete scale: its values are numbers", choices=words(scale))
    if isinstance(value, str):
        otherwise = _("write one of {choices}, or add the word to scale", choices=words(scale))
    return choice_sentence(message, text, scale, equal(text, scale) or slip(text, scale), otherwise)


def _instead(text: str, used: Iterable[str]) -> Message:
    """What to write for a word, by what it and those used beside it stand for in tables of plans."""
    folded = " ".join(text.casefold().split())
    if folded in UNKNOWN:
        return _("delete it: what is not known is left out")
    pair = next((pair for pair in PRESENCE if folded in pair), None)
    if pair is not None:
        return _("count what there is, 1 or 0, or add scale: [{words}] to the indicator", words=words(pair))
    if having := [scale for scale in SCALES if folded in map(str.casefold, scale)]:
        beside = {each.casefold() for each in used}
        likeliest = max(having, key=lambda scale: len(beside.intersection(map(str.casefold, scale))))
        return _("add scale: [{words}] to the indicator", words=words(likeliest))
    return _(
        "write a number; where values are words, add all of them to the indicator, worst first, as in "
        "scale: [{words}]; delete what is not known",
        words=words(SCALES[2]),
    )

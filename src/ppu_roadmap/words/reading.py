"""How a person's text was read: its readings, of which a caller takes the only one, asks which is meant, or refuses."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.text import Day, Message, Phrase, Refusal, _

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


LONGEST = 60
"""Characters of a number or a day, however it is written."""


class Read(NamedTuple, Generic[Value_co]):
    """One reading of a text."""

    value: Value_co
    """As the format has it: a number, a word, a day as ``2022-08-29``."""
    said: Phrase = None
    """How it was read, for a person, a number as a float; ``None`` where the text is the letter of the format."""


Readings: TypeAlias = tuple[Read[Value_co], ...]
"""What a text may mean: nothing where it is not understood, more than one value where only its writer can tell."""
Reader: TypeAlias = Callable[[str], Readings[Value_co]]


class Misread(Refusal):
    """A text that has no reading, or more than one."""

    def __init__(self, message: Message, readings: Readings[object] = ()) -> None:
        super().__init__(message)
        self.readings = readings
        """What it may mean, where that is more than one thing: a person can be asked."""


def short(text: str) -> str:
    """A text without blanks around it; nothing where it is too long to be a number or a day."""
    text = text.strip()
    return text if len(text) <= LONGEST else ""


def only(text: str, readings: Readings[Value_co], problem: Message) -> Read[Value_co]:
    """The one reading of a text. Raises Misread, with the problem where there is none."""
    if len(readings) == 1:
        return readings[0]
    if not readings:
        raise Misread(problem)
    first, second = map(_told, readings[:2])
    message = _(
        "{text} can mean {first} or {second}: write the one that is meant", text=text, first=first, second=second
    )
    raise Misread(message, readings)


def once(field: Phrase, pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Values by their keys. Raises Misread for a key that is given twice, whatever it was called."""
    found: dict[str, Value] = {}
    for key, value in pairs:
        if key in found:
            raise Misread(_("{field} gives {word} twice", field=field, word=key))
        found[key] = value
    return found


def _told(reading: Read[object]) -> Phrase:
    """A value as it may be typed again, with this one reading; a day also in words."""
    value = reading.value if isinstance(reading.value, float) else str(reading.value)
    return _("{value} ({said})", value=value, said=reading.said) if isinstance(reading.said, Day) else value

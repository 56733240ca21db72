"""libyaml's events to plain data and places: limits before objects, faulty nodes left out, the rest kept."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, Final, Literal

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ppu_roadmap.diagnostics import TOP, Finding, Path, Place, Related, Reported, Span
from ppu_roadmap.source import guards
from ppu_roadmap.source.characters import described, forbidden
from ppu_roadmap.source.cut_numbers import CUT, may_cut, rejoining
from ppu_roadmap.source.guards import DEPTH_LIMIT, NODE_LIMIT, ODD_KEYS, OWN_KEY, TEXT_LIMIT
from ppu_roadmap.source.scalars import CORE, CORE_TAGS, NULL, OddNumber, resolve, tagged
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Phrase, _

PRUNED: Final = object()
"""Stands for a faulty node until it is left out of its collection."""
MERGED: Final = object()
"""Stands for a merge key, whose alias is not reported once more."""

_NODES = (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)


class _Stop(Exception):  # noqa: N818 -- not an error: the rest of the file is not read
    """A limit was passed; it has been reported."""


@dataclass(slots=True)
class _Frame:
    """A collection being read; ``key`` is the key whose value comes next, not a text where that is to be left out."""

    position: int
    mapping: bool
    container: Any
    key: Any = None
    dropped: int = 0
    """Items of a list that were left out."""
    skipped: set[str] | None = None
    """Keys of a mapping that were left out."""


def judge(source: SourceFile, data: bytes, lost: Sequence[int] = ()) -> None:
    """Fill in what a file holds, of its bytes as they may be read; ``lost``: the characters that were replaced."""
    _Reader(source, data, lost).run()


class _Reader:
    """Builds the data of one file from libyaml's events; ``lost`` are the indexes of characters that were replaced."""

    def __init__(self, source: SourceFile, data: bytes, lost: Sequence[int]) -> None:
        self.source = source
        self.outline = source.outline
        self.data = data
        self.lost = lost
        self.escapes = b"\\" in data
        self.careful = self.escapes or bool(lost)
        self.frames = [_Frame(0, mapping=False, container=[])]
        """The open collections, below them a list that takes the root."""
        self.repeated: list[tuple[int, str, Span, Path]] = []
        self.documents = 0

    def run(self) -> None:
        """Read everything; afterwards the file's data is set unless a fault spoiled the whole file."""
        whole = False
        try:
            self._read_events()
            whole = True
        except _Stop:
            whole = self.documents > 1  # the first document is complete
        except YAMLError as error:
            from ppu_roadmap.source.explained import syntax_error  # most files have no fault

            self.source.reported.append(syntax_error(error, self.source))
        for left_open in self.frames[1:]:
            self.outline.after[left_open.position] = len(self.outline.said) + 1
        for repeated in self.repeated:
            self._repeat(*repeated)
        root = self.frames[0].container[0] if self.frames[0].container else PRUNED
        if whole and isinstance(root, dict):
            self.source.data = root
        elif whole and self.documents <= 1 and (root is not PRUNED or not self.outline.said):  # else it was reported
            empty = not self.outline.said or root is NULL
            message = _("the file is empty") if empty else _("the file is not a mapping of keys")
            place = Place(self.source.file, span=TOP if empty else self.source.outline.span(()))
            finding = Finding(place, message, _("write keys and values, one a line: key: value"))
            self.source.reported.append(Reported("RM013", finding))

    def _read_events(self) -> None:
        get_event, takes = self._source(), self._takes()
        while (kind := type(event := get_event())) is not StreamEndEvent:
            if kind in takes:
                takes[kind](event)

    def _source(self) -> Callable[[], Any]:
        """What gives the next event; of a file long enough to hold too many nodes they are counted."""
        get_event: Callable[[], Any] = CParser(self.data).get_event
        if may_cut(self.data):
            get_event = rejoining(get_event, self.outline.text.body)
        if len(self.data) <= NODE_LIMIT:  # a node takes a byte at least
            return get_event

        def counted() -> Any:
            event = get_event()
            if type(event) in _NODES and len(self.outline.said) - len(self.outline.after) >= NODE_LIMIT:  # no ends
                self._refuse(guards.TOO_MANY, event)
                raise _Stop
            return event

        return chain(islice(iter(get_event, None), NODE_LIMIT), iter(counted, None)).__next__  # these are not too many

    # -- events --------------------------------------------------------------------------------------------------------

    def _takes(self) -> dict[type, Callable[[Any], None]]:
        return {
            ScalarEvent: self._scalar, MappingStartEvent: self._open, SequenceStartEvent: self._open,
            MappingEndEvent: self._close, SequenceEndEvent: self._close,
            AliasEvent: self._alias, DocumentStartEvent: self._document,
        }  # fmt: skip

    def _scalar(self, event: Any) -> None:
        frame, text, style = self.frames[-1], event.value, event.style
        self.outline.add(event, text)
        ordinary = event.tag is event.anchor is None and not self.careful and len(text) <= TEXT_LIMIT
        if frame.mapping and frame.key is None:
            sound = ordinary and text[:1] not in ODD_KEYS and text not in frame.container
            frame.key = text if sound else self._key(frame, event, text)
        elif ordinary and style != CUT:
            self._attach(frame, text if style else resolve(text))
        else:
            self._attach(frame, self._value(event, text))

    def _open(self, event: Any) -> None:
        if len(self.frames) > DEPTH_LIMIT:
            self._refuse(guards.TOO_DEEP, event)
            raise _Stop
        if event.tag is not None or event.anchor is not None:
            self._is_foreign(event)
        mapping = type(event) is MappingStartEvent
        self.frames.append(_Frame(self.outline.add(event, type(event)), mapping, {} if mapping else []))

    def _close(self, event: Any) -> None:
        frame = self.frames.pop()
        self.outline.after[frame.position] = self.outline.add(event, type(event)) + 1
        above = self.frames[-1]
        if above.mapping and above.key is None:
            self._refuse(guards.NO_KEY, event, self.outline.starts[frame.position])
        self._attach(above, frame.container)

    def _alias(self, event: Any) -> None:
        frame = self.frames[-1]
        self.outline.add(event, type(event))
        if frame.key is not MERGED:
            self._refuse(guards.ALIAS, event)
        self._attach(frame, PRUNED)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(guards.SECOND_DOCUMENT, event)
            raise _Stop

    # -- keys and values -------------------------------------------------------------------------

    def _key(self, frame: _Frame, event: Any, text: str) -> Any:
        """The text to keep the value of a key under, or PRUNED or MERGED to leave it out."""
        if text == "<<" and event.style == "":
            self._refuse(guards.MERGE_KEY, event)
            return self._lost_key(MERGED)
        has_tag = event.tag not in (None, CORE + "str") and self._refuse(guards.TAGGED_KEY, event)
        if has_tag or self._is_long(event) or self._is_spoiled(event) or self._is_hidden(event):
            return self._lost_key()
        if text in frame.container or text in (frame.skipped or ()):
            self._go_on(event.start_mark.index)
            span = self.outline.text.span(event.start_mark.index, event.end_mark.index)
            self.repeated.append((frame.position, text, span, self._path()))
            return PRUNED
        if event.anchor is not None:
            self._is_foreign(event)
        if text.startswith(OWN_KEY):
            frame.skipped = {text} if frame.skipped is None else frame.skipped
            frame.skipped.add(text)
            return PRUNED
        return text

    def _lost_key(self, stand_in: object = PRUNED) -> object:
        """Remember that a key of the open mapping could not be read: it may be one that now seems missing."""
        path = self._path()
        if len(path) == len(self.frames) - 2:
            self.source.muted.add(path)
        return stand_in

    def _value(self, event: Any, text: str) -> Any:
        """What a scalar that is no key means, or PRUNED."""
        if event.style == CUT:
            if self.frames[-1].key is PRUNED:  # below a key that is left out nobody else looks at it
                self._refuse(guards.CUT_NUMBER, event, value=text)
            return OddNumber(text)
        plain = event.style == ""
        if self._is_spoiled(event) or self._is_long(event) or self._is_foreign(event) or self._is_hidden(event):
            return PRUNED
        if event.tag is None:
            return resolve(text) if plain else text
        value = tagged(event.tag, text, plain=plain)
        if value is None:
            self._refuse(guards.MISFIT, event)
        return PRUNED if value is None else value

    def _attach(self, frame: _Frame, value: Any) -> None:
        """Put a value where it belongs, or leave it out and remember where it stood."""
        if frame.mapping:
            key, frame.key = frame.key, None
            if key is None:  # a collection or an alias stood where a key is expected
                frame.key = self._lost_key()
            elif isinstance(key, str):
                frame.container[key] = None if value is PRUNED else value
        elif value is PRUNED:
            path = self._path()
            if path and len(path) == len(self.frames) - 1:  # else it lies in what is left out anyway
                self.source.holes.setdefault(path[:-1], []).append(int(path[-1]))
            frame.dropped += 1
        else:
            frame.container.append(value)

    def _path(self) -> Path:
        """The path of the node being read, in the text's own indexes; cut where a key was pruned."""
        steps: list[str | int] = []
        for frame in self.frames[1:]:
            if frame.mapping and not isinstance(frame.key, str):
                break
            steps.append(frame.key if frame.mapping else len(frame.container) + frame.dropped)
        return tuple(steps)

    # -- what is refused -----------------------------------------------------------------------------------------------

    def _refuse(self, fault: guards.Fault, event: Any, start: int | None = None, **values: Phrase) -> Literal[True]:
        """Add a finding about the node being read, which begins with the event: that it has the fault is true."""
        start = event.start_mark.index if start is None else start
        self._go_on(start)
        span = self.outline.text.span(start, event.end_mark.index if fault.whole else start)
        place = Place(self.source.file, self._path(), span=span)
        finding = Finding(place, replace(fault.message, values=values), fault.help)
        self.source.reported.append(Reported(fault.code, finding))
        return True

    def _go_on(self, start: int) -> None:
        """Stop before a character if there are as many findings as a file may have."""
        if len(self.source.reported) + len(self.repeated) >= guards.FINDING_LIMIT:
            self.source.judge_to(self.outline.text.number(start) - 1)
            raise _Stop

    def _is_long(self, event: Any) -> bool:
        length = len(event.value)
        return length > TEXT_LIMIT and self._refuse(guards.TOO_LONG, event, length=length)

    def _is_foreign(self, event: Any) -> bool:
        """Whether it has a tag that is none of the core schema's for a scalar; an anchor is reported and no more."""
        if event.anchor is not None:
            self._refuse(guards.ANCHOR, event, name=event.anchor)
        known = event.tag is None or (event.tag in CORE_TAGS and isinstance(event, ScalarEvent))
        return not known and self._refuse(guards.TAG, event, tag=event.tag.replace(CORE, "!!"))

    def _is_hidden(self, event: Any) -> bool:
        """Whether an escape writes a character that may not stand; only double quotes know escapes."""
        found = forbidden(event.value) if self.escapes and event.style == '"' else None
        return found is not None and self._refuse(guards.HIDDEN, event, character=described(found))

    def _is_spoiled(self, event: Any) -> bool:
        """Whether a scalar lost a character; that was reported where it stood."""
        return bisect_left(self.lost, event.start_mark.index) < bisect_left(self.lost, event.end_mark.index)

    def _repeat(self, mapping: int, key: str, span: Span, path: Path) -> None:
        """Report a key that stands in its mapping before, once all is read, so that the first can be found."""
        first = self.source.outline.key_span(mapping, key)
        related = (Related(Place(self.source.file, span=first), _("first written here")),)
        message = _("the key {key} stands twice in one mapping", key=key)
        help = _("keep one of the two: the first, in line {line}, counts", line=first.line)
        finding = Finding(Place(self.source.file, path, span=span), message, help, related)
        self.source.reported.append(Reported("RM002", finding))

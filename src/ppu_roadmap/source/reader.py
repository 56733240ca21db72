"""libyaml's events to plain data and places: limits before objects, faults reported and pruned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import count
from typing import Any, Final

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
from ppu_roadmap.source.characters import clean, described, forbidden
from ppu_roadmap.source.document import Document
from ppu_roadmap.source.outline import spanning
from ppu_roadmap.source.scalars import AMBIGUOUS, NULL, resolve, tagged
from ppu_roadmap.source.syntax import syntax_error
from ppu_roadmap.text import Message, _

SIZE_LIMIT: Final = 2_000_000
"""Bytes of a file."""
DEPTH_LIMIT: Final = 32
NODE_LIMIT: Final = 400_000
TEXT_LIMIT: Final = 10_000
"""Characters of one text."""

PRUNED: Final = object()
"""Stands for a faulty node until it is left out of its collection."""
MERGED: Final = object()
"""Stands for a merge key, whose alias is not reported once more."""
ODD_KEYS: Final = frozenset(["", "<", "x"])
"""First characters of keys that may be more than keys: merge keys and a region's own."""


_NODES = (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)


class _Stop(Exception):  # noqa: N818 -- not an error: the rest of the file is not read
    """A limit was passed; it has been reported."""


class _Frame:
    """A collection being read; ``key`` is the key whose value comes next, not a text where that is to be left out."""

    __slots__ = ("container", "dropped", "key", "mapping", "position", "skipped")

    def __init__(self, position: int, *, mapping: bool) -> None:
        self.position = position
        self.mapping = mapping
        self.container: Any = {} if mapping else []
        self.key: Any = None
        self.dropped = 0
        """Items of a list that were left out."""
        self.skipped: set[str] = set()
        """Keys of a mapping that were left out."""


def read(data: bytes, file: str) -> Document:
    """Read the bytes of a file, which findings name ``file``; never raises for what stands in it."""
    if len(data) > SIZE_LIMIT:
        message = _("the file is larger than 2 MB ({size} bytes)", size=len(data))
        finding = Finding(Place(file, span=TOP), message, _("split the plan or shorten its texts"))
        return Document(file, reported=[Reported("RM004", finding)], raw=b"")
    text = clean(data, file)
    document = Document(file, reported=list(text.reported), raw=data)
    if text.readable:
        _Reader(document, text.data, text.lost).run()
    return document


class _Reader:
    """Builds the data of one document from libyaml's events."""

    def __init__(self, document: Document, data: bytes, lost: tuple[int, ...]) -> None:
        self.document = document
        self.events = document.outline.events
        self.data = data
        self.lost = lost
        self.escapes = b"\\" in data
        self.frames = [_Frame(0, mapping=False)]
        """The open collections, below them a list that takes the root."""
        self.repeated: list[tuple[int, str, Span, Path]] = []
        self.documents = 0

    def run(self) -> None:
        """Read everything; afterwards the document's data is set unless a fault spoiled the whole file."""
        whole = False
        try:
            self._read_events()
            whole = True
        except _Stop:
            whole = self.documents > 1  # the first document is complete
        except YAMLError as error:
            self.document.reported.append(syntax_error(error, self.document.file))
        self._report_repeated()
        if whole:
            self._finish()

    def _read_events(self) -> None:
        """The one hot loop: what is ordinary is done here, on local names; all else has a method."""
        get_event, add = self._source(), self.events.append
        careful = bool(self.lost) or b"&" in self.data or b"!" in self.data  # an anchor, a tag
        frame = self.frames[0]
        container, key, mapping = frame.container, None, False
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                add(event)
                text = event.value
                plain = event.implicit[0] and not careful and len(text) <= TEXT_LIMIT
                if mapping and key is None:
                    if plain and text[:1] not in ODD_KEYS and text not in container:
                        key = text
                    else:
                        key = self._key(frame, event, text)
                    continue
                if plain:
                    value = text if text[:1] not in AMBIGUOUS else resolve(text)
                else:
                    frame.key = key
                    value = self._guarded(event, text)
                if value is PRUNED or key.__class__ is object:
                    frame.key = key
                    self._attach(frame, value)
                elif mapping:
                    container[key] = value
                else:
                    container.append(value)
                key = None
            elif kind is StreamEndEvent:
                return
            else:
                frame.key = key
                frame = self._other(kind, event, frame)
                container, key, mapping = frame.container, frame.key, frame.mapping

    def _source(self) -> Callable[[], Any]:
        """What gives the next event; of a file long enough to hold too many nodes they are counted."""
        get_event: Callable[[], Any] = CParser(self.data).get_event
        if len(self.data) <= NODE_LIMIT:  # a node takes a byte at least
            return get_event
        counter = count(1)

        def counted() -> Any:
            event = get_event()
            if type(event) in _NODES and next(counter) > NODE_LIMIT:
                span = spanning(event.start_mark, event.end_mark)
                self._report("RM004", span, _("more than 400,000 values in one file"), _("split the plan"))
                raise _Stop
            return event

        return counted

    def _other(self, kind: type, event: Any, frame: _Frame) -> _Frame:
        """Take an event that is no scalar; the collection that is open afterwards."""
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            return self._open(event, mapping=kind is MappingStartEvent)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            return self._close(event)
        if kind is AliasEvent:
            self._alias(frame, event)
        elif kind is DocumentStartEvent:
            self._document(event)
        return frame

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            span = spanning(event.start_mark, event.end_mark)
            message, help_ = _("a second document begins here"), _("keep one document in a file: delete the --- line")
            self._report("RM004", span, message, help_)
            raise _Stop

    def _alias(self, frame: _Frame, event: Any) -> None:
        self.events.append(event)
        if frame.key is not MERGED:
            span = spanning(event.start_mark, event.end_mark)
            self._report("RM005", span, _("an alias repeats what stands elsewhere"), _("write the value itself"))
        self._attach(frame, PRUNED)

    def _open(self, event: Any, *, mapping: bool) -> _Frame:
        if len(self.frames) > DEPTH_LIMIT:
            span = spanning(event.start_mark, event.start_mark)
            message, help_ = _("nested more than 32 levels deep"), _("a plan needs far fewer levels: flatten it")
            self._report("RM004", span, message, help_)
            raise _Stop
        self._guard_node(event)
        frame = _Frame(len(self.events), mapping=mapping)
        self.events.append(event)
        self.frames.append(frame)
        return frame

    def _close(self, event: Any) -> _Frame:
        frame = self.frames.pop()
        self.events.append(event)
        above = self.frames[-1]
        if above.mapping and above.key is None:
            start = self.events[frame.position].start_mark
            message = _("a key must be text, not a list or a mapping")
            self._report("RM013", spanning(start, start), message, _("write a word as the key"))
        self._attach(above, frame.container)
        return above

    # -- building -------------------------------------------------------------------------------------------------

    def _key(self, frame: _Frame, event: Any, text: str) -> Any:
        """A key that is not ordinary: the text to keep its value under, or PRUNED or MERGED to leave it out."""
        frame.key = None
        span = spanning(event.start_mark, event.end_mark)
        if text == "<<" and event.style == "":
            self._report("RM005", span, _("a merge key takes in another mapping"), _("write its keys out here"))
            return self._lost_key(MERGED)
        if event.tag is not None and event.tag != "tag:yaml.org,2002:str":
            self._report("RM005", span, _("a key has a tag"), _("write the key without it"))
            return self._lost_key()
        if len(text) > TEXT_LIMIT:
            self._report("RM004", span, _("a key is over 10,000 characters long"), _("shorten it"))
            return self._lost_key()
        if (self.lost and self._is_lost(event)) or self._hidden(event, text):
            return self._lost_key()
        if text in frame.container or text in frame.skipped:
            self.repeated.append((frame.position, text, span, self._path()))
            return PRUNED
        if event.anchor is not None:
            self._guard_node(event)
        if text.startswith("x-"):
            frame.skipped.add(text)
            return PRUNED
        return text

    def _lost_key(self, stand_in: object = PRUNED) -> object:
        """Remember that a key of the open mapping could not be read: it may be one that now seems missing."""
        path = self._path()
        if len(path) == len(self.frames) - 2:
            self.document.muted.add(path)
        return stand_in

    def _guarded(self, event: Any, text: str) -> Any:
        """The value of a scalar that is quoted, tagged, anchored, long, or in a file with replaced characters."""
        if self.lost and self._is_lost(event):
            return PRUNED  # the character was reported where it stands
        span = event.start_mark, event.end_mark
        if len(text) > TEXT_LIMIT:
            message = _("a text of {length} characters, over 10,000", length=len(text))
            self._report("RM004", spanning(*span), message, _("shorten it, or move it to a document and name that"))
            return PRUNED
        fits = self._guard_node(event)
        if self._hidden(event, text):
            return PRUNED
        if event.tag is not None:
            value = tagged(event.tag, text, plain=event.style == "") if fits else None
            if fits and value is None:
                self._report("RM005", spanning(*span), _("the tag does not fit its value"), _("delete the tag"))
            return PRUNED if value is None else value
        return resolve(text) if event.style == "" else text

    def _guard_node(self, event: Any) -> bool:
        """Report an anchor and a tag that is not of the core schema; whether the tag may stand."""
        span = spanning(event.start_mark, event.start_mark)
        if event.anchor is not None:
            name = event.anchor
            self._report(
                "RM005", span, _("the anchor &{name} names a value for reuse", name=name), _("delete the anchor")
            )
        if event.tag is None:
            return True
        scalar = isinstance(event, ScalarEvent)
        core = {"tag:yaml.org,2002:" + kind for kind in ("str", "int", "float", "bool", "null")}
        if scalar and event.tag in core:
            return True
        shown = event.tag.replace("tag:yaml.org,2002:", "!!")
        self._report("RM005", span, _("the tag {tag} gives a value another type", tag=shown), _("delete the tag"))
        return False

    def _hidden(self, event: Any, text: str) -> bool:
        """Whether an escape writes what may not stand, which is reported; only double quotes know escapes."""
        if not self.escapes or event.style != '"' or (character := forbidden(text)) is None:
            return False
        span = spanning(event.start_mark, event.end_mark)
        message = _("an escape writes {character}, which may not stand in a plan", character=described(character))
        self._report("RM003", span, message, _("delete the escape"))
        return True

    def _is_lost(self, event: Any) -> bool:
        at = bisect_left(self.lost, event.start_mark.index)
        return at < len(self.lost) and self.lost[at] < event.end_mark.index

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
                self.document.holes.setdefault(path[:-1], []).append(int(path[-1]))
            frame.dropped += 1
        else:
            frame.container.append(value)

    # -- reports --------------------------------------------------------------------------------------------------

    def _path(self) -> Path:
        """The path of the node being read, in the text's own indexes; cut where a key was pruned."""
        steps: list[str | int] = []
        for frame in self.frames[1:]:
            if frame.mapping and not isinstance(frame.key, str):
                break
            steps.append(frame.key if frame.mapping else len(frame.container) + frame.dropped)
        return tuple(steps)

    def _report(self, code: str, span: Span, message: Message, help_: Message) -> None:
        place = Place(self.document.file, self._path(), span=span)
        self.document.reported.append(Reported(code, Finding(place, message, help_)))

    def _report_repeated(self) -> None:
        for position, key, span, path in self.repeated:
            first = self.document.outline.key_span(position, key)
            related = (Related(Place(self.document.file, span=first), _("first written here")),)
            message = _("the key {key} stands twice in one mapping", key=key)
            help_ = _("keep one of the two: the first, in line {line}, counts", line=first.line)
            place = Place(self.document.file, path, span=span)
            self.document.reported.append(Reported("RM002", Finding(place, message, help_, related)))

    def _finish(self) -> None:
        """Hand over the root, which must be a mapping."""
        root = self.frames[0].container[0] if self.frames[0].container else PRUNED
        if isinstance(root, dict):
            self.document.data = root
            return
        empty = not self.events or root is NULL
        if self.documents > 1 or (root is PRUNED and not empty):
            return  # that has been reported
        span = TOP if empty else self.document.outline.span(())
        message = _("the file is empty") if empty else _("the file is not a mapping of keys")
        finding = Finding(
            Place(self.document.file, span=span), message, _("write keys and values, one a line: key: value")
        )
        self.document.reported.append(Reported("RM013", finding))

"""libyaml's events to plain data and places: limits before objects, faulty nodes left out, the rest kept."""

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

from ppu_roadmap.diagnostics import TOP, Finding, Path, Place, Reported, Span
from ppu_roadmap.source.characters import clean
from ppu_roadmap.source.guards import DEPTH_LIMIT, NODE_LIMIT, SIZE_LIMIT, TEXT_LIMIT, Guards
from ppu_roadmap.source.outline import spanning
from ppu_roadmap.source.scalars import AMBIGUOUS, NULL, resolve, tagged
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.source.syntax import syntax_error
from ppu_roadmap.text import _

PRUNED: Final = object()
"""Stands for a faulty node until it is left out of its collection."""
MERGED: Final = object()
"""Stands for a merge key, whose alias is not reported once more."""
ODD_KEYS: Final = frozenset(["", "<", "x"])
"""First characters of keys that may be more than keys: merge keys and a region's own."""

_NO_KEYS: Final = frozenset[str]()
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
        self.skipped: frozenset[str] = _NO_KEYS
        """Keys of a mapping that were left out."""


def read(data: bytes, file: str) -> SourceFile:
    """Read the bytes of a file, which findings name ``file``; never raises for what stands in it."""
    if len(data) > SIZE_LIMIT:
        message = _("the file is larger than 2 MB ({size} bytes)", size=len(data))
        finding = Finding(Place(file, span=TOP), message, _("split the plan or shorten its texts"))
        return SourceFile(file, reported=[Reported("RM004", finding)])
    text = clean(data, file)
    source = SourceFile(file, reported=list(text.reported), raw=data)
    if text.readable:
        _Reader(source, text.data, text.lost).run()
    return source


class _Reader:
    """Builds the data of one file from libyaml's events."""

    def __init__(self, source: SourceFile, data: bytes, lost: tuple[int, ...]) -> None:
        self.source = source
        self.events = source.outline.events
        self.after = source.outline.after
        self.data = data
        self.guards = Guards(source, data, lost)
        self.frames = [_Frame(0, mapping=False)]
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
            self.source.reported.append(syntax_error(error, self.source.file))
        for repeated in self.repeated:
            self.guards.repeated(*repeated)
        if whole:
            self._hand_over()

    def _read_events(self) -> None:
        """The one hot loop: what is ordinary is done here, on local names; all else has a method."""
        get_event, add = self._source(), self.events.append
        careful = bool(self.guards.lost) or b"&" in self.data or b"!" in self.data  # an anchor, a tag
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
                self._ask().too_many(event)
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
            self.events.append(event)
            if frame.key is not MERGED:
                self._ask().alias(event)
            self._attach(frame, PRUNED)
        elif kind is DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._ask().second_document(event)
                raise _Stop
        return frame

    def _open(self, event: Any, *, mapping: bool) -> _Frame:
        if len(self.frames) > DEPTH_LIMIT:
            self._ask().too_deep(event)
            raise _Stop
        if event.tag is not None or event.anchor is not None:
            self._ask().foreign(event)
        frame = _Frame(len(self.events), mapping=mapping)
        self.events.append(event)
        self.frames.append(frame)
        return frame

    def _close(self, event: Any) -> _Frame:
        frame = self.frames.pop()
        self.events.append(event)
        self.after[frame.position] = len(self.events)
        above = self.frames[-1]
        if above.key.__class__ is str:
            above.container[above.key] = frame.container
            above.key = None
            return above
        if above.mapping and above.key is None:
            self._ask().no_key(self.events[frame.position])
        self._attach(above, frame.container)
        return above

    def _key(self, frame: _Frame, event: Any, text: str) -> Any:
        """A key that is not ordinary: the text to keep its value under, or PRUNED or MERGED to leave it out."""
        frame.key = None
        guards = self._ask()
        if guards.merge_key(event):
            return self._lost_key(MERGED)
        if guards.tagged_key(event) or guards.too_long(event) or guards.spoiled(event) or guards.hidden(event):
            return self._lost_key()
        if text in frame.container or text in frame.skipped:
            self.repeated.append((frame.position, text, spanning(event.start_mark, event.end_mark), guards.path))
            return PRUNED
        if event.anchor is not None:
            guards.foreign(event)
        if text.startswith("x-"):
            frame.skipped |= {text}
            return PRUNED
        return text

    def _lost_key(self, stand_in: object = PRUNED) -> object:
        """Remember that a key of the open mapping could not be read: it may be one that now seems missing."""
        path = self._path()
        if len(path) == len(self.frames) - 2:
            self.source.muted.add(path)
        return stand_in

    def _guarded(self, event: Any, text: str) -> Any:
        """The value of a scalar that is quoted, tagged, anchored, long, or in a file with replaced characters."""
        plain = event.style == ""
        ordinary = event.tag is None and event.anchor is None and len(text) <= TEXT_LIMIT
        if ordinary and not (plain or self.guards.escapes or self.guards.lost):
            return text  # quoted, the most frequent case by far
        guards = self._ask()
        if guards.spoiled(event) or guards.too_long(event):
            return PRUNED
        if guards.foreign(event) or guards.hidden(event):
            return PRUNED
        if event.tag is None:
            return resolve(text) if plain else text
        value = tagged(event.tag, text, plain=plain)
        if value is None:
            guards.misfit(event)
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

    def _ask(self) -> Guards:
        """The guards, told which node is being read."""
        self.guards.path = self._path()
        return self.guards

    def _path(self) -> Path:
        """The path of the node being read, in the text's own indexes; cut where a key was pruned."""
        steps: list[str | int] = []
        for frame in self.frames[1:]:
            if frame.mapping and not isinstance(frame.key, str):
                break
            steps.append(frame.key if frame.mapping else len(frame.container) + frame.dropped)
        return tuple(steps)

    def _hand_over(self) -> None:
        """Give the root to the file, if it is a mapping."""
        root = self.frames[0].container[0] if self.frames[0].container else PRUNED
        if isinstance(root, dict):
            self.source.data = root
            return
        empty = not self.events or root is NULL
        if self.documents <= 1 and (empty or root is not PRUNED):  # else the fault has been reported
            self.guards.no_mapping(empty=empty)

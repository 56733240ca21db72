"""libyaml's events to plain data and places: limits before objects, faults reported and pruned."""

from __future__ import annotations

from bisect import bisect_left
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
from ppu_roadmap.source.scalars import NULL, resolve, tagged
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


class _Stop(Exception):  # noqa: N818 -- not an error: the rest of the file is not read
    """A limit was passed; it has been reported."""


class _Frame:
    """A collection being read."""

    __slots__ = ("container", "key", "mapping", "position", "seen", "skipped")

    def __init__(self, position: int, *, mapping: bool) -> None:
        self.position = position
        self.mapping = mapping
        self.container: Any = {} if mapping else []
        self.key: Any = None
        """The key whose value comes next; ``None`` before a key, PRUNED where the value is to be left out."""
        self.seen = 0
        self.skipped: set[str] = set()


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
        self.outline = document.outline
        self.data = data
        self.lost = lost
        self.escapes = b"\\" in data
        self.frames: list[_Frame] = []
        self.root: Any = PRUNED
        self.repeated: list[tuple[int, str, Span, Path]] = []
        self.documents = 0

    def run(self) -> None:
        """Read everything; afterwards the document's data is set unless a fault spoiled the whole file."""
        whole = False
        try:
            self._events()
            whole = True
        except _Stop:
            whole = self.documents > 1  # the first document is complete
        except YAMLError as error:
            self.document.reported.append(syntax_error(error, self.document.file))
        for frame in self.frames:
            self.outline.nexts[frame.position] = len(self.outline.starts)
        self._report_repeated()
        if not whole:
            return
        if isinstance(self.root, dict):
            self.document.data = self.root
        else:
            self._report_root()

    def _events(self) -> None:
        handlers = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            MappingEndEvent: self._close,
            SequenceStartEvent: self._open_sequence,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        get_event = CParser(self.data).get_event
        find = handlers.get
        while True:
            event = get_event()
            handle = find(type(event))
            if handle is not None:
                handle(event)
            elif type(event) is StreamEndEvent:
                return

    # -- events ---------------------------------------------------------------------------------------------------

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            span = spanning(event.start_mark, event.end_mark)
            self._report(
                "RM004", span, _("a second document begins here"), _("keep one document in a file: delete the --- line")
            )
            raise _Stop

    def _scalar(self, event: Any) -> None:
        outline = self.outline
        text = event.value
        outline.starts.append(event.start_mark)
        outline.ends.append(event.end_mark)
        outline.texts.append(text)
        count = len(outline.starts)
        outline.nexts.append(count)
        if count > NODE_LIMIT:
            self._too_many(event)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.mapping and frame.key is None:
            self._key(frame, event, text)
            return
        if (
            event.style == ""
            and event.tag is None
            and event.anchor is None
            and not self.lost
            and len(text) <= TEXT_LIMIT
        ):
            value = resolve(text)
        else:
            value = self._guarded(event, text)
        self._attach(value)

    def _alias(self, event: Any) -> None:
        self._add_leaf(event, "*" + event.anchor)
        if not (self.frames and self.frames[-1].key is MERGED):
            span = spanning(event.start_mark, event.end_mark)
            self._report("RM005", span, _("an alias repeats what stands elsewhere"), _("write the value itself"))
        self._attach(PRUNED)

    def _open_mapping(self, event: Any) -> None:
        self._open(event, mapping=True)

    def _open_sequence(self, event: Any) -> None:
        self._open(event, mapping=False)

    def _open(self, event: Any, *, mapping: bool) -> None:
        if len(self.frames) >= DEPTH_LIMIT:
            span = spanning(event.start_mark, event.start_mark)
            self._report(
                "RM004", span, _("nested more than 32 levels deep"), _("a plan needs far fewer levels: flatten it")
            )
            raise _Stop
        self._guard_node(event)
        self.frames.append(_Frame(self.outline.open(event.start_mark, mapping=mapping), mapping=mapping))
        if len(self.outline.starts) > NODE_LIMIT:
            self._too_many(event)

    def _close(self, event: Any) -> None:
        frame = self.frames.pop()
        flow = event.end_mark.index > event.start_mark.index
        self.outline.close(frame.position, event.end_mark, flow=flow)
        if self.frames and self.frames[-1].mapping and self.frames[-1].key is None:
            start = self.outline.starts[frame.position]
            message = _("a key must be text, not a list or a mapping")
            self._report("RM013", spanning(start, start), message, _("write a word as the key"))
        self._attach(frame.container)

    # -- building -------------------------------------------------------------------------------------------------

    def _key(self, frame: _Frame, event: Any, text: str) -> None:
        span = (event.start_mark, event.end_mark)
        if text == "<<" and event.style == "":
            self._report(
                "RM005", spanning(*span), _("a merge key takes in another mapping"), _("write its keys out here")
            )
            self._drop_key(frame)
            frame.key = MERGED
        elif event.tag is not None and event.tag != "tag:yaml.org,2002:str":
            self._report("RM005", spanning(*span), _("a key has a tag"), _("write the key without it"))
            self._drop_key(frame)
        elif (self.lost and self._is_lost(event)) or len(text) > TEXT_LIMIT:
            if len(text) > TEXT_LIMIT:
                self._report("RM004", spanning(*span), _("a key is over 10,000 characters long"), _("shorten it"))
            self._drop_key(frame)
        elif event.style == '"' and self.escapes and self._hidden(event, text):
            self._drop_key(frame)
        elif text in frame.container or text in frame.skipped:
            self.repeated.append((frame.position, text, spanning(*span), self._path()))
            frame.key = PRUNED
        elif text.startswith("x-"):
            frame.skipped.add(text)
            frame.key = PRUNED
        else:
            if event.anchor is not None:
                self._guard_node(event)
            frame.key = text

    def _drop_key(self, frame: _Frame) -> None:
        frame.key = PRUNED
        path = self._path()
        if len(path) == len(self.frames) - 1:
            self.document.muted.add(path)

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
        if event.style == '"' and self.escapes and self._hidden(event, text):
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
        character = forbidden(text)
        if character is None:
            return False
        span = spanning(event.start_mark, event.end_mark)
        message = _("an escape writes {character}, which may not stand in a plan", character=described(character))
        self._report("RM003", span, message, _("delete the escape"))
        return True

    def _is_lost(self, event: Any) -> bool:
        at = bisect_left(self.lost, event.start_mark.index)
        return at < len(self.lost) and self.lost[at] < event.end_mark.index

    def _add_leaf(self, event: Any, text: str) -> None:
        outline = self.outline
        outline.starts.append(event.start_mark)
        outline.ends.append(event.end_mark)
        outline.texts.append(text)
        outline.nexts.append(len(outline.starts))

    def _attach(self, value: Any) -> None:
        if not self.frames:
            self.root = value
            return
        frame = self.frames[-1]
        if frame.mapping:
            key, frame.key = frame.key, None
            if key is None:  # a collection or an alias stood where a key is expected
                self._drop_key(frame)
            elif isinstance(key, str):
                frame.container[key] = None if value is PRUNED else value
            return
        if value is PRUNED:
            path = self._path()
            if len(path) == len(self.frames):  # else it lies in what is left out anyway
                self.document.holes.setdefault(path[:-1], []).append(frame.seen)
        else:
            frame.container.append(value)
        frame.seen += 1

    # -- reports --------------------------------------------------------------------------------------------------

    def _path(self) -> Path:
        """The path of the node being read, in the text's own indexes; cut where a key was pruned."""
        steps: list[str | int] = []
        for frame in self.frames:
            if frame.mapping and not isinstance(frame.key, str):
                break
            steps.append(frame.key if frame.mapping else frame.seen)
        return tuple(steps)

    def _report(self, code: str, span: Span, message: Message, help_: Message) -> None:
        place = Place(self.document.file, self._path(), span=span)
        self.document.reported.append(Reported(code, Finding(place, message, help_)))

    def _too_many(self, event: Any) -> None:
        span = spanning(event.start_mark, event.end_mark)
        self._report("RM004", span, _("more than 400,000 values in one file"), _("split the plan"))
        raise _Stop

    def _report_repeated(self) -> None:
        for position, key, span, path in self.repeated:
            first = self.outline.key_span(position, key)
            related = (Related(Place(self.document.file, span=first), _("first written here")),)
            message = _("the key {key} stands twice in one mapping", key=key)
            help_ = _("keep one of the two: the first, in line {line}, counts", line=first.line)
            place = Place(self.document.file, path, span=span)
            self.document.reported.append(Reported("RM002", Finding(place, message, help_, related)))

    def _report_root(self) -> None:
        empty = not self.outline.starts or self.root is NULL
        if self.documents > 1 or (self.root is PRUNED and not empty):
            return
        span = TOP if empty else self.outline.span(())
        message = _("the file is empty") if empty else _("the file is not a mapping of keys")
        finding = Finding(
            Place(self.document.file, span=span), message, _("write keys and values, one a line: key: value")
        )
        self.document.reported.append(Reported("RM013", finding))

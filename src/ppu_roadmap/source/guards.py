"""What the format refuses of YAML, in words: limits, anchors and tags, keys that are none, characters nobody sees."""

from bisect import bisect_left
from typing import Any, Final

from yaml.events import ScalarEvent

from ppu_roadmap.diagnostics import TOP, Finding, Path, Place, Related, Reported, Span
from ppu_roadmap.source.characters import described, forbidden
from ppu_roadmap.source.outline import spanning
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Message, _

SIZE_LIMIT: Final = 2_000_000
"""Bytes of a file."""
DEPTH_LIMIT: Final = 32
NODE_LIMIT: Final = 400_000
TEXT_LIMIT: Final = 10_000
"""Characters of one text."""

CORE: Final = "tag:yaml.org,2002:"
_CORE_TAGS: Final = frozenset(CORE + kind for kind in ("str", "int", "float", "bool", "null"))


class Guards:
    """Looks at events and reports what may not stand; each question says whether something was reported.

    ``lost`` are the indexes of characters that were replaced, and reported, before libyaml read the text.
    """

    def __init__(self, source: SourceFile, data: bytes, lost: tuple[int, ...]) -> None:
        self.source = source
        self.lost = lost
        self.escapes = b"\\" in data
        self.path: Path = ()
        """Of the node being read, kept up to date by the reader before it asks."""

    def _report(self, code: str, event: Any, message: Message, help: Message, *, whole: bool = True) -> None:
        """Add a finding about the event of the node being read, or about its first character."""
        span = spanning(event.start_mark, event.end_mark if whole else event.start_mark)
        place = Place(self.source.file, self.path, span=span)
        self.source.reported.append(Reported(code, Finding(place, message, help)))

    def too_long(self, event: Any) -> bool:
        """A text over the limit."""
        if len(event.value) <= TEXT_LIMIT:
            return False
        message = _("a text of {length} characters, over 10,000", length=len(event.value))
        help = _("shorten it, or move it to a document and name that")
        self._report("RM004", event, message, help)
        return True

    def too_many(self, event: Any) -> None:
        """The first node over the limit."""
        self._report("RM004", event, _("more than 400,000 values in one file"), _("split the plan"))

    def too_deep(self, event: Any) -> None:
        """A collection over the limit."""
        message, help = _("nested more than 32 levels deep"), _("a plan needs far fewer levels: flatten it")
        self._report("RM004", event, message, help, whole=False)

    def second_document(self, event: Any) -> None:
        """A document after the first."""
        message, help = _("a second document begins here"), _("keep one document in a file: delete the --- line")
        self._report("RM004", event, message, help)

    def alias(self, event: Any) -> None:
        """A value that stands elsewhere."""
        self._report("RM005", event, _("an alias repeats what stands elsewhere"), _("write the value itself"))

    def merge_key(self, event: Any) -> bool:
        """A key that takes in another mapping."""
        if event.value != "<<" or event.style != "":
            return False
        self._report("RM005", event, _("a merge key takes in another mapping"), _("write its keys out here"))
        return True

    def tagged_key(self, event: Any) -> bool:
        """A key with a tag other than that of text."""
        if event.tag in (None, CORE + "str"):
            return False
        self._report("RM005", event, _("a key has a tag"), _("write the key without it"))
        return True

    def no_key(self, event: Any) -> None:
        """A collection where a key is expected."""
        message = _("a key must be text, not a list or a mapping")
        self._report("RM013", event, message, _("write a word as the key"), whole=False)

    def foreign(self, event: Any) -> bool:
        """An anchor, reported and no more; a tag that is none of the core schema's for a scalar."""
        if event.anchor is not None:
            message = _("the anchor &{name} names a value for reuse", name=event.anchor)
            self._report("RM005", event, message, _("delete the anchor"), whole=False)
        if event.tag is None or (event.tag in _CORE_TAGS and isinstance(event, ScalarEvent)):
            return False
        message = _("the tag {tag} gives a value another type", tag=event.tag.replace(CORE, "!!"))
        self._report("RM005", event, message, _("delete the tag"), whole=False)
        return True

    def misfit(self, event: Any) -> None:
        """A tag of the core schema that its value does not fit."""
        self._report("RM005", event, _("the tag does not fit its value"), _("delete the tag"))

    def hidden(self, event: Any) -> bool:
        """A character that an escape writes and that may not stand; only double quotes know escapes."""
        if not self.escapes or event.style != '"' or (character := forbidden(event.value)) is None:
            return False
        message = _("an escape writes {character}, which may not stand in a plan", character=described(character))
        self._report("RM003", event, message, _("delete the escape"))
        return True

    def spoiled(self, event: Any) -> bool:
        """A scalar that lost a character; that was reported where it stood."""
        if not self.lost:
            return False
        at = bisect_left(self.lost, event.start_mark.index)
        return at < len(self.lost) and self.lost[at] < event.end_mark.index

    def repeated(self, mapping: int, key: str, span: Span, path: Path) -> None:
        """A key that stands in the mapping before; asked once all is read, so that the first can be found."""
        first = self.source.outline.key_span(mapping, key)
        related = (Related(Place(self.source.file, span=first), _("first written here")),)
        message = _("the key {key} stands twice in one mapping", key=key)
        help = _("keep one of the two: the first, in line {line}, counts", line=first.line)
        finding = Finding(Place(self.source.file, path, span=span), message, help, related)
        self.source.reported.append(Reported("RM002", finding))

    def no_mapping(self, *, empty: bool) -> None:
        """A file that is empty, or a list or a text."""
        span = TOP if empty else self.source.outline.span(())
        message = _("the file is empty") if empty else _("the file is not a mapping of keys")
        finding = Finding(
            Place(self.source.file, span=span), message, _("write keys and values, one a line: key: value")
        )
        self.source.reported.append(Reported("RM013", finding))

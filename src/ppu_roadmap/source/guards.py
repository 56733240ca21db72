"""What is refused of YAML, in words: limits, anchors, tags, and keys that are none."""

from typing import Final, NamedTuple

from ppu_roadmap import text
from ppu_roadmap.text import Message, _

SIZE_LIMIT: Final = 2_000_000
"""Bytes of a file."""
DEPTH_LIMIT: Final = 32
DIRECTIVE_LIMIT: Final = 100
"""Definitions of tags, of which libyaml compares each with all before it."""
NODE_LIMIT: Final = 400_000
AT_ONCE: Final = 160_000
"""Events of a file that is judged at once: pydantic tells every fault, and keeps some 500 bytes for each."""
PORTION: Final = 10_000
"""Values that are judged at a time of a larger file, and of one with more faults than that."""
FINDING_LIMIT: Final = 1_000
"""Findings of a file, after which it is judged no further: they are few mistakes made many times."""
ENOUGH: Final = FINDING_LIMIT + 1
"""Findings of one rule in one list that are made: one more than may be told, so that it shows that there are more."""
TEXT_LIMIT: Final = text.TEXT_LIMIT
"""Characters of one text."""
OWN_KEY: Final = "x-"
"""How a region's own keys begin, which are read and left out."""
ODD_KEYS: Final = frozenset(["", "<", OWN_KEY[0]])
"""First characters of keys that may be more than keys: merge keys and a region's own."""


class Fault(NamedTuple):
    """What is said of a node that may not stand; where not ``whole``, at its first character."""

    code: str
    message: Message
    help: Message
    whole: bool = True


TOO_LONG: Final = Fault(
    "RM004", _("a text of {length} characters, over 10,000"), _("shorten it, or move it to a document and name that")
)
TOO_MANY: Final = Fault("RM004", _("more than 400,000 values in one file"), _("split the plan"))
TOO_DEEP: Final = Fault(
    "RM004", _("nested more than 32 levels deep"), _("a plan needs far fewer levels: flatten it"), whole=False
)
SECOND_DOCUMENT: Final = Fault(
    "RM004", _("a second document begins here"), _("keep one document in a file: delete the --- line")
)
ALIAS: Final = Fault("RM005", _("an alias repeats what stands elsewhere"), _("write the value itself"))
ANCHOR: Final = Fault("RM005", _("the anchor &{name} names a value for reuse"), _("delete the anchor"), whole=False)
TAG: Final = Fault("RM005", _("the tag {tag} gives a value another type"), _("delete the tag"), whole=False)
MISFIT: Final = Fault("RM005", _("the tag does not fit its value"), _("delete the tag"))
DIRECTIVES: Final = Fault("RM005", _("over 100 lines with %TAG define tags"), _("delete them"))
TAGGED_KEY: Final = Fault("RM005", _("a key has a tag"), _("write the key without it"))
MERGE_KEY: Final = Fault("RM005", _("a merge key takes in another mapping"), _("write its keys out here"))
NO_KEY: Final = Fault(
    "RM013", _("a key must be text, not a list or a mapping"), _("write a word as the key"), whole=False
)
CUT_NUMBER: Final = Fault(
    "RM014", _("braces cut {value} at its comma"), _("write the number with a point, or put it between quotes")
)
HIDDEN: Final = Fault("RM003", _("an escape writes {character}, which may not stand in a plan"), _("delete the escape"))

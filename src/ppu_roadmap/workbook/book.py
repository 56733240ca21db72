"""A workbook in which text is text: how it is begun, what its sheets may be called, what its cells can hold."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, count
from tempfile import TemporaryDirectory
from traceback import clear_frames
from typing import IO, Any, Final

NEVER: Final = date(2000, 1, 1)
"""The day of a workbook that does not say its own, so that its bytes depend on nothing else."""
LONGEST: Final = 32_767
"""Characters that a cell can hold."""
CUT: Final = " …"
"""The end of a text that no cell can hold."""
_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_NAME: Final = 31
"""Characters of the name of a sheet."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
"""What the name of a sheet may not have in it."""
_RESERVED: Final = ("history",)
"""Names that Excel keeps for itself."""


@contextmanager
def workbook(data: IO[bytes], day: date, title: str | None) -> Iterator[Any]:
    """A workbook in which text is text, made on a day; its rows are written as they come.

    What lies on the disk meanwhile is gone afterwards, and what was begun is not ended where something went wrong.
    """
    from xlsxwriter import Workbook

    from ppu_roadmap.workbook.worksheet import RowSheet

    with TemporaryDirectory(prefix="roadmap-", ignore_cleanup_errors=True) as folder:
        book = Workbook(data, {"constant_memory": True, "tmpdir": folder, **_PLAIN_TEXT})
        book.worksheet_class = RowSheet
        made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day
        book.set_properties({"title": (title or "")[:255], "created": made})
        try:
            yield book
            book.close()
        except BaseException as error:
            clear_frames(error.__traceback__)  # a half-written archive must end before the file in which it stands
            raise
        finally:
            for page in book.worksheets():
                page.fh.close()


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Names that sheets may have, and no other sheet has, ``taken`` ones among them."""
    names = (_utf16(_FORBIDDEN.sub("_", each), LONGEST_NAME).strip() or "1" for each in wanted)
    return told_apart(names, (*_RESERVED, *taken), lambda name: _utf16(name, LONGEST_NAME - 6))


def told_apart(wanted: Iterable[str], taken: Iterable[str] = (), shortened: Callable[[str], str] = str) -> list[str]:
    """Names that Excel tells apart, which it does in any case: what is ``taken`` is followed by a number."""
    seen, found = {name.casefold() for name in taken}, list[str]()
    for name in wanted:
        numbered = (f"{shortened(name)} {number}" for number in count(2))
        found.append(next(one for one in chain([name], numbered) if one.casefold() not in seen))
        seen.add(found[-1].casefold())
    return found


def _utf16(text: str, longest: int) -> str:
    """The beginning of a text that is so long at the most as Excel counts it."""
    return text.encode("utf-16-le", "replace")[: 2 * longest].decode("utf-16-le", "ignore")


def cut(text: str) -> str:
    """A text as far as a cell can hold it."""
    longest = LONGEST if text.isascii() else LONGEST // 2  # which are twice as many in UTF-16 at the most
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT

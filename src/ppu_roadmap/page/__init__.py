"""The interactive page: one HTML file with its data, style and script, which fetches nothing.

``data`` is all that the page says, in both languages; ``page`` puts it into the file. Who has newer data for a page
that stands open gives it to the script's ``replaceData``, which keeps view, filters and place.
"""

from ppu_roadmap.page.data import data
from ppu_roadmap.page.file import page
from ppu_roadmap.text import Language
from ppu_roadmap.views.view import Asked

__all__ = ["data", "page", "render"]


def render(asked: Asked, language: Language, suffix: str = "html", *, public: bool = False) -> bytes:  # noqa: ARG001
    """The page of what is asked, which opens in a language; ``public``: for citizens, without what is not for them."""
    from ppu_roadmap.page.withheld import for_citizens

    asked = for_citizens(asked) if public else asked
    return page(data(asked, language, public=public), asked, language)

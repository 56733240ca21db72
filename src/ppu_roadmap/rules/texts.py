"""RM9xx: what is wrong with the texts and images beside a plan; the loader reports it, here for its name and page."""

from ppu_roadmap.diagnostics import WARNING
from ppu_roadmap.rules.rule import rule


@rule("RM901", WARNING)
def unsupported_markup() -> None:
    """A text of the book has markup that the book does not print.

    Why: the book goes to Word, to paper and to a page, and what all of them have is paragraphs, headings, lists,
    tables, quotations, stress and images. HTML, code and lines across come out as plain text or not at all, which
    nobody wants to find in print.

    Bad:
        # book/background.md
        Kabupaten ini <b>Serambi Nusantara</b>.
    Good:
        # book/background.md
        Kabupaten ini **Serambi Nusantara**.
    """


@rule("RM902", WARNING)
def image_not_printed() -> None:
    """An image of a text of the book is not printed.

    Why: it is not there, not in the plan's folder, larger than 5 MB, or no PNG, JPEG or SVG; an SVG may hold nothing
    that runs or is fetched from elsewhere. In its place stand the words for those who do not see it.

    Bad:
        # book/background.md
        ![Peta wilayah](peta.png)
    Good:
        # book/background.md
        Peta wilayah ada pada Buku 1.
    """


@rule("RM903", WARNING)
def stray_link() -> None:
    """A link in a text of the book leads out of the plan's folder.

    Why: a file on one person's machine is nothing to any reader of the book, and its path tells more than it should.
    The address of a page in the network is printed behind the words of its link.

    Bad:
        # book/background.md
        Lihat [Buku 1](../../Buku1.docx).
    Good:
        # book/background.md
        Lihat [situs daerah](https://penajamkab.go.id).
    """


@rule("RM904", WARNING)
def unknown_text() -> None:
    """A file in book/ is none of the texts of the book.

    Why: a text under a name that no section has is never printed, and whoever wrote it believes that it is.
    ``roadmap book`` lists the names.

    Bad:
        # book/latar-belakang.md
        Kabupaten ini ingin melayani warganya lebih cepat.
    Good:
        # book/background.md
        Kabupaten ini ingin melayani warganya lebih cepat.
    """


@rule("RM905", WARNING)
def unreadable_text() -> None:
    r"""A text of the book cannot be read, or holds what must not stand in a text.

    Why: as in the files of a plan, a text is UTF-8, has at most 2 MB, and holds no character that cannot be seen; a
    link may not lead out of the plan's folder. What cannot be read is missing in the book.

    Bad:
        # book/background.md
        Layanan\u202e publik
    Good:
        # book/background.md
        Layanan publik
    """


@rule("RM906", WARNING)
def logo_not_printed() -> None:
    """The logo that plan.yaml names is not printed.

    Why: it is not there, not in the plan's folder, larger than 5 MB, or no PNG, JPEG or SVG; the cover and the
    letterhead then stand without the region's emblem.

    Bad:
        # plan.yaml
        logo: book/logo.png
    Good:
        # plan.yaml
        letterhead: [Pemerintah Kabupaten Penajam Paser Utara]
    """


TEXTS = (unsupported_markup, image_not_printed, stray_link, unknown_text, unreadable_text, logo_not_printed)

"""Values to draw: usual ones, none at all, and what a plan's text may hold at its worst."""

from ppu_roadmap.catalog.labels import LATE, PROPOSED, RATING, RISK_LEVEL
from ppu_roadmap.paper.chart import (
    Axis,
    Band,
    Bar,
    Bars,
    Board,
    Drawing,
    HeatMap,
    Lane,
    Lanes,
    Note,
    Panel,
    Series,
    Strip,
    Texture,
    Tile,
)  # fmt: skip
from ppu_roadmap.paper.table import Marked
from ppu_roadmap.text import Message, Uncut, _

WORST = (
    "W" * 300,
    "<script>alert(1)</script> & \"'> ]]> <!-- &#0; url(javascript:x)",
    "Satu\nDua\tTiga\x00\x1b[31m \u202e kanan \ufeff",
    "漢字🎉ﷺ" * 20,
    "\ud800 kata " * 40,
    "   ",
    "",
)
TEXTURES: tuple[Texture, ...] = ("decided", "planned", "provisional", "proposed", "cancelled", "open")
STATUSES = ("planned", "ongoing", "done", "delayed", "proposed", "cancelled", None, "\ud800")


def word(text: str) -> Message:
    return _("{word}", word=Uncut(text))


def board(programs: int, names: tuple[str, ...] = ("Layanan perizinan daring",), strips: int = 6) -> Board:
    """So many programs in each of three horizons of each strip."""
    keys = ("governance", "branding", "economy", "living", "society", "environment", "enablers", "quiet")

    def note(place: int) -> Note:
        name = names[place % len(names)]
        proposed = place % 3 == 2
        code = name[:40] if len(names) > 1 else f"GOV-{place}"
        return Note(
            code,
            Marked(name, PROPOSED) if proposed else name,
            place % 2 == 0,
            STATUSES[place % 6] if not proposed else "proposed",
        )

    notes = tuple(map(note, range(programs)))
    called = names[0] if len(names) > 1 else "Smart Governance"
    rows = tuple(
        Strip(keys[place % 8], word(called), (notes,) * 3, (_("{count}", count=programs),)) for place in range(strips)
    )
    columns = tuple(map(word, names[:3] if len(names) > 2 else ("Pendek (2022)", "Menengah (2023–2027)", "Panjang")))
    return Board(
        word(called),
        (word(called),),
        columns,
        rows,
        (word(called), _("today")),
        (_("{word}", word="7 program"),),
        called,
    )


def gantt(
    lanes: int, names: tuple[str, ...] = ("Layanan perizinan daring",), unit: str = "year", panels: int = 1
) -> Drawing:
    """Lanes of every look and status, some of which begin before the axis or end behind it, in groups of five."""
    first = 2022 if unit == "year" else 2022 * 12

    def lane(place: int) -> Lane:
        start = first - 1 + place % 9
        bar = Bar(
            start,
            start + place % 4,
            TEXTURES[place % 6],
            (None, 0, 40, 100)[place % 4],
            start + 1 if place % 5 == 0 else None,
        )
        code = names[place % len(names)][:30] if len(names) > 1 else f"GOV-{place}"
        needs = (f"GOV-{place - 2}", code) if place % 7 == 3 else ()
        shown, status = None if place % 11 == 10 else bar, STATUSES[place % 8]
        name, star, late = names[place % len(names)], place % 3 == 0, place % 4 == 1
        return Lane(code, name, shown, status, star, needs, late, part=place % 6 == 5)

    made = tuple(map(lane, range(lanes)))
    groups = tuple(Lanes(word(names[0][:80]), made[at : at + 5], (LATE,)) for at in range(0, lanes, 5))
    bands = (Band(first, first + 1, word(names[0][:60]), "I"), Band(first + 2, first + 8, _("5-year"), "II"))
    axis = Axis(unit, first, first + 8, bands, first + 3.4)  # type: ignore[arg-type]
    legend = tuple((look, word(look)) for look in (*TEXTURES, "before"))
    panel = Panel(None, (word(names[0]),), axis, groups, legend, word(names[0]), (LATE,), (word(names[0]),))
    return Drawing((panel, *(panel._replace(axis=None) for _one in range(panels - 1))), (LATE,))


def bars(names: tuple[str, ...] = ("2022", "2023", "2024", "2025")) -> Bars:
    """Bars whose parts are known, partly known, not known, nothing, and huge."""
    values = ((120.0, None, None, 0.0), (3e12, 40.0, None, 0.0), (None, 30.25, None, 0.0))
    series = tuple(
        Series(key, word(names[0]), tuple(row[place % 4] for place in range(len(names))))
        for key, row in zip((None, "governance", "unheard-of"), values, strict=True)
    )
    return Bars(tuple(map(word, names)), series, word(names[-1]))


def heat_map(codes: tuple[str, ...], steps: int = 3) -> HeatMap:
    """As many ids in a tile as its product."""
    labels = RATING[steps]

    def tile(product: int) -> Tile:
        level = "high" if product >= 6 else "medium" if product >= 3 else "low"
        return Tile(level, RISK_LEVEL[level], tuple(codes[place % len(codes)] for place in range(product)))

    rows = range(steps, 0, -1)
    tiles = tuple(tuple(tile(row * column) for column in range(1, steps + 1)) for row in rows)
    return HeatMap(_("Impact"), _("Likelihood"), labels, labels[::-1], tiles)

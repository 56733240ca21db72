// When programs run: bars by year, or quick wins and their actions by month.

/**
 * @typedef {{from: number, to: number, look: string, sure: ?number}} Bar a stretch of years, the end exclusive; July
 *   of 2022 begins at 2022.5, and before `sure` it may have begun or not
 */

function gantt() {
  const months = asked.by === "month";
  const programs = passing().filter((one) => !months || one.quick_win);
  const ways = choice("by", label("view", "gantt"), [["", say("by_year"), !months], ["month", say("months"), months]]);
  if (!programs.length) return [ways, nothing(say("no_quick_win"))];
  const rows = grouped(programs, byStart)
    .flatMap((one) => (one.heading ? one : months ? monthRows(one) : { program: one, bar: yearBar(one) }));
  const axis = axisOf(rows.map((one) => one.bar).filter(Boolean), months);
  if (!axis) return [ways, empty(say("no_years"))];
  const body = h("div.lanes", { role: "rowgroup" });
  const chart = h("div.gantt", { role: "table", "aria-label": label("view", "gantt") }, scaleOf(axis), backdrop(axis),
    body);
  const unknown = rows.filter(({ program, bar, action }) => program && !bar && !action).length;
  return [h("div.bar", ways, legend(rows)), chart,
    listing(body, rows, (one) => (one.heading ? laneHeading(one) : lane(one, axis))),
    unknown > 0 && h("p.quiet", say("years_unknown", { count: unknown }))];
}

const byStart = (one, other) => (one.bar?.[0] ?? 9999) - (other.bar?.[0] ?? 9999)
  || (one.bar?.[1] ?? 0) - (other.bar?.[1] ?? 0);

/** @returns {?Bar} */
const yearBar = ({ bar }) => (bar ? { from: bar[0], to: bar[1] + 1, look: bar[2], sure: bar[3] } : null);

/** A month as a part of its year, or the month that many after it. */
const monthAt = (text, after = 0) => Number(text.slice(0, 4)) + (Number(text.slice(5, 7)) - 1 + after) / 12;

/** @returns {?Bar} */
function monthBar({ start, finish }, look) {
  const known = [start, finish].filter(Boolean);
  return known.length ? { from: monthAt(known[0]), to: monthAt(known.at(-1), 1), look } : null;
}

/** A quick win, and its actions below it. */
function monthRows(program) {
  const look = program.bar?.[2] ?? "planned";
  const actions = (program.actions ?? [])
    .map((action) => ({ program, action, bar: monthBar(action, action.status === "cancelled" ? "cancelled" : look) }));
  return [{ program, bar: monthBar(program.quick_win, look) }, ...actions];
}

/** From when to when, in years, with the horizons; where programs are left out as far as the others reach. */
function axisOf(bars, months) {
  const reach = isFiltered() || months ? [] : model.regions.filter((one) => one.years)
    .flatMap(({ years }) => [years[0], years[1] + 1]);
  const ends = [...bars.flatMap((bar) => [bar.from, bar.to]), ...reach];
  if (!ends.length) return null;
  const [first, last] = [Math.floor(Math.min(...ends)), Math.ceil(Math.max(...ends) - 1e-9)];
  const horizons = model.several ? [] : (model.regions[0].horizons ?? []).filter((one) => one[1] && one[2]);
  const bands = horizons.map(([tag, from, to]) =>
    ({ name: label("horizon", tag), from: Math.max(from, first), to: Math.min(to + 1, last) }));
  const now = monthAt(data.today, Number(data.today.slice(8)) / 31);
  const at = (time) => (100 * (time - first)) / (last - first);
  const years = Array.from({ length: last - first }, (_, index) => first + index);
  return { years, bands: bands.filter((band) => band.from < band.to), months,
    now: first <= now && now < last ? at(now) : null, at };
}

/** The years along the top, and the horizons above them. */
function scaleOf({ years, bands, months, at }) {
  const each = Math.ceil(years.length / 20);
  const named = years.filter((_, index) => index % each === 0);
  const year = (one, index) => svg("text",
    { x: `${at(one + (months ? 0 : 0.5))}%`, y: 36, dx: months ? 4 : 0, class: index % 2 ? "odd" : "",
    "text-anchor": months ? "start" : "middle" }, String(one));
  const band = ({ name, from, to }) => svg(`text.band.${at(to) - at(from) < 20 ? "slim" : "wide"}`,
    { x: `${at((from + to) / 2)}%`, y: 14, "text-anchor": "middle" }, name);
  return h("div.scale", { "aria-hidden": "true" }, svg("svg", { height: 44 }, bands.map(band), named.map(year)));
}

/** Behind the bars: horizons as bands, lines between years or months, and today; of boxes, which pages may part. */
function backdrop({ years, bands, months, now, at }) {
  const placed = (made, left, width) => {
    made.style.left = `${left}%`;
    if (width) made.style.width = `${width}%`;
    return made;
  };
  const times = years.flatMap((year) => (months ? Array.from({ length: 12 }, (_, month) => year + month / 12) : year));
  return h("div.backdrop", { "aria-hidden": "true" },
    bands.map((band, index) => placed(h(`i.band-${index % 2}`), at(band.from), at(band.to) - at(band.from))),
    times.map((time) => placed(h("i.grid"), at(time))),
    now !== null && [placed(h("i.now"), now), placed(h("span.now", say("today")), now)]);
}

const laneHeading = ({ heading, dimension, said }) =>
  h(`div.lane.heading.${dimension ?? "unknown"}`, { role: "row" },
    h("span.name", { role: "rowheader" }, dimension !== "region" && mark(dimension), heading),
      h("span.quiet", { role: "cell" }, said));

function lane({ program, action, bar }, axis) {
  const late = action ? action.late : program.late;
  const needs = !action && program.needs && say("depends", { ids: program.needs.join(", ") });
  const said = joined(bar ? spell(bar, axis.months) : say("no_years"), bar && label("texture", bar.look),
    late && say("late"), needs);
  const name = action ? h("span", action.name ?? action.id) : [code(program), programLink(program), star(program)];
  return h("div", { class: joined("lane", program.dimension, program.live || "ended", action && "action")
    .replaceAll(" ·", ""), role: "row", title: said },
    h("span.name", { role: "rowheader" }, name),
    h("span.track", { role: "cell" }, h("span.unseen", said), bar && drawBar(program, action, bar, axis, late)));
}

/** From which year or month to which. */
function spell({ from, to }, months) {
  const month = (time) =>
    calendar(`${Math.floor(time + 1e-6)}-${String(Math.round((time % 1) * 12) + 1).padStart(2, "0")}`, true);
  return months ? stretch(month(from), month(to - 1 / 12)) : stretch(from, to - 1);
}

function drawBar(program, action, bar, axis, late) {
  const done = action ? action.progress : program.done;
  const [from, to] = [axis.at(bar.from), axis.at(bar.to)];
  const sure = bar.sure ? axis.at(bar.sure) : from;
  const rect = (css, left, right, place) => svg(`rect.${css}`,
    { x: `${left}%`, width: `${Math.max(right - left, 0.4)}%`, ...place });
  const main = { y: 7, height: 16, rx: 4 };
  const win = !action && !axis.months && program.quick_win && monthBar(program.quick_win);
  return svg("svg", { height: 30, "aria-hidden": "true" },
    sure > from && rect("before", from, sure, main), rect(`look.${bar.look}`, sure, to, main),
    done > 0 && rect("progress", sure, sure + ((to - sure) * done) / 100, main),
    win && rect("win", axis.at(win.from), axis.at(win.to), { y: 25, height: 3, rx: 1.5 }),
    late && svg("text.slow", { x: `${Math.min(to, 88)}%`, dx: 6, y: 19 }, say("late").replace(/[()]/g, "")));
}

/** What the looks of the bars mean that occur. */
function legend(rows) {
  const found = new Set(rows.map((one) => one.bar?.look));
  if (rows.some(({ bar }) => bar?.sure > bar?.from)) found.add("before");
  const entry = (css, place, text) => h("li",
    svg("svg", { width: 28, height: 14, "aria-hidden": "true" }, svg(`rect.${css}`, { x: 1, width: 26, ...place })),
    text);
  const looks = Object.keys(data.labels.texture).filter((look) => found.has(look));
  const wins = asked.by !== "month" && rows.some((one) => one.program?.quick_win);
  return h("ul.legend",
    looks.map((look) => entry(look === "before" ? look : `look.${look}`, { y: 1, height: 12, rx: 3 },
    label("texture", look))),
    wins && entry("win", { y: 6, height: 3, rx: 1.5 }, say("star")));
}

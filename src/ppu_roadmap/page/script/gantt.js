// When programs run: bars by year, or quick wins and their actions by month.

function gantt() {
  const months = asked.by === "month";
  const programs = passing().filter((one) => !months || one.quick_win);
  const ways = choice("by", label("view", "gantt"), [["", say("years"), !months], ["month", say("months"), months]]);
  if (!programs.length) return [ways, months && passing().length ? empty(say("no_quick_win")) : noProgram()];
  const rows = grouped(programs).flatMap((row) => (row.heading ? [row] : months ? monthRows(row) : [{ program: row, bar: yearBar(row) }]));
  const axis = axisOf(rows.map((row) => row.bar).filter(Boolean), months);
  if (!axis) return [ways, empty(say("no_years"))];
  const body = h("div.lanes");
  const chart = h("div", { class: `gantt ${months ? "months" : "years"}`, role: "table", "aria-label": label("view", "gantt") }, scaleOf(axis), backdrop(axis), body);
  chart.style.setProperty("--units", (axis.last - axis.first) * (months ? 12 : 1));
  const unknown = rows.filter((row) => row.program && !row.bar && !row.action).length;
  return [h("div.bar", ways, legend(rows)), chart, listing(body, rows, (row) => (row.heading ? laneHeading(row) : lane(row, axis))),
    unknown > 0 && h("p.quiet", say("years_unknown", { count: unknown }))];
}

/**
 * The bar of a program: a stretch of years, the end exclusive; by live and grouping by start as they come.
 * @returns {?{from: number, to: number, look: string, sure: ?number}}
 */
function yearBar({ bar }) {
  return bar ? { from: bar[0], to: bar[1] + 1, look: bar[2], sure: bar[3] } : null;
}

/** A month as a part of its year: 2022-07 is 2022.5. */
const monthAt = (text, after = 0) => Number(text.slice(0, 4)) + (Number(text.slice(5, 7)) - 1 + after) / 12;

function monthBar({ start, finish }, look) {
  const known = [start, finish].filter(Boolean);
  return known.length ? { from: monthAt(known[0]), to: monthAt(known.at(-1), 1), look } : null;
}

function monthRows(program) {
  const look = program.bar?.[2] ?? "planned";
  const actions = (program.actions ?? []).map((action) => ({ program, action, bar: monthBar(action, action.status === "cancelled" ? "cancelled" : look) }));
  return [{ program, bar: monthBar(program.quick_win, look) }, ...actions];
}

/** From when to when, in years; horizons or years as bands. */
function axisOf(bars, months) {
  const reach = isFiltered() || months ? [] : model.regions.filter((one) => one.years).flatMap((one) => [one.years[0], one.years[1] + 1]);
  const ends = [...bars.flatMap((bar) => [bar.from, bar.to]), ...reach];
  if (!ends.length) return null;
  const [first, last] = [Math.floor(Math.min(...ends)), Math.ceil(Math.max(...ends) - 1e-9)];
  const horizons = model.several ? [] : (model.regions[0]?.horizons ?? []).filter((one) => one[1] && one[2]).map(([tag, from, to]) => ({ from, to: to + 1, name: label("horizon", tag) }));
  const bands = horizons.map((band) => ({ ...band, from: Math.max(band.from, first), to: Math.min(band.to, last) })).filter((band) => band.from < band.to);
  const now = Number(data.today.slice(0, 4)) + (Number(data.today.slice(5, 7)) - 1 + Number(data.today.slice(8)) / 31) / 12;
  return { first, last, bands, months, now: first <= now && now < last ? now : null, at: (time) => (100 * (time - first)) / (last - first) };
}

/** The years along the top, and the horizons above them. */
function scaleOf(axis) {
  const years = Array.from({ length: axis.last - axis.first }, (_, index) => axis.first + index);
  const each = Math.ceil(years.length / 20);
  const shown = years.filter((year) => (year - axis.first) % each === 0).map((year) =>
    svg("text", { x: `${axis.at(year + (axis.months ? 0 : 0.5))}%`, y: 36, class: `year${(year - axis.first) % 2 ? " odd" : ""}`, "text-anchor": axis.months ? "start" : "middle", dx: axis.months ? 4 : 0 }, String(year)));
  const bands = axis.bands.map((band) => svg("text", { x: `${axis.at((band.from + band.to) / 2)}%`, y: 14, class: "band", "text-anchor": "middle" }, band.name));
  return h("div.scale", { "aria-hidden": "true" }, svg("svg", { height: 44 }, bands, shown));
}

/** Behind the bars: horizons as bands, and today. */
function backdrop(axis) {
  const bands = axis.bands.map((band, at) => svg("rect", { x: `${axis.at(band.from)}%`, width: `${axis.at(band.to) - axis.at(band.from)}%`, height: "100%", class: `band-${at % 2}` }));
  const now = axis.now && [svg("line", { x1: `${axis.at(axis.now)}%`, x2: `${axis.at(axis.now)}%`, y1: 0, y2: "100%", class: "now" })];
  const said = axis.now && h("span.now", say("today"));
  if (said) said.style.left = `${axis.at(axis.now)}%`;
  return h("div.backdrop", { "aria-hidden": "true" }, svg("svg", bands, now), said);
}

const laneHeading = ({ heading, dimension, programs, region }) =>
  h("div", { class: `lane heading ${region ? "region" : dimension ?? "unknown"}`, role: "row" }, h("span.name", { role: "rowheader" }, !region && mark(dimension), heading), h("span.quiet", { role: "cell" }, summary(programs)));

function lane({ program, action, bar }, axis) {
  const years = bar ? (axis.months ? `${moment(bar.from)}–${moment(bar.to - 1 / 12)}` : stretch(bar.from, bar.to - 1)) : say("no_years");
  const needs = !action && program.needs ? say("depends", { ids: program.needs.join(", ") }) : "";
  const slow = action ? action.late : program.late;
  const look = bar ? label("texture", bar.look) : "";
  const said = [years, look, slow && say("late"), needs].filter(Boolean).join(" · ");
  const name = action ? h("span.part", action.name ?? action.id) : [code(program), programLink(program), star(program)];
  return h("div", { class: `lane ${program.dimension}${program.live ? "" : " ended"}${action ? " action" : ""}`, role: "row" },
    h("span.name", { role: "rowheader" }, name),
    h("span.track", { role: "cell" }, h("span.unseen", said), bar && drawBar(program, action, bar, axis, said, slow)));
}

const moment = (time) => calendar(`${Math.floor(time + 1e-6)}-${String(Math.round((time % 1) * 12 + 1)).padStart(2, "0")}`, true);

function drawBar(program, action, bar, axis, said, slow) {
  const done = action ? action.progress : program.done;
  const [from, to] = [axis.at(bar.from), axis.at(bar.to)];
  const sure = bar.sure ? axis.at(bar.sure) : from;
  const rect = (css, left, right, extra) => svg("rect", { class: css, x: `${left}%`, width: `${Math.max(right - left, 0.4)}%`, y: 7, height: 16, rx: 4, ...extra });
  const wins = !action && !axis.months && program.quick_win?.start && program.quick_win?.finish;
  const [start, end] = wins ? [monthAt(program.quick_win.start), monthAt(program.quick_win.finish, 1)].map(axis.at) : [];
  return svg("svg", { height: 30, "aria-hidden": "true" }, svg("title", said),
    sure > from && rect("before", from, sure), rect(`look ${bar.look}`, sure, to), done > 0 && rect("progress", sure, sure + ((to - sure) * done) / 100),
    wins && svg("rect.win", { x: `${start}%`, width: `${Math.max(end - start, 0.5)}%`, y: 25, height: 3, rx: 1.5 }),
    slow && svg("text.slow", { x: `${Math.min(to, 90)}%`, dx: 6, y: 19 }, say("late").replace(/[()]/g, "")));
}

/** What the looks of the bars mean that occur. */
function legend(rows) {
  const found = new Set(rows.map((row) => row.bar?.look));
  if (rows.some((row) => row.bar?.sure > row.bar?.from)) found.add("before");
  const swatch = (css) => svg("svg", { width: 28, height: 14, "aria-hidden": "true" }, svg("rect", { class: `look ${css}`, x: 1, y: 1, width: 26, height: 12, rx: 3 }));
  const looks = Object.keys(data.labels.texture).filter((look) => found.has(look)).map((look) => h("li", swatch(look), label("texture", look)));
  const win = rows.some((row) => row.program?.quick_win) && asked.by !== "month" && h("li", svg("svg", { width: 28, height: 14, "aria-hidden": "true" }, svg("rect.win", { x: 1, y: 6, width: 26, height: 3, rx: 1.5 })), say("star"));
  return h("ul.legend", looks, win);
}

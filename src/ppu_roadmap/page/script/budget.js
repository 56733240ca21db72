// The money: by year, source and dimension, each measure, how sure it is, what was spent.

const MEASURES = ["amount", "approved", "revised", "realised"];

/** What the lines can be counted under: its words in their order, what a line has, its name. */
const SIDES = {
  dimension: { title: () => label("field", "dimension"), words: DIMENSIONS, of: (line) => line.program.dimension,
    name: dimensionName },
  source: { title: () => label("field", "funding"), words: (lines) => keysOf("source", lines),
    of: (line) => line.source ?? null, name: (key) => nameOf("source", key, "no_source") },
  agency: { title: () => label("line", "owner"), words: (lines) => keysOf("agency", lines),
    of: (line) => line.owner ?? null, name: (key) => nameOf("agency", key, "no_owner") },
};

/** The keys that plans list, then those that lines have besides; last what could not be read. */
function keysOf(kind, lines) {
  const listed = model.regions.flatMap((region) => [...region[kind].keys()]);
  return [...new Set([...listed, ...lines.map(SIDES[kind].of).filter(Boolean), ""])];
}

/** The name of a source or an agency; that there is none, or that it could not be read. */
function nameOf(kind, key, none) {
  if (!key) return say(key === null ? none : "unread");
  return model.regions.map((region) => region[kind].get(key)).find(Boolean) ?? key;
}

function budget() {
  const lines = linesOf(passing("year"));
  if (!lines.length) return nothing(say("no_budget"));
  const by = asked.by in SIDES ? asked.by : "dimension";
  const known = MEASURES.filter((name) => name === "amount" || lines.some((line) => line[name] !== undefined));
  const measure = known.includes(asked.measure) ? asked.measure : "amount";
  const sides = Object.keys(SIDES).map((key) => [key === "dimension" ? "" : key, SIDES[key].title(), key === by]);
  const measures = known.map((name) => [name === "amount" ? "" : name, label("line", name), name === measure]);
  const apart = ended(totalOf(passing("year")));
  return [h("div.figures", moneyFigures(lines)),
    h("div.bar", choice("by", say("rows"), sides), known.length > 1 && choice("measure", say("measure"), measures)),
    section(joined(label("line", measure), say("by_year")), yearBars(lines, by, measure)),
      moneyTable(lines, by, measure), apart && h("p.quiet", apart)];
}

/** Ceiling, how much of it is in the budget, what was spent. */
function moneyFigures(lines) {
  const spent = absorption(lines);
  const uncosted = lines.filter((line) => line.amount === undefined).length;
  const of = (certainty) => sum(lines.filter((line) => line.certainty === certainty).map((line) => line.amount));
  const one = (title, value, below) => figure(title, value === null ? "–" : rounded(value),
    [value !== null && rupiah(value), below]);
  return [
    one(say("money"), sumOf(lines, "amount"), uncosted > 0 && say("lines_uncosted", { count: uncosted })),
    one(label("certainty", "secured"), of("secured")), one(label("certainty", "proposed"), of("proposed")),
    one(label("line", "realised"), sumOf(lines, "realised"), spent !== null
      && `${label("line", "absorption")}: ${number(spent)}`),
  ];
}

const sumOf = (lines, measure) => sum(lines.map((line) => line[measure]));
const yearOf = (line) => line.year ?? null;
const yearName = (year) => year ?? say("year_unknown");

/** Lines by year; those of no known year last. */
const byYear = (lines) => [...gathered(lines, yearOf)].sort(([one], [other]) => (one ?? 1e4) - (other ?? 1e4));

/** A column for each year, made of the parts of a side. */
function yearBars(lines, by, measure) {
  const side = SIDES[by];
  const known = lines.filter((line) => line[measure] !== undefined);
  if (!known.length) return h("p.quiet", say("not_costed"));
  const most = byYear(known).map(([, some]) => sumOf(some, measure)).reduce((a, b) => (a > b ? a : b)) || 1n;
  const used = inOrder(side.words(lines), known, side.of).map(([word]) => word);
  const css = (word) => (by === "dimension" ? word ?? "unknown" : `part-${used.indexOf(word) % 7}`);
  const columns = byYear(lines)
    .map(([year, some]) => h("li", h("span.sum", sumOf(some, measure) === null ? "–" : rounded(sumOf(some, measure))),
    stack(some, side, measure, most, css), h("b", yearName(year))));
  const keys = used.map((word) => h("li",
    svg("svg", { width: 12, height: 12, "aria-hidden": "true" },
    svg(`rect.filled.${css(word)}`, { width: 12, height: 12, rx: 3 })), side.name(word)));
  return h("div.year-bars",
    { tabindex: "0", role: "region", "aria-label": joined(label("line", measure), say("by_year")) }, h("ol", columns),
    h("ul.legend", keys));
}

function stack(lines, side, measure, most, css) {
  let below = 100;
  return svg("svg.stack", { "aria-hidden": "true" }, inOrder(side.words(lines), lines, side.of).map(([word, some]) => {
    const value = sumOf(some, measure) ?? 0n;
    const height = (100 * Number(value)) / Number(most);
    below -= height;
    return svg(`rect.filled.${css(word)}`, { y: `${below}%`, height: `${height}%`, width: "100%" },
      svg("title", `${side.name(word)}: ${rupiah(value)}`));
  }));
}

/** Rows of a side with the years as columns, in whole rupiah. */
function moneyTable(lines, by, measure) {
  const side = SIDES[by];
  const years = byYear(lines).map(([year]) => year);
  const figureOf = (some) => {
    const total = sumOf(some, measure);
    if (total === null) return some.length && measure === "amount" ? say("not_costed") : "–";
    return number(total) + (some.some((line) => line[measure] === undefined) ? " *" : "");
  };
  const line = (head, some) => row("", named(head),
    years.map((year) => cell("number", figureOf(some.filter((one) => yearOf(one) === year)))),
    cell("number", figureOf(some)));
  const heads = [["name", joined("Rp", side.title())],
    ...[...years.map(yearName), say("total")].map((text) => ["number", text])];
  return tableOf("money", label("line", measure), heads, inOrder(side.words(lines), lines, side.of),
    ([word, some]) => line([by === "dimension" && mark(word), side.name(word)], some), line(say("total"), lines));
}

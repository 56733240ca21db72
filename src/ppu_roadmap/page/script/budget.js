// The money: by year, source and dimension, each measure, how sure it is, what was spent.

const MEASURES = ["amount", "approved", "revised", "realised"];
const SIDES = {
  dimension: { words: DIMENSIONS, of: (line) => line.program.dimension, name: dimensionName },
  source: { words: (lines) => wordsIn(lines, (region) => region.source.keys()), of: (line) => line.source ?? null, name: (key) => sourceName(key) },
  agency: { words: (lines) => wordsIn(lines, (region) => region.agency.keys()), of: (line) => line.owner ?? null, name: (key) => ownerName(key) },
};

const wordsIn = (lines, keys) => [...new Set(model.regions.flatMap((region) => [...keys(region)]))].concat([...new Set(lines.map((line) => line.source))].filter((key) => key === ""));
const sourceName = (key) => (key === null ? say("no_source") : key === "" ? say("unread") : model.regions.map((region) => region.source.get(key)).find(Boolean) ?? key);
const ownerName = (key) => (key === null ? say("no_owner") : key === "" ? say("unread") : model.regions.map((region) => region.agency.get(key)?.short).find(Boolean) ?? key);

function budget() {
  const lines = linesOf(passing("year"));
  const by = asked.by in SIDES ? asked.by : "dimension";
  const known = MEASURES.filter((name) => name === "amount" || lines.some((line) => line[name] !== undefined));
  const measure = known.includes(asked.measure) ? asked.measure : "amount";
  if (!lines.length) return passing().length ? empty(say("no_budget")) : noProgram();
  const sides = [["", label("field", "dimension"), by === "dimension"], ["source", label("field", "funding"), by === "source"], ["agency", label("line", "owner"), by === "agency"]];
  const measures = known.map((name) => [name === "amount" ? "" : name, label("line", name), name === measure]);
  return [h("div.figures", moneyFigures(lines)), h("div.bar", choice("by", say("rows"), sides), known.length > 1 && choice("measure", say("measure"), measures)),
    section(`${label("line", measure)} · ${say("by_year")}`, yearBars(lines, by, measure)), moneyTable(lines, by, measure), standingApart(passing("year"))];
}

/** Ceiling, how much of it is in the budget, what was spent. */
function moneyFigures(lines) {
  const spent = absorption(lines);
  const uncosted = lines.filter((line) => line.amount === undefined).length;
  const of = (certainty) => sum(lines.filter((line) => line.certainty === certainty).map((line) => line.amount));
  return [[say("money"), sum(lines.map((line) => line.amount)), uncosted > 0 && say("lines_uncosted", { count: uncosted })],
    [label("certainty", "secured"), of("secured")], [label("certainty", "proposed"), of("proposed")],
    [label("line", "realised"), sum(lines.map((line) => line.realised)), spent !== null && `${label("line", "absorption")}: ${number(spent)}`]].map(([title, value, below]) =>
    h("div.figure", h("span.label", title), h("strong.long", value === null ? "–" : rounded(value)), h("span.below", value !== null && h("span", rupiah(value)), below)));
}

const yearOf = (line) => line.year ?? null;
const yearName = (year) => year ?? say("year_unknown");
const yearsOf = (lines) => [...new Set(lines.map(yearOf))].sort((a, b) => (a ?? 1e4) - (b ?? 1e4));

/** Columns of the years, made of the parts of a side. */
function yearBars(lines, by, measure) {
  const side = SIDES[by];
  const known = lines.filter((line) => line[measure] !== undefined);
  if (!known.length) return h("p.quiet", say("not_costed"));
  const words = side.words(lines);
  const years = yearsOf(lines);
  const most = years.map((year) => sum(known.filter((line) => yearOf(line) === year).map((line) => line[measure])) ?? 0n).reduce((a, b) => (a > b ? a : b), 1n) || 1n;
  const columns = years.map((year) => {
    const parts = inOrder(words, known.filter((line) => yearOf(line) === year), side.of).map(([word, some]) => [word, sum(some.map((line) => line[measure]))]);
    return { year, parts, total: sum(parts.map(([, value]) => value)) };
  });
  const used = inOrder(words, known, side.of).map(([word]) => word);
  const css = (word) => (by === "dimension" ? `fill-${word ?? "unknown"}` : `part-${used.indexOf(word) % 7}`);
  const bars = columns.map((column) => h("li", h("span.sum", column.total === null ? "–" : rounded(column.total)), stack(column.parts, most, css, side), h("b", yearName(column.year))));
  return h("div.year-bars", h("ol", bars), h("ul.legend", used.map((word) => h("li", svg("svg", { width: 12, height: 12, "aria-hidden": "true" }, svg("rect", { class: css(word), width: 12, height: 12, rx: 3 })), side.name(word)))));
}

function stack(parts, most, css, side) {
  let below = 100;
  const rects = parts.map(([word, value]) => {
    const height = (100 * Number(value)) / Number(most);
    below -= height;
    return svg("rect", { class: css(word), y: `${below}%`, height: `${height}%`, width: "100%" }, svg("title", `${side.name(word)}: ${rupiah(value)}`));
  });
  return svg("svg.stack", { "aria-hidden": "true" }, rects);
}

/** Rows of a side with the years as columns, in whole rupiah. */
function moneyTable(lines, by, measure) {
  const side = SIDES[by];
  const years = yearsOf(lines);
  const of = (some, year) => some.filter((line) => year === undefined || yearOf(line) === year);
  const figure = (some) => {
    const total = sum(some.map((line) => line[measure]));
    const part = some.some((line) => line[measure] === undefined);
    if (total === null) return some.length && measure === "amount" ? say("not_costed") : "–";
    return number(total) + (part ? " *" : "");
  };
  const row = (head, some) => [h("th", { scope: "row", role: "rowheader", class: "name" }, head), ...years.map((year) => cell("number", figure(of(some, year)))), cell("number all", figure(some))];
  const heads = [["name", `Rp · ${{ dimension: label("field", "dimension"), source: label("field", "funding"), agency: label("line", "owner") }[by]}`], ...years.map((year) => ["number", yearName(year)]), ["number", say("total")]];
  const rows = inOrder(side.words(lines), lines, side.of);
  return tableOf("money", label("line", measure), heads, rows, ([word, some]) => h("tr", { role: "row" }, row([by === "dimension" && mark(word), side.name(word)], some)), h("tr", { role: "row" }, row(say("total"), lines)));
}

/** The programs that are in no sum. */
const standingApart = (programs) => {
  const said = ended(totalOf(programs));
  return said && h("p.quiet", said);
};

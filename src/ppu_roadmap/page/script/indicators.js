// Indicators: how far they got, year by year, against what was aimed at.

function indicators() {
  const years = wordsOf("year");
  const found = [...passing("year").filter((one) => one.live).flatMap((program) => (program.indicators ?? []).map((one) => ({ one, program, region: program.region }))), ...besides()]
    .map((row) => ({ ...row, points: (row.one.points ?? []).filter(([year]) => !years.length || years.includes(String(year))) }))
    .filter((row) => row.points.length || !years.length);
  if (!found.length) return passing().length ? empty(say("no_indicator")) : noProgram();
  const compared = found.map(latest).filter(Boolean);
  const rows = found.map((row) => ({ ...row, dimension: row.program?.dimension ?? row.one.dimension ?? null }));
  const listed = inOrder(DIMENSIONS(), rows, (row) => row.dimension).flatMap(([word, some]) => [{ heading: word ? dimensionName(word) : say("region"), dimension: word }, ...some]);
  const heads = [["name", label("indicator", "name")], ["number", say("baseline")], ["spark", ""], ["number", say("actual")], ["number", say("target")], ["number", say("gap")]];
  return [h("p.quiet", say("with_target", { count: found.length }), compared.length > 0 && ` · ${say("on_target", { met: compared.filter((point) => point[3] >= 0).length, compared: compared.length })}`),
    tableOf("measures", label("view", "indicators"), heads, listed, indicatorRow)];
}

/** Those of objectives and of the region, where no filter asks what only a program has. */
function besides() {
  if (FILTERS.some((name) => asked[name] && !["dimension", "year", "region"].includes(name))) return [];
  const shown = (region) => !asked.region || wordsOf("region").includes(region.key);
  return model.regions.filter(shown).flatMap((region) => (region.indicators ?? []).filter((one) => !asked.dimension || wordsOf("dimension").includes(one.dimension)).map((one) => ({ one, region })));
}

/** The last year in which target and actual can be compared. */
const latest = ({ points }) => points.findLast((point) => point[3] !== null);

function indicatorRow(row) {
  if (row.heading) return h("tr", { class: `heading ${row.dimension ?? "region"}`, role: "row" }, h("th", { colspan: 6, scope: "rowgroup", role: "rowheader" }, row.dimension && mark(row.dimension), row.heading));
  const { one, program } = row;
  const last = latest(row);
  const actual = row.points.findLast((point) => point[2] !== null);
  const target = last ?? row.points.find((point) => point[1] !== null && (!actual || point[0] >= actual[0])) ?? row.points.findLast((point) => point[1] !== null);
  const of = program ? programLink(program, `${program.id ?? ""} ${program.name ?? ""}`) : one.of;
  const about = [label("kind", one.kind ?? ""), one.unit, one.sni && `SNI ${one.sni}`, one.better && label("better", one.better)].filter(Boolean).join(" · ");
  return h("tr", { role: "row" }, h("th.name", { scope: "row", role: "rowheader" }, one.name ?? "–", h("small", of), h("small", about)),
    cell("number", one.baseline ? at(one.baseline, 1) : "–"), cell("spark", spark(one, row.points)), cell("number", actual ? at(actual, 2) : "–"), cell("number", target ? at(target, 1) : "–"), cell("number", gapOf(last)));
}

/** A value of a year, with the year. */
const at = (point, place) => [measured(point[place]), h("small", String(point[0] ?? ""))];

const gapOf = (point) => (point ? h("span", { class: `gap ${point[3] >= 0 ? "met" : "missed"}` }, icon(point[3] >= 0 ? "done" : "late"), (point[3] > 0 ? "+" : "") + number(point[3])) : "–");

/** A number for drawing: of a word its place on the scale, of a range the end that is known. */
function height(value, scale = []) {
  if (Array.isArray(value)) return value[0] ?? value[1];
  return typeof value === "string" ? (scale.includes(value) ? scale.indexOf(value) : null) : value;
}

/** Targets as a dashed line, what was reached as a full one. */
function spark(one, points) {
  const start = one.baseline?.[0] ? [[one.baseline[0], one.baseline[1]]] : [];
  const lines = [1, 2].map((place) => [...start, ...points.map((point) => [point[0], point[place]])].map(([year, value]) => [year, height(value, one.scale)]).filter(([year, value]) => year && typeof value === "number"));
  const all = lines.flat();
  if (new Set(all.map(([year]) => year)).size < 2) return null;
  const [years, values] = [0, 1].map((place) => all.map((point) => point[place]));
  const scaled = (value, some, size) => ((value - Math.min(...some)) / (Math.max(...some) - Math.min(...some) || 1)) * size;
  const path = (line) => line.map(([year, value], index) => `${index ? "L" : "M"}${(4 + scaled(year, years, 112)).toFixed(1)} ${(28 - scaled(value, values, 24)).toFixed(1)}`).join("");
  const [aimed, reached] = lines;
  const end = reached.length > start.length && reached.at(-1);
  return svg("svg.sparkline", { viewBox: "0 0 120 32", width: 120, height: 32, role: "img", "aria-label": all.map(([year, value]) => `${year}: ${number(value)}`).join("; ") },
    svg("path.aimed", { d: path(aimed) }), reached.length > start.length && svg("path.reached", { d: path(reached) }), end && svg("circle", { cx: 4 + scaled(end[0], years, 112), cy: 28 - scaled(end[1], values, 24), r: 3 }));
}

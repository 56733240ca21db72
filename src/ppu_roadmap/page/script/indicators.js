// Indicators: how far they got, year by year, against what was aimed at.

function indicators() {
  const years = wordsOf("year");
  const ofPrograms = passing("year").filter((one) => one.live)
    .flatMap((program) => (program.indicators ?? []).map((one) => ({ one, program })));
  const found = [...ofPrograms, ...besides()]
    .map((of) => ({ ...of, dimension: of.program?.dimension ?? of.one.dimension,
      points: (of.one.points ?? []).filter(([year]) => !years.length || years.includes(String(year))) }))
    .filter((of) => of.points.length || !years.length);
  if (!found.length) return nothing(say("no_indicator"));
  const compared = found.map(latest).filter(Boolean);
  const rows = inOrder(DIMENSIONS(), found, (of) => of.dimension)
    .flatMap(([word, some]) => [{ heading: word ? dimensionName(word) : say("region"), dimension: word ?? "region" },
    ...some]);
  const heads = [["name", label("indicator", "name")], ["number", say("baseline")],
    ["spark", h("span.unseen", label("view", "indicators"))], ["number", say("actual")], ["number", say("target")],
    ["number", say("gap")]];
  const met = compared.filter((point) => point[3] >= 0).length;
  return [h("p.quiet", joined(say("with_target", { count: found.length }),
    compared.length > 0 && say("on_target", { met, compared: compared.length }))),
    tableOf("measures", label("view", "indicators"), heads, rows, indicatorRow)];
}

/** Those of objectives and of the region, where no filter asks what only a program has. */
function besides() {
  if (FILTERS.some((name) => asked[name] && !["dimension", "year", "region"].includes(name))) return [];
  const passes = (name, value) => !asked[name] || wordsOf(name).includes(value);
  return model.regions.filter((region) => passes("region", region.key))
    .flatMap((region) => (region.indicators ?? []).filter((one) => passes("dimension", one.dimension))
      .map((one) => ({ one, of: one.of })));
}

/** The last year in which target and actual can be compared. */
const latest = ({ points }) => points.findLast((point) => point[3] !== null);

function indicatorRow(of) {
  const { one, program, points } = of;
  const last = latest(of);
  const actual = points.findLast((point) => point[2] !== null);
  const aimed = points.filter((point) => point[1] !== null);
  const target = last ?? aimed.find(([year]) => !actual || year >= actual[0]) ?? aimed.at(-1);
  return row("", named(one.name ?? "–",
    h("small", program ? programLink(program, joined(program.id, program.name)) : one.of), h("small", aboutOf(one))),
    numberCell(valueOf(one.baseline, 1)), cell("spark", spark(one, points)), numberCell(valueOf(actual, 2)),
      numberCell(valueOf(target, 1)), numberCell(gapOf(last)));
}

const numberCell = (said) => cell(said === "–" ? "number none" : "number", said);

const aboutOf = (one) => joined(label("kind", one.kind ?? ""), one.unit, one.sni && `SNI ${one.sni}`,
  one.better && label("better", one.better));

/** A value of a point, with its year. */
const valueOf = (point, place) => (point ? [measured(point[place]), h("small", point[0])] : "–");

/** By how much a target is met or missed. */
function gapOf(point) {
  if (!point || point[3] === null) return "–";
  const met = point[3] >= 0;
  return h(`span.gap.${met ? "met" : "missed"}`, icon(met ? "done" : "late"),
    (point[3] > 0 ? "+" : "") + number(point[3]));
}

/** A number for drawing: of a word its place on the scale, of a range an end that is known. */
function height(value, scale = []) {
  if (Array.isArray(value)) return value[0] ?? value[1];
  return scale.includes(value) ? scale.indexOf(value) : value;
}

/** Targets as a dashed line, what was reached as a full one. */
function spark(one, points) {
  const all = [...(one.baseline ? [[one.baseline[0], one.baseline[1], one.baseline[1]]] : []), ...points];
  const [aimed, reached] = [1, 2].map((place) => all.map((point) => [point[0], height(point[place], one.scale)])
    .filter(([year, value]) => year && typeof value === "number"));
  const drawn = [...aimed, ...reached];
  if (new Set(drawn.map(([year]) => year)).size < 2) return null;
  const scaled = (place, size) => {
    const values = drawn.map((point) => point[place]);
    const low = Math.min(...values);
    return (value) => ((value - low) / (Math.max(...values) - low || 1)) * size;
  };
  const [x, y] = [scaled(0, 112), scaled(1, 24)];
  const path = (line) =>
    line.map(([year, value], at) => `${at ? "L" : "M"}${(4 + x(year)).toFixed(1)} ${(28 - y(value)).toFixed(1)}`)
    .join("");
  const end = points.some((point) => point[2] !== null) && reached.at(-1);
  return svg("svg.sparkline",
    { viewBox: "0 0 120 32", width: 120, height: 32, role: "img",
    "aria-label": points.map(([year, target, actual]) => `${year}: ${measured(actual)} / ${measured(target)}`)
    .join("; ") },
    svg("path.aimed", { d: path(aimed) }), end
      && [svg("path.reached", { d: path(reached) }), svg("circle", { cx: 4 + x(end[0]), cy: 28 - y(end[1]), r: 3 })]);
}

// How much of SNI ISO 37122 the region chose, and measures.

/** The figures of the standard, and of which of its indicators each counts. */
const COVERED = {
  selected: (use) => use.chosen.length > 0,
  measured: (use) => use.by.length > 0,
  both: (use) => use.chosen.length > 0 && use.by.length > 0,
};

function sni() {
  const themes = data.standard.map(([theme, list]) => [theme, list.map(usesOf())]);
  const all = themes.flatMap(([, list]) => list);
  const used = all.filter((use) => COVERED.selected(use) || COVERED.measured(use));
  const of = `/ ${say("with_target", { count: all.length })}`;
  return [h("div.figures", Object.keys(COVERED)
    .map((word) => figure(say(word), number(all.filter(COVERED[word]).length), of))),
    section(say("sni_coverage"), h("ul.themes", themes.map(themeOf))),
      used.length > 0 && section(say("selected"), h("ul.standard", used.map(useOf))), h("p.quiet", say("sni_basis"))];
}

/** What the regions make of an indicator of the standard: who chose it, what measures it. */
function usesOf() {
  const regions = model.regions.filter((region) => !asked.region || wordsOf("region").includes(region.key));
  const own = passing().filter((one) => one.live)
    .flatMap((program) =>
    [...new Set((program.indicators ?? []).map((one) => one.sni))].map((sni) => ({ sni, program })));
  const measuring = gathered([...own, ...besides().map(({ one }) => ({ sni: one.sni, of: one.of }))], (one) => one.sni);
  return ([number, title, seen]) =>
    ({ number, title, seen, chosen: regions.filter((region) => region.chosen.has(number)),
    by: measuring.get(number) ?? [] });
}

/** A theme: a square for each of its indicators, full where it is measured. */
function themeOf([theme, list]) {
  const [selected, measured] = ["selected", "measured"].map((word) =>
    `${say(word)} ${list.filter(COVERED[word]).length}`);
  const squares = list.map((use) => h("i",
    { class: `${COVERED.selected(use) ? "chosen" : ""} ${COVERED.measured(use) ? "measured" : ""}` }));
  return h("li", { class: list.some(COVERED.selected) || list.some(COVERED.measured) ? "" : "quiet" },
    h("span", t(theme)), h("span.squares", { "aria-hidden": "true" }, squares),
    h("small", `${joined(selected, measured)} / ${list.length}`));
}

function useOf(use) {
  const by = use.by.map(({ program, of }) => (program ? programLink(program, code(program)) : h("span.code", of)));
  const reason = use.chosen.map((region) => region.chosen.get(use.number)).find(Boolean);
  const state = Object.keys(COVERED).findLast((word) => COVERED[word](use));
  return h("li", h("span.code", use.number),
    h("div", h("strong", t(use.title) + (use.seen ? " *" : "")), reason && h("small", reason),
    by.length > 0 && h("p", `${say("measured")}: `, by)),
    h("span", { class: `tag ${state}` }, say(state)));
}

// How much of SNI ISO 37122 the region chose, and measures.

function sni() {
  const regions = model.regions.filter((region) => !asked.region || wordsOf("region").includes(region.key));
  const programs = passing().filter((one) => one.live);
  const measuring = gathered([...programs.flatMap((program) => [...new Set((program.indicators ?? []).map((one) => one.sni).filter(Boolean))].map((sni) => ({ sni, program }))),
    ...besides().filter(({ one }) => one.sni).map(({ one, region }) => ({ sni: one.sni, of: one.of, region }))], (one) => one.sni);
  const chosen = (number) => regions.filter((region) => region.chosen.has(number));
  const uses = data.standard.map(([theme, list]) => [theme, list.map(([number, title, seen]) => ({ number, title, seen, chosen: chosen(number), measured: measuring.get(number) ?? [] }))]);
  const all = uses.flatMap(([, list]) => list);
  const tally = (list, test) => list.filter(test).length;
  const figures = [["selected", (use) => use.chosen.length], ["measured", (use) => use.measured.length], ["both", (use) => use.chosen.length && use.measured.length]];
  return [h("div.figures", figures.map(([word, test]) => h("div.figure", h("span.label", say(word)), h("strong", number(tally(all, test))), h("span.below", say("with_target", { count: all.length }).replace(/^/, "/ "))))),
    section(say("sni_coverage"), h("ul.themes", uses.map(([theme, list]) => themeOf(theme, list, figures)))),
    section(say("selected"), h("ul.standard", all.filter((use) => use.chosen.length || use.measured.length).map(useOf))), h("p.quiet", say("sni_basis"))];
}

/** A theme: a square for each of its indicators, full where it is chosen and measured. */
function themeOf(theme, list, [[, chosen], [, measured]]) {
  const counts = [chosen, measured].map((test) => list.filter(test).length);
  const squares = list.map((use) => h("i", { class: `${chosen(use) ? "chosen" : ""} ${measured(use) ? "measured" : ""}`, title: use.number }));
  return h("li", { class: counts[0] + counts[1] ? "" : "quiet" }, h("span", t(theme)), h("span.squares", { "aria-hidden": "true" }, squares), h("small", `${say("selected")} ${counts[0]} · ${say("measured")} ${counts[1]} / ${list.length}`));
}

function useOf(use) {
  const by = use.measured.map(({ program, of }) => (program ? programLink(program, code(program)) : h("span.code", of)));
  const reason = use.chosen.map((region) => region.chosen.get(use.number).reason).find(Boolean);
  return h("li", h("span.code", use.number), h("div", h("strong", t(use.title) + (use.seen ? " *" : "")), reason && h("small", reason), by.length > 0 && h("p", `${say("measured")}: `, by)),
    h("span", { class: `tag ${use.chosen.length ? "chosen" : ""}` }, say(use.chosen.length && use.measured.length ? "both" : use.chosen.length ? "selected" : "measured")));
}

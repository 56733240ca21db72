// Quick wins with their rank, what was decided, and whether that still holds.

function quickwins() {
  const programs = passing().filter((one) => one.quick_win && one.live);
  if (!programs.length) return passing().length ? empty(say("no_quick_win")) : noProgram();
  const parts = model.regions.flatMap((region) => inOrder(DIMENSIONS(), programs.filter((one) => one.region === region), (one) => one.dimension).map(([word, some]) => [region, word, some]));
  const wins = programs.map((one) => one.quick_win);
  const summed = [say("quick_wins", { count: wins.length }), say("chosen", { count: wins.filter((one) => one.choice === "chosen").length }), say("awaiting", { count: wins.filter((one) => one.undecided).length })];
  const groups = parts.map(([region, word, some]) => section([mark(word), model.several && `${t(region.name)} · `, dimensionName(word)],
    h("ul.cards.wins", [...some].sort((one, other) => (one.quick_win.rank ?? 1e9) - (other.quick_win.rank ?? 1e9)).map(winCard))));
  return [h("p.quiet", summed.join(" · ")), h("div.wins-by", groups)];
}

function winCard(program) {
  const win = program.quick_win;
  const facts = [
    [label("field", "owner"), ownerOf(program)], [label("quick_win", "time"), timeOf(win)],
    [say("money"), costOf(program)], [label("field", "status"), statusOf(program)],
    !data.public && [say("score"), win.score === undefined ? say("not_scored") : [h("strong", number(win.score)), win.rank && ` · ${say("rank", { rank: win.rank })}`]],
  ];
  return h("li", { class: `card ${program.dimension}` }, h("h4", code(program), programLink(program)), decisionOf(win), win.problem && h("p.problem", win.problem),
    factsOf(facts), win.scores && h("ul.scores", win.scores.map(scoreBar)));
}

/** What is known, each with its name. */
const factsOf = (facts) => h("dl", facts.filter((fact) => fact && fact[1]).map(([name, value]) => h("div", h("dt", name), h("dd", value))));

const timeOf = (win) => stretch(win.start ? calendar(win.start, true) : "–", win.finish ? calendar(win.finish, true) : "–");

const scoreBar = ([name, score, weight]) =>
  h("li", h("span", `${name} · ${weight === null ? "–" : number(weight)}%`), svg("svg.score", { "aria-hidden": "true" }, svg("rect.rest", { width: "100%", height: "100%" }), score && svg("rect", { width: `${20 * score}%`, height: "100%" })), h("b", score === null ? "–" : number(score)));

/** The last decision, and whether it covers the program as it is. */
function decisionOf(win) {
  const last = win.decisions?.at(-1);
  const status = last?.status ?? "proposed";
  const covers = { yes: say("in_force"), unknown: say("unsure"), changed: say("changed", { groups: (win.changed ?? []).map((group) => label("group", group)).join(", ") }) }[win.covers];
  const said = [last?.date && calendar(last.date), last?.by, covers].filter(Boolean).join(" · ");
  return h("p", { class: `decision ${win.covers === "changed" ? "changed" : status}` }, h("strong", icon(status), label("decision", status)), said && h("span", said));
}

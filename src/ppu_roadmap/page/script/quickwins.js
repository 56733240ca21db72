// Quick wins with their rank, what was decided, and whether that still holds.

function quickwins() {
  const programs = passing().filter((one) => one.quick_win && one.live);
  if (!programs.length) return nothing(say("no_quick_win"));
  const rank = (one) => one.quick_win.rank ?? 1e9;
  const parts = model.regions.flatMap((region) => inOrder(DIMENSIONS(), programs.filter((one) => one.region === region),
    (one) => one.dimension)
    .map(([word, some]) => section([mark(word), under(region, dimensionName(word))],
      h("ul.cards.wins", some.sort((one, other) => rank(one) - rank(other)).map(winCard)))));
  return [h("p.quiet", joined(say("quick_wins", { count: programs.length }), decided(programs))),
    h("div.wins-by", parts)];
}

function winCard(program) {
  const win = program.quick_win;
  const score = win.score === undefined ? say("not_scored") : [h("strong", number(win.score)),
    win.rank && ` · ${say("rank", { rank: win.rank })}`];
  return h(`li.card.${program.dimension}`, h("h4", code(program), programLink(program)), decisionOf(win),
    win.problem && h("p.problem", win.problem),
    factsOf([[narrow("owner"), ownerOf(program)], [label("quick_win", "time"), timeOf(win)],
      [say("money"), costOf(program)],
      [label("field", "status"), statusOf(program)], !data.public && [say("score"), score]]), scoresOf(win));
}

/** From which month to which. */
const timeOf = ({ start, finish }) => (start || finish) && stretch(start ? calendar(start, true) : "–",
  finish ? calendar(finish, true) : "–");

/** How the score is made up. */
const scoresOf = ({ scores }) => scores && h("ul.scores", scores.map(([name, score, weight]) =>
  h("li", h("span", joined(name, weight !== null && `${number(weight)}%`)),
    svg("svg.score", { "aria-hidden": "true" }, svg("rect.rest", { width: "100%", height: "100%" }),
      score && svg("rect", { width: `${20 * score}%`, height: "100%" })),
    h("b", score === null ? "–" : number(score)))));

/** The last decision, and whether it covers the program as it is. */
function decisionOf(win) {
  const last = win.decisions?.at(-1) ?? { status: "proposed" };
  const groups = (win.changed ?? []).map((group) => label("group", group)).join(", ");
  const covers = { yes: say("in_force"), unknown: say("unsure"), changed: say("changed", { groups }) }[win.covers];
  const said = joined(last.date && calendar(last.date), last.by, covers);
  return h("p", { class: `decision ${win.covers === "changed" ? "changed" : last.status}` },
    h("strong", icon(last.status), label("decision", last.status)), said && h("span", said));
}

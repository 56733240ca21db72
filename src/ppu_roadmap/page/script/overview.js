// How the plan stands at a glance: counts, money, what needs attention.

function overview() {
  const programs = passing();
  const live = programs.filter((one) => one.live);
  const [{ vision }] = model.regions;
  if (!model.programs.length) return nothing();
  return [
    vision && !model.several && !isFiltered() && h("blockquote.vision", h("p", vision)),
    h("div.figures", figures(programs, live)),
    h("div.columns", attentionOf(live), statuses(live)),
    section(say("by_dimension"), h("ul.cards.dimensions", DIMENSIONS().map((word) => dimensionCard(word, programs)))),
    h("div.columns", section(say("by_horizon"), horizons(programs)),
      section(joined(say("money"), say("by_year")), yearBars(linesOf(passing("year")), "dimension", "amount"))),
  ];
}

/** The largest numbers, each a way to its view. */
function figures(programs, live) {
  const total = totalOf(programs);
  const agencies = new Set(live.filter((one) => one.owner).map((one) => `${one.region.key}/${one.owner}`));
  const years = new Set(model.regions.filter((one) => one.years).map((one) => stretch(...one.years)));
  const money = total.known === null ? moneyOf(total) : rounded(total.known);
  return [
    figure(label("view", "table"), number(total.programs), ended(total), "table"),
    figure(label("view", "quickwins"), number(total.quickWins), total.quickWins && decided(live), "quickwins"),
    figure(say("money"), money, [total.known !== null && rupiah(total.known), notFully(total)], "budget"),
    figure(say("agencies_in_charge"), number(agencies.size), [...years].join(", "), "gantt"),
  ];
}

const notFully = ({ uncosted }) => uncosted > 0 && say("not_fully", { count: uncosted });

/** How many quick wins are chosen, and how many wait. */
function decided(live) {
  const wins = live.map((one) => one.quick_win).filter(Boolean);
  const count = (test) => ({ count: wins.filter(test).length });
  return joined(say("chosen", count((one) => one.choice === "chosen")), say("awaiting", count((one) => one.undecided)));
}

/** What stands apart from totals: programs that are not live, and their money. */
function ended({ ended }) {
  const known = sum(ended.map((one) => one.known));
  const values = { count: ended.length, sum: known === null ? "" : rupiah(known) };
  return ended.length > 0 && say(known === null ? "ended" : "ended_money", values);
}

function attentionOf(live) {
  const items = Object.entries(data.labels.attention).map(([word, said]) => {
    const count = live.filter((one) => one.attention?.includes(word)).length;
    const sentence = filled(said, { count }).slice(number(count).length);
    return count > 0 && h("li", h(`a.${word}`, { href: href({ view: "table", attention: word }) },
      h("strong", number(count)), h("span", sentence), icon("next")));
  }).filter(Boolean);
  const body = items.length ? h("ul.attention", items) : h("p.quiet", say("nothing_urgent"));
  return section(say("attention"), body, !isFiltered() && findingsOf());
}

/** How many findings there are, and of which rules. */
function findingsOf() {
  const found = model.regions.flatMap((region) => region.findings ?? []);
  const count = found.reduce((all, one) => all + one[3].length, 0);
  return count > 0 && h("details.findings", h("summary", `${say("findings")}: ${number(count)}`),
    h("ul", found.map(([severity, rule, said, cases]) =>
      h("li", h(`span.code.${severity}`, rule), ` ${number(cases.length)} × ${gapless(said)}`))));
}

/** A sentence of which the gaps are left open. */
const gapless = (said) => t(said).split("‖").pop().replace(/\{\w+\}/g, "…");

function statuses(live) {
  const words = [...Object.keys(data.labels.status), null];
  const name = (word) => (word ? label("status", word) : say("unread"));
  const counts = words.map((word) => [word, live.filter((one) => (one.status ?? null) === word).length])
    .filter(([, count]) => count);
  const items = counts.map(([word, count]) => h("li",
    h("a", { href: href({ view: "table", status: word }), class: `status is-${word}` }, icon(word ?? "planned"),
      name(word)),
    h("strong", number(count))));
  return section(say("by_status"),
    shares(counts.map(([word, count]) => [`is-${word}`, count, name(word)]), say("by_status")), h("ul.tally", items));
}

function dimensionCard(word, programs) {
  const inside = programs.filter((one) => one.dimension === word);
  if (!inside.length && word === "enablers") return null;
  const total = totalOf(inside);
  const counts = HORIZONS()
    .map((tag, at) => [`step-${at}`, inside.filter((one) => one.live && one.horizon === tag).length,
    label("horizon", tag)]);
  return h(`li.card.${word}`,
    h("a.whole", { href: href({ view: "table", dimension: word }) }, h("h4", label("dimension", word)),
    h("p.count", h("strong", number(total.programs)), say("programs", { count: total.programs })
      .slice(number(total.programs).length), stars(total)),
    shares(counts, say("by_horizon")), h("p.money", shortMoney(total))));
}

const stars = ({ quickWins }) => quickWins > 0 && h("span.star", icon("star"), number(quickWins),
  h("span.unseen", ` ${say("star")}`));

/** The money of a total where there is little room. */
const shortMoney = (total) =>
  (total.known === null ? moneyOf(total) : joined(rounded(total.known) + (total.uncosted ? ` ${say("in_part")}` : "")));

function horizons(programs) {
  return h("ul.horizons", HORIZONS().map((tag) => {
    const inside = programs.filter((one) => one.horizon === tag);
    return h("li", h("a", { href: href({ view: "table", horizon: tag }) }, spanOf(tag)), h("span", summary(inside)),
      dimensionShares(inside, spanOf(tag)));
  }));
}

/** How many of some programs stand in each dimension. */
const dimensionShares = (programs, title) =>
  shares(DIMENSIONS().map((word) => [word, programs.filter((one) => one.live && one.dimension === word).length,
    label("dimension", word)]), title);

/** A horizon with its years, kept on one line; without them where regions differ. */
function spanOf(tag) {
  const spans = new Set(model.regions.flatMap((region) => region.horizons ?? []).filter(([name]) => name === tag)
    .map((one) => t(one[3])));
  return spans.size === 1 ? [...spans][0].replace(/(\d)-(\d)/, "$1\u2011$2") : label("horizon", tag);
}

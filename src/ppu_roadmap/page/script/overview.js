// How the plan stands at a glance: counts, money, what needs attention.

function overview() {
  const programs = passing();
  const live = programs.filter((one) => one.live);
  return [
    !isFiltered() && hero(),
    h("div.figures", figures(programs, live)),
    h("div.columns", attentionOf(live), section(say("by_status"), statuses(live))),
    section(say("by_dimension"), h("ul.cards.dimensions", DIMENSIONS().map((word) => dimensionCard(word, programs)))),
    h("div.columns", section(say("by_horizon"), horizons(programs)), section(`${say("money")} · ${say("by_year")}`, yearBars(linesOf(passing("year")), "dimension", "amount"))),
  ];
}

function hero() {
  const [region] = model.regions;
  if (model.several || !region.vision) return null;
  return h("blockquote.vision", h("p", region.vision));
}

/** The largest numbers, each a way to its view. */
function figures(programs, live) {
  const total = totalOf(programs);
  const wins = live.map((one) => one.quick_win).filter(Boolean);
  const agencies = new Set(live.filter((one) => one.owner).map((one) => `${one.region.key}/${one.owner}`));
  const open = [say("chosen", { count: wins.filter((one) => one.choice === "chosen").length }), say("awaiting", { count: wins.filter((one) => one.undecided).length })];
  return [
    figure("table", label("view", "table"), number(total.programs), ended(total)),
    figure("quickwins", label("view", "quickwins"), number(wins.length), wins.length > 0 && open.join(" · ")),
    figure("budget", say("money"), total.known === null ? say("not_costed") : rounded(total.known), [
      total.known !== null && h("span", rupiah(total.known)), total.uncosted > 0 && h("span", say("not_fully", { count: total.uncosted }))]),
    figure("gantt", say("agencies_in_charge"), number(agencies.size), span()),
  ];
}

const figure = (view, title, value, ...below) =>
  h("a.figure", { href: href({ view }) }, h("span.label", title), h("strong", { class: value.length > 9 ? "long" : "" }, value), h("span.below", below));

const span = () => model.regions.filter((one) => one.years).map((one) => stretch(...one.years)).filter((one, at, all) => all.indexOf(one) === at).join(", ");

/** What stands apart from totals: programs that are not live, and their money. */
function ended({ ended }) {
  const known = sum(ended.map((one) => one.known));
  return ended.length > 0 && say(known === null ? "ended" : "ended_money", { count: ended.length, sum: known === null ? "" : rupiah(known) });
}

function attentionOf(live) {
  const rows = Object.keys(data.labels.attention).map((word) => [word, live.filter((one) => one.attention?.includes(word)).length]);
  const list = rows.filter(([, count]) => count).map(([word, count]) =>
    h("li", h("a", { href: href({ view: "table", attention: word }), class: word }, h("strong", number(count)), h("span", filled(data.labels.attention[word], { count }).slice(number(count).length)), icon("next"))));
  const body = list.length ? h("ul.attention", list) : h("p.quiet", say("nothing_urgent"));
  return section(say("attention"), body, findingsOf());
}

/** How many findings of each severity, and of which rules. */
function findingsOf() {
  const found = model.regions.flatMap((region) => region.findings ?? []);
  if (!found.length || isFiltered()) return null;
  const count = (severity) => found.filter((one) => one[0] === severity).reduce((all, one) => all + one[3].length, 0);
  const summed = [["errors", count("error")], ["warnings", count("warning")]].filter(([, some]) => some).map(([key, some]) => say(key, { count: some }));
  const lines = found.map(([severity, rule, said, cases]) =>
    h("li", h("span", { class: `code ${severity}` }, rule), ` ${number(cases.length)} × `, t(said).split("|").pop().replace(/\{\w+\}/g, "…")));
  return h("details.findings", h("summary", `${say("findings")}: ${summed.join(", ")}`), h("ul", lines));
}

function statuses(live) {
  const counts = [...Object.keys(data.labels.status), null].map((word) => [word, live.filter((one) => (one.status ?? null) === word).length]).filter(([, count]) => count);
  const rows = counts.map(([word, count]) => h("li", h("a", { href: href({ view: "table", status: word ?? asked.status ?? "" }), class: `status ${word}` }, icon(word ?? "planned"), word ? label("status", word) : say("unread")), h("strong", number(count))));
  return [shares(counts.map(([word, count]) => [`fill-${word}`, count, label("status", word)]), say("by_status")), h("ul.tally", rows)];
}

function dimensionCard(word, programs) {
  const inside = programs.filter((one) => one.dimension === word);
  if (!inside.length && word === "enablers") return null;
  const total = totalOf(inside);
  const counts = HORIZONS().map((tag, at) => [`step-${at}`, inside.filter((one) => one.live && one.horizon === tag).length, label("horizon", tag)]);
  return h("li", { class: `card ${word}` }, h("a", { href: href({ view: "table", dimension: word }), class: "whole" }, h("h4", label("dimension", word)),
    h("p.count", h("strong", number(total.programs)), ` ${say("programs", { count: total.programs }).replace(/^\S+ /, "")}`, total.quickWins > 0 && h("span.star", icon("star"), say("quick_wins", { count: total.quickWins }))),
    shares(counts, say("by_horizon")), h("p.money", total.known === null ? moneyOf(total) : rounded(total.known) + (total.uncosted ? ` ${say("in_part")}` : ""))));
}

function horizons(programs) {
  const rows = HORIZONS().map((tag) => {
    const total = totalOf(programs.filter((one) => one.horizon === tag));
    const counts = DIMENSIONS().map((word) => [`fill-${word}`, programs.filter((one) => one.live && one.horizon === tag && one.dimension === word).length, label("dimension", word)]);
    return h("li", h("a", { href: href({ view: "table", horizon: tag }) }, spanOf(tag)), h("span", summaryOf(total)), shares(counts, spanOf(tag)));
  });
  return h("ul.horizons", rows);
}

/** A horizon with its years; without them where regions differ. */
function spanOf(tag) {
  const spans = new Set(model.regions.flatMap((region) => region.horizons ?? []).filter(([name]) => name === tag).map((one) => t(one[3])));
  return spans.size === 1 ? [...spans][0] : label("horizon", tag);
}

const summaryOf = (total) => `${say("programs", { count: total.programs })} · ${moneyOf(total)}`;

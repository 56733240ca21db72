// The risk map: how likely and how grave, before and after what is done about it.

const LEVELS = ["high", "medium", "low"];

function risks() {
  const after = asked.side === "residual";
  const entries = passing().filter((one) => one.live).flatMap((program) =>
    (program.risks ?? []).map((risk) => ({ program, risk, rated: after ? risk.residual : risk.inherent })));
  if (!entries.length) return nothing(say("no_risk"));
  const ways = choice("side", label("view", "risks"),
    [["", say("inherent"), !after], ["residual", say("residual"), after]]);
  const counts = LEVELS.map((level) => [h(`span.level.${level}`, label("level", level)),
    h("strong", number(entries.filter((one) => one.rated?.[2] === level).length))]);
  const scales = gathered(entries.filter((one) => one.program.region.scale),
    (one) => JSON.stringify(one.program.region.scale));
  const unrated = entries.filter((one) => !one.rated).length;
  return [h("div.bar", ways, h("p.levels", counts)),
    [...scales].map(([scale, some]) => heatMap(JSON.parse(scale), some)),
    unrated > 0 && h("p.quiet", say("not_rated", { count: unrated })), register(entries)];
}

/** Tiles from the likeliest down and the gravest on the right, each with the risks that lie there. */
function heatMap({ levels, steps: [likelihoods, impacts] }, entries) {
  const head = (scope, step, name) => h("th", { scope }, h("small", step + 1),
    t(name) === String(step + 1) ? "" : t(name));
  const rows = likelihoods.map((name, at) => h("tr", head("row", at, name),
    levels[at].map((level, column) => tile(level, entries, at + 1, column + 1)))).reverse();
  return h("figure.heat",
    h("table", { "aria-label": label("view", "risks") }, h("tbody", rows),
    h("tfoot", h("tr", h("td"), impacts.map((name, at) => head("col", at, name))))),
    h("figcaption", h("span.down", say("likelihood")), h("span.across", say("impact"))));
}

function tile(level, entries, likelihood, impact) {
  const inside = entries.filter(({ rated }) => rated?.[0] === likelihood && rated[1] === impact);
  const at = `${likelihood}x${impact}`;
  const chosen = asked.cell === at;
  const chips = inside.slice(0, 8).map(({ program, risk }) =>
    h(`a.risk.${program.dimension}`,
      { href: href({ program: program.key }), title: risk.factor, "data-key": `${at}:${risk.id}` },
      risk.id ?? program.id ?? "–"));
  const count = inside.length > 0 && h("a.count",
    { href: href({ cell: chosen ? "" : at }), "data-key": at, "aria-current": chosen && "true" }, number(inside.length),
    h("span.unseen", ` ${say("of_cell")}`));
  return h("td", { class: `tile ${level}${chosen ? " chosen" : ""}` }, h("span.word", label("level", level)), count,
    h("span.inside", chips, inside.length > 8 && h("span", `+${inside.length - 8}`)));
}

/** The risks, gravest first; of one tile, where one is chosen. */
function register(entries) {
  const place = ({ rated }) => (rated ? LEVELS.indexOf(rated[2]) * 1000 - rated[0] * rated[1] : 1e6);
  const shown = entries.filter(({ rated }) => !asked.cell || `${rated?.[0]}x${rated?.[1]}` === asked.cell)
    .sort((one, other) => place(one) - place(other));
  const heads = ["factor", "level", "residual", "mitigation", "owner"].map((key) =>
    [key === "factor" ? "name" : `of-${key}`, label("risk", key)]);
  const title = asked.cell ? [say("of_cell"),
    h("a.button", { href: href({ cell: "" }) }, say("all_risks"))] : say("all_risks");
  return section(title, tableOf("register", say("all_risks"), heads, shown, riskRow));
}

const riskRow = ({ program, risk }) =>
  row("", named(risk.factor ?? "–", h("small", programLink(program, joined(risk.id ?? program.id, program.name)))),
    cell("of-level", levelOf(risk.inherent)), cell("of-residual", levelOf(risk.residual)),
    cell("of-mitigation", mitigationOf(risk), risk.mitigation_kind
      && h("small", label("mitigation", risk.mitigation_kind))),
    cell("of-owner", risk.owner ? agencyName(program.region, risk.owner) : "–"));

const mitigationOf = (risk) => risk.mitigation?.trim() || h("em", say("no_mitigation"));
const levelOf = (rated) =>
  (rated ? h(`span.level.${rated[2]}`, `${label("level", rated[2])} (${rated[0]}×${rated[1]})`) : "–");

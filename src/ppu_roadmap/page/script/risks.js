// The risk map: how likely and how grave, before and after what is done about it.

const LEVELS = ["high", "medium", "low"];

function risks() {
  const side = asked.side === "residual" ? "residual" : "inherent";
  const programs = passing().filter((one) => one.live && one.risks);
  if (!programs.length) return passing().length ? empty(say("no_risk")) : noProgram();
  const entries = programs.flatMap((program) => program.risks.map((risk) => ({ program, risk, rated: risk[side] })));
  const ways = choice("side", label("view", "risks"), [["", say("inherent"), side === "inherent"], ["residual", say("residual"), side === "residual"]]);
  const scales = gathered(entries, ({ program }) => JSON.stringify(program.region.scale ?? null));
  const maps = [...scales].filter(([scale]) => scale !== "null").map(([scale, some]) => heatMap(JSON.parse(scale), some));
  const unrated = entries.filter((one) => !one.rated).length;
  return [h("div.bar", ways, h("p.levels", LEVELS.map((level) => [h("span", { class: `level ${level}` }, label("level", level)), h("strong", number(entries.filter((one) => one.rated?.[2] === level).length))])))
    , maps, unrated > 0 && h("p.quiet", say("not_rated", { count: unrated })), register(entries)];
}

/** Tiles from the likeliest down and the gravest on the right, each with the risks that lie there. */
function heatMap({ levels, steps: [likelihoods, impacts] }, entries) {
  const down = [...likelihoods.keys()].reverse();
  const rows = down.map((row) => h("tr", h("th", { scope: "row" }, h("small", row + 1), t(likelihoods[row])), levels[row].map((level, column) => tile(level, entries, row + 1, column + 1))));
  const foot = h("tr", h("td"), impacts.map((step, at) => h("th", { scope: "col" }, h("small", at + 1), t(step))));
  return h("figure.heat", h("table", h("caption.unseen", label("view", "risks")), h("tbody", rows), h("tfoot", foot)),
    h("figcaption", h("span.down", say("likelihood")), h("span.across", say("impact"))));
}

function tile(level, entries, likelihood, impact) {
  const inside = entries.filter(({ rated }) => rated && rated[0] === likelihood && rated[1] === impact);
  const at = `${likelihood}x${impact}`;
  const shown = inside.slice(0, 8).map(({ program, risk }) => h("a", { class: `risk ${program.dimension}`, href: href({ program: program.key }), title: `${risk.id ?? ""} ${risk.factor ?? ""}`, "data-key": `t:${risk.id}` }, (risk.id ?? program.id ?? "–").replace(/-R/, "·R")));
  const all = inside.length > 0 && h("a.count", { href: href({ cell: asked.cell === at ? "" : at }), "data-key": `cell:${at}`, "aria-current": asked.cell === at ? "true" : null }, number(inside.length), h("span.unseen", ` ${say("of_cell")}`));
  return h("td", { class: `tile ${level}${asked.cell === at ? " chosen" : ""}` }, h("span.word", label("level", level)), all, h("span.inside", shown, inside.length > 8 && `+${inside.length - 8}`));
}

function register(entries) {
  const order = ({ rated }) => (rated ? LEVELS.indexOf(rated[2]) * 1000 - rated[0] * rated[1] : 1e6);
  const shown = entries.filter(({ rated }) => !asked.cell || (rated && `${rated[0]}x${rated[1]}` === asked.cell)).sort((one, other) => order(one) - order(other));
  const heads = [["name", label("risk", "factor")], ["level", label("risk", "level")], ["level", label("risk", "residual")], ["mitigation", label("risk", "mitigation")], ["owner", label("risk", "owner")]];
  const title = asked.cell ? [say("of_cell"), " ", h("a.button", { href: href({ cell: "" }) }, say("all_risks"))] : say("all_risks");
  return section(title, tableOf("register", say("all_risks"), heads, shown, riskRow));
}

function riskRow({ program, risk }) {
  return h("tr", { role: "row" }, h("th.name", { scope: "row", role: "rowheader" }, risk.factor ?? "–", h("small", programLink(program, `${risk.id ?? program.id ?? ""} · ${program.name ?? ""}`))),
    cell("level", levelOf(risk.inherent)), cell("level", levelOf(risk.residual)),
    cell("mitigation", risk.mitigation?.trim() || h("em", say("no_mitigation")), risk.mitigation_kind && h("small", label("mitigation", risk.mitigation_kind))), cell("owner", risk.owner ? agencyName(program.region, risk.owner) : "–"));
}

const levelOf = (rated) => (rated ? h("span", { class: `level ${rated[2]}` }, `${label("level", rated[2])} (${rated[0]}×${rated[1]})`) : "–");

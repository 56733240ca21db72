// One program in full, in a sheet over the view.

/** Shows the program that the address names, or puts the sheet away. */
function showDetails() {
  const sheet = find("dialog");
  const program = model.byKey.get(asked.program);
  if (!program) {
    if (sheet.open) sheet.close();
    return;
  }
  sheet.querySelector(".sheet").replaceChildren(...detailsOf(program));
  sheet.className = program.dimension ?? "unknown";
  sheet.setAttribute("aria-label", say("details", { id: program.id ?? program.name ?? "–" }));
  if (!sheet.open) sheet.showModal();
  sheet.scrollTop = 0;
}

function detailsOf(program) {
  const heading = h("header", h("p.path", mark(program.dimension), [model.several && t(program.region.name), dimensionName(program.dimension), program.subdimension && label("subdimension", program.subdimension)].filter(Boolean).join(" › ")),
    h("h2", program.name ?? "–", h("small", standing(program))), h("p", code(program), star(program), statusOf(program)));
  return [heading, program.facts?.description && h("p.lead", t(program.facts.description)), facts(program), winDetails(program), actionsOf(program), moneyDetails(program), indicatorDetails(program), riskDetails(program),
    linked(program), others(program), findingsHere(program)].flat().filter(Boolean);
}

function facts(program) {
  const { region, facts = {} } = program;
  const years = program.years && stretch(...program.years);
  const own = Object.keys(facts).filter((key) => key !== "description").map((key) => [label("field", key), t(facts[key])]);
  return factsOf([[label("field", "owner"), ownerOf(program)], [label("field", "partners"), program.partners?.map((key) => agencyName(region, key)).join(", ")],
    [label("field", "horizon"), program.horizon && spanOf(program.horizon)], [label("field", "years"), years], [label("field", "budget"), costOf(program)],
    [label("field", "progress"), program.done && number(program.done)], [label("field", "locations"), program.places?.map((key) => placeName(region, key)).join(", ")], ...own,
    [label("field", "serves"), program.serves && h("ul", program.serves.map((one) => h("li", servesOf(region, one))))],
    [say("sources"), program.sources && h("ul", program.sources.map((at) => h("li", addressOf(region.links[at]))))]]);
}

function servesOf(region, { plan, aims = [], priority }) {
  const upper = (region.upper ?? []).find((one) => one.id === plan);
  const named = aims.map((key) => [key, region.aim.get(`${plan}:${key}`)].filter(Boolean).join(" ")).join("; ");
  return [t(upper?.name ?? plan ?? "–"), named].filter(Boolean).join(": ") + (priority ? ` (${priority})` : "");
}

/** An address as a link, where it is one of the web; else as it is written. */
const addressOf = (text) => (/^https?:\/\//i.test(text) ? h("a", { href: text, rel: "noreferrer noopener", target: "_blank" }, text) : text);

function winDetails(program) {
  const win = program.quick_win;
  if (!win) return null;
  const told = ["problem", "benefit", "ask", "sustainability"].map((key) => [label("quick_win", key), win[key]]);
  const decisions = (win.decisions ?? []).map((one) => h("li", h("strong", label("decision", one.status)), [one.date && calendar(one.date), one.by, one.position, one.document, one.note].filter(Boolean).map((text) => ` · ${text}`).join("")));
  return section([label("field", "quick_win"), win.kind && ` · ${label("quick_win_kind", win.kind)}`], decisionOf(win), factsOf([[label("quick_win", "time"), timeOf(win)], [label("quick_win", "existing"), win.existing === undefined ? "" : label("existing", String(Number(win.existing)))], ...told]),
    win.scores && h("ul.scores", win.scores.map(scoreBar)), decisions.length > 0 && h("ul.lines", decisions));
}

function actionsOf(program) {
  const lines = (program.actions ?? []).map((one) => h("li", { class: one.late ? "late" : "" }, h("strong", one.name ?? one.id), h("small", [one.start || one.finish ? timeOf(one) : "", one.owner && agencyName(program.region, one.owner), one.output, one.status && label("status", one.status) + (one.late ? ` ${say("late")}` : ""), one.progress !== undefined && `${one.progress}%`].filter(Boolean).join(" · ")),
    (one.evidence ?? []).map((text) => h("small", addressOf(text)))));
  return lines.length > 0 && section(label("field", "actions"), h("ol.lines", lines));
}

function moneyDetails(program) {
  const { budget: lines = [], region } = program;
  const shown = ["amount", "approved", "revised", "realised"].filter((name) => name === "amount" || lines.some((line) => line[name] !== undefined));
  const rows = lines.map((line) => h("tr", h("th", { scope: "row" }, line.year ?? say("year_unknown")), h("td", line.source === undefined ? say("no_source") : region.source.get(line.source) ?? line.source, h("small", [line.certainty && label("certainty", line.certainty), line.owner && line.owner !== program.owner && agencyName(region, line.owner), line.nomenclature].filter(Boolean).join(" · "))),
    shown.map((name) => h("td.number", line[name] === undefined ? (name === "amount" ? say("not_costed") : "–") : number(line[name])))));
  const heads = [label("line", "year"), label("field", "funding"), ...shown.map((name) => label("line", name))];
  return rows.length > 0 && section(label("field", "budget"), h("table.small", h("thead", h("tr", heads.map((text, at) => h("th", { scope: "col", class: at > 1 ? "number" : "" }, text)))), h("tbody", rows)));
}

function indicatorDetails(program) {
  const lines = (program.indicators ?? []).map((one) => {
    const values = (one.points ?? []).map(([year, target, actual, gap]) => h("tr", h("th", { scope: "row" }, year), h("td.number", measured(target)), h("td.number", measured(actual)), h("td.number", gap === null ? "–" : gapOf([year, target, actual, gap]))));
    const about = [label("kind", one.kind ?? ""), one.unit, one.sni && `SNI ${one.sni}`, one.formula, one.baseline && `${say("baseline")}: ${measured(one.baseline[1])} (${one.baseline[0] ?? "–"})`].filter(Boolean).join(" · ");
    return h("li", h("strong", one.name ?? "–"), h("small", about), spark(one, one.points ?? []), values.length > 0 && h("table.small", h("thead", h("tr", [label("line", "year"), say("target"), say("actual"), say("gap")].map((text, at) => h("th", { scope: "col", class: at ? "number" : "" }, text)))), h("tbody", values)));
  });
  return lines.length > 0 && section(label("field", "indicators"), h("ul.lines", lines));
}

function riskDetails(program) {
  const lines = (program.risks ?? []).map((risk) => h("li", h("strong", risk.factor ?? "–"), h("p", levelOf(risk.inherent), risk.residual && [" → ", levelOf(risk.residual)]), h("small", [risk.id, risk.cause, risk.mitigation?.trim() || say("no_mitigation"), risk.owner && agencyName(program.region, risk.owner)].filter(Boolean).join(" · "))));
  return lines.length > 0 && section(label("view", "risks"), h("ul.lines", lines));
}

/** What it waits for, what waits for it, what took its place. */
function linked(program) {
  const named = (id) => (sibling(program, id) ? programLink(sibling(program, id), code({ id }), ` ${sibling(program, id).name ?? ""}`) : id);
  const waiting = model.programs.filter((one) => one.region === program.region && one.needs?.includes(program.id));
  return [[label("field", "depends_on"), program.needs ?? []], [say("needed_by"), waiting.map((one) => one.id)], [label("field", "replaced_by"), program.successor ? [program.successor] : []]]
    .filter(([, ids]) => ids.length).map(([title, ids]) => section(title, h("ul.served", ids.map((id) => h("li", named(id))))));
}

function others(program) {
  const reports = (program.reports ?? []).map((one) => h("li", h("strong", calendar(one.period ?? "–")), h("small", [one.status && label("status", one.status), one.progress !== undefined && `${one.progress}%`, one.realised !== undefined && rupiah(one.realised), one.note].filter(Boolean).join(" · "))));
  const proposals = (program.proposals ?? []).map((one) => h("li", h("strong", one.name ?? one.id), h("small", [one.id, one.proposer && agencyName(program.region, one.proposer), one.forum && label("forum", one.forum), one.date && calendar(one.date), one.status && label("proposal", one.status)].filter(Boolean).join(" · "))));
  return [reports.length > 0 && section(say("reports"), h("ul.lines", reports)), proposals.length > 0 && section(say("proposals"), h("ul.lines", proposals))];
}

/** What was found in the program. */
function findingsHere(program) {
  const lines = (program.region.findings ?? []).flatMap(([severity, rule, said, cases]) => cases.filter((one) => program.id && (one.program ?? one.id) === program.id).map((one) => h("li", h("span", { class: `code ${severity}` }, rule), " ", filled(said, one))));
  return lines.length > 0 && section(say("findings"), h("ul.lines", lines));
}

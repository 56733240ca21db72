// One program in full, in a sheet over the view.

/** Shows the program that the address names, or puts the sheet away. */
function showDetails() {
  const sheet = find("dialog");
  const program = model.byKey.get(asked.program);
  if (!program) return sheet.close();
  sheet.querySelector(".sheet").replaceChildren(...detailsOf(program).flat(9).filter(Boolean));
  sheet.className = program.dimension ?? "unknown";
  sheet.setAttribute("aria-label", say("details", { id: program.id ?? program.name ?? "–" }));
  if (!sheet.open) sheet.showModal();
}

function detailsOf(program) {
  const { region, facts = {} } = program;
  const path = [model.several && t(region.name), dimensionName(program.dimension),
    program.subdimension && label("subdimension", program.subdimension)];
  return [
    h("header", h("p.path", mark(program.dimension), path.filter(Boolean).join(" › ")),
      h("h2", program.name ?? "–", h("small", standing(program))),
      h("p", code(program), star(program), statusOf(program))),
    facts.description && h("p.lead", t(facts.description)),
    allFacts(program, region, facts),
    winDetails(program),
    lines(label("field", "actions"), program.actions, (one) => actionOf(one, region)),
    moneyDetails(program),
    lines(label("field", "indicators"), program.indicators, (one) => indicatorDetails(one, region)),
    lines(label("view", "risks"), program.risks, (one) => riskDetails(one, region)),
    links(program),
    lines(say("reports"), program.reports, (one) =>
      [h("strong", calendar(one.period ?? "–")),
      h("small", joined(one.status && label("status", one.status), one.progress !== undefined && `${one.progress}%`,
      one.realised !== undefined && rupiah(one.realised), one.note))]),
    lines(say("proposals"), program.proposals, (one) =>
      [h("strong", one.name ?? one.id),
      h("small", joined(one.id, one.proposer && agencyName(region, one.proposer),
      one.forum && label("forum", one.forum), one.date && calendar(one.date),
      one.status && label("proposal", one.status)))]),
    lines(say("findings"), findingsIn(program), ([severity, rule, text]) =>
      [h(`span.code.${severity}`, rule), ` ${text}`]),
  ];
}

function allFacts(program, region, facts) {
  const own = Object.keys(facts).filter((key) => key !== "description").map((key) => [key, t(facts[key])]);
  const told = [
    ["owner", ownerOf(program)], ["partners", program.partners?.map((key) => agencyName(region, key)).join(", ")],
    ["horizon", program.horizon && spanOf(program.horizon)], ["years", yearsOfProgram(program)],
      ["budget", costOf(program)],
    ["progress", program.done !== undefined && number(program.done)],
      ["locations", program.places?.map((key) => placeName(region, key)).join(", ")],
    ...own, ["serves", program.serves && h("ul", program.serves.map((one) => h("li", servesOf(region, one))))],
  ];
  const sources = program.sources && h("ul", program.sources.map((at) => h("li", addressOf(region.links[at]))));
  return factsOf([...told.map(([key, value]) => [label("field", key), value]), [say("sources"), sources]]);
}

function servesOf(region, { plan, aims = [], priority }) {
  const upper = (region.upper ?? []).find((one) => one.id === plan);
  const named = aims.map((key) => [key, region.aim.get(`${plan}:${key}`)].filter(Boolean).join(" ")).join("; ");
  return [t(upper?.name ?? plan ?? "–"), named].filter(Boolean).join(": ") + (priority ? ` (${priority})` : "");
}

/** An address as a link, where it is one of the web; else as it is written. */
const addressOf = (text) =>
  (/^https?:\/\//i.test(text) ? h("a", { href: text, rel: "noreferrer noopener", target: "_blank" }, text) : text);

function winDetails({ quick_win: win }) {
  if (!win) return null;
  const told = ["problem", "benefit", "ask", "sustainability"].map((key) => [label("quick_win", key), win[key]]);
  const existing = win.existing !== undefined && label("existing", win.existing);
  const decisions = (win.decisions ?? [])
    .map((one) => h("li", h("strong", label("decision", one.status)),
    h("small", joined(one.date && calendar(one.date), one.by, one.position, one.document, one.note))));
  return section(joined(label("field", "quick_win"), win.kind && label("quick_win_kind", win.kind)), decisionOf(win),
    factsOf([[label("quick_win", "time"), timeOf(win)], [label("quick_win", "existing"), existing], ...told]),
      scoresOf(win), decisions.length > 0 && h("ul.lines", decisions));
}

const actionOf = (one, region) => [
  h(`strong${one.late ? ".late" : ""}`, one.name ?? one.id),
  h("small", joined(timeOf(one), one.owner && agencyName(region, one.owner), one.output,
    one.status && label("status", one.status) + (one.late ? ` ${say("late")}` : ""),
    one.progress !== undefined && `${one.progress}%`)),
  (one.evidence ?? []).map((text) => h("small", addressOf(text))),
];

function moneyDetails({ budget = [], region, owner }) {
  const shown = MEASURES.filter((name) => name === "amount" || budget.some((line) => line[name] !== undefined));
  const about = (line) => h("small",
    joined(line.certainty && label("certainty", line.certainty), line.owner && line.owner !== owner
    && agencyName(region, line.owner), line.nomenclature));
  const value = (line, name) =>
    (line[name] === undefined ? (name === "amount" ? say("not_costed") : "–") : number(line[name]));
  const rows = budget.map((line) => [yearName(line.year),
    [nameOf("source", line.source ?? null, "no_source"), about(line)], ...shown.map((name) => value(line, name))]);
  const heads = [label("line", "year"), label("field", "funding"), ...shown.map((name) => label("line", name))];
  const title = label("field", "budget");
  return rows.length > 0 && section(title,
    h("div.wide", { tabindex: "0", role: "region", "aria-label": title }, smallTable(heads, rows, 2)));
}

function indicatorDetails(one, region) {
  const points = one.points ?? [];
  const rows = points.map((point) => [point[0], measured(point[1]), measured(point[2]), gapOf(point)]);
  const start = one.baseline && `${say("baseline")}: ${measured(one.baseline[1])} (${one.baseline[0] ?? "–"})`;
  return [h("strong", one.name ?? "–"),
    h("small", joined(aboutOf(one), one.formula, start, one.data_owner && agencyName(region, one.data_owner))),
    spark(one, points),
    smallTable([label("line", "year"), say("target"), say("actual"), say("gap")], rows)];
}

const riskDetails = (risk, region) => [h("strong", risk.factor ?? "–"),
  h("p", levelOf(risk.inherent), risk.residual && [" → ", levelOf(risk.residual)]),
  h("small", joined(risk.id, risk.cause, risk.owner && agencyName(region, risk.owner))), h("p", mitigationOf(risk))];

/** What it waits for, what waits for it, what took its place. */
function links(program) {
  const named = (id) =>
    (sibling(program, id) ? programLink(sibling(program, id), code({ id }),
    ` ${sibling(program, id).name ?? ""}`) : id);
  const waiting = model.programs.filter((one) => one.region === program.region && one.needs?.includes(program.id))
    .map((one) => one.id);
  return [lines(label("field", "depends_on"), program.needs, named), lines(say("needed_by"), waiting, named),
    lines(label("field", "replaced_by"), program.successor && [program.successor], named)];
}

/** What was found in the program. */
const findingsIn = (program) => (program.region.findings ?? []).flatMap(([severity, rule, said, cases]) =>
  cases.filter((one) => program.id && (one.program ?? one.id) === program.id)
    .map((one) => [severity, rule, filled(said, one)]));

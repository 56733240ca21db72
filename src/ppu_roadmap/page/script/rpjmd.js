// Which missions of upper plans programs serve, and which programs serve none.

function rpjmd() {
  const programs = passing();
  if (!programs.length) return noProgram();
  const plans = model.regions.filter((region) => programs.some((one) => one.region === region)).flatMap((region) => (region.upper ?? []).map((upper) => missionsOf(region, upper, programs)));
  const bare = programs.filter((one) => one.live && !one.missions);
  return [plans.some(Boolean) ? plans : h("p.quiet", say("no_mission")),
    bare.length > 0 && section([say("without_mission"), " ", h("small", summary(bare))], h("ul.served", programList(bare)))];
}

function missionsOf(region, upper, programs) {
  const missions = (upper.missions ?? []).map(([key, text]) => {
    const serving = programs.filter((one) => one.region === region && one.missions?.includes(`${upper.id}:${key}`));
    const live = serving.filter((one) => one.live);
    return h("li.card.mission", h("h4", h("span.code", key), text), h("p", { class: live.length ? "quiet" : "none" }, live.length ? summary(serving) : say("no_program")),
      live.length > 0 && shares(DIMENSIONS().map((word) => [`fill-${word}`, live.filter((one) => one.dimension === word).length, label("dimension", word)]), t(upper.name)), h("ul.served", programList([...live, ...serving.filter((one) => !one.live)])));
  });
  return missions.length > 0 && section([model.several && `${t(region.name)} · `, t(upper.name)], h("ul.cards.missions", missions));
}

/** At most so many programs as links; the others stand in the table. */
function programList(programs, most = 40) {
  const links = programs.slice(0, most).map((one) => h("li", { class: one.live ? "" : "ended" }, mark(one.dimension), programLink(one, code(one), ` ${one.name ?? ""}${standing(one)}`)));
  return programs.length > most ? [...links, h("li", say("shown", { count: most, total: programs.length }))] : links;
}

// Which missions of upper plans programs serve, and which programs serve none.

function rpjmd() {
  const programs = passing();
  if (!programs.length) return nothing();
  const regions = model.regions.filter((region) => programs.some((one) => one.region === region));
  const plans = regions.flatMap((region) => (region.upper ?? []).filter((upper) => upper.missions).map((upper) =>
    section(under(region, t(upper.name)),
      h("ul.cards.missions", upper.missions.map((mission) => missionOf(region, upper, mission, programs))))));
  const bare = programs.filter((one) => one.live && !one.missions);
  return [plans.length ? plans : h("p.quiet", say("no_mission")), bare.length > 0
    && section([say("without_mission"), h("small", summary(bare))], programList(bare))];
}

function missionOf(region, upper, [key, text], programs) {
  const serving = programs.filter((one) => one.region === region && one.missions?.includes(`${upper.id}:${key}`))
    .sort((one, other) => other.live - one.live);
  const live = serving.some((one) => one.live);
  return h("li.card.mission", h("h4", h("span.code", key), text),
    h(`p.${live ? "quiet" : "none"}`, live ? summary(serving) : say("no_program")),
    live && dimensionShares(serving, key), programList(serving));
}

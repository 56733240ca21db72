// The plan as the views ask it: regions with what their keys mean, and all their programs in one list.

/**
 * @typedef {Object} Program a program of the data, with its region, a key of its own, and whether it is live
 * @typedef {{regions: Object[], programs: Program[], byKey: Map<string, Program>}} Model
 */

/** @type {Model} */
let model;

/** Makes the model of the data. */
function read(given) {
  const several = given.regions.length > 1;
  const regions = given.regions.map((region, at) => ({
    ...region,
    at,
    several,
    key: region.code ?? String(at),
    agency: new Map(region.agencies),
    source: new Map(region.sources ?? []),
    place: new Map((region.places ?? []).map(([key, name, within]) => [key, { name, within }])),
    chosen: new Map(region.sni),
    aim: new Map((region.upper ?? [])
      .flatMap((upper) => [...(upper.missions ?? []), ...(upper.aims ?? [])].map(([key, name]) =>
      [`${upper.id}:${key}`, name]))),
  }));
  const programs = regions.flatMap((region) =>
    region.programs ? region.programs.map((one, at) =>
      ({ ...one, region, live: !one.ended, key: keyOf(region, one, at) })) : [],
  );
  return { regions, programs, several, options: new Map(), byKey: new Map(programs.map((one) => [one.key, one])) };
}

/** What the address calls a program: its id, behind the region where there are several. */
const keyOf = (region, program, at) => (region.several ? `${region.key}/` : "") + (program.id ?? `~${at}`);

/** The program of an id in the region of another. */
const sibling = (program, id) => model.byKey.get((program.region.several ? `${program.region.key}/` : "") + id);

const agencyName = (region, key) => region.agency.get(key) ?? key;
const placeName = (region, key) => (key === "all" ? say("everywhere") : region.place.get(key)?.name ?? key);
const sourcesOf = (program) => [...new Set((program.budget ?? []).map((line) => line.source))];

/** All texts of a program that a search looks through, in small letters; put together once. */
function haystack(program) {
  if (program.haystack === undefined) {
    const { region, facts = {} } = program;
    const texts = [
      program.id, program.name, agencyName(region, program.owner), ...data.searched.map((key) => facts[key]),
      ...(program.partners ?? []).map((key) => agencyName(region, key)),
      ...(program.places ?? []).filter((key) => key !== "all").map((key) => placeName(region, key)),
      ...sourcesOf(program).map((key) => region.source.get(key) ?? key),
      ...(program.actions ?? []).map((one) => one.name),
      ...(program.indicators ?? []).map((one) => one.name),
      ...(program.sources ?? []).map((at) => region.links[at]),
    ];
    program.haystack = texts.flat().filter(Boolean).join("\n").toLowerCase();
  }
  return program.haystack;
}

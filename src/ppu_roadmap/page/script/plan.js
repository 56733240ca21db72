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
    key: given.regions.findIndex((one) => one.code === region.code) === at && region.code || String(at),
    agency: new Map(region.agencies),
    source: new Map(region.sources ?? []),
    place: new Map((region.places ?? []).map(([key, name, within]) => [key, { name, within }])),
    chosen: new Map(region.sni),
    aim: new Map((region.upper ?? [])
      .flatMap((upper) => [...(upper.missions ?? []), ...(upper.aims ?? [])].map(([key, name]) =>
      [`${upper.id}:${key}`, name]))),
  }));
  const byKey = new Map();
  for (const region of regions) {
    (region.programs ?? []).forEach((one, at) => {
      const named = keyIn(region, one.id);
      const key = one.id && !byKey.has(named) ? named : keyIn(region, `~${at}`);
      byKey.set(key, { ...one, region, live: !one.ended, key });
    });
  }
  return { regions, programs: [...byKey.values()], several, options: new Map(), byKey };
}

/** What the address calls a program: its id, or where that is another's its place, behind the region of several. */
const keyIn = (region, id) => (region.several ? `${region.key}/` : "") + id;

/** The program of an id in the region of another. */
const sibling = (program, id) => model.byKey.get(keyIn(program.region, id));

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

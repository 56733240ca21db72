// The programs in a table, by dimension or as they are sorted.

/** The columns, and what each is sorted by. */
const COLUMNS = {
  id: (one) => one.id,
  name: (one) => one.name?.toLowerCase(),
  owner: (one) => one.owner && agencyName(one.region, one.owner).toLowerCase(),
  years: (one) => one.years && one.years[0] * 10000 + one.years[1],
  budget: (one) => one.known,
  status: (one) => one.status && Object.keys(data.labels.status).indexOf(one.status),
  horizon: (one) => one.horizon && HORIZONS().indexOf(one.horizon),
};

function table() {
  const programs = passing();
  if (!programs.length) return nothing();
  const rows = asked.sort ? sorted(programs, asked.sort) : grouped(programs);
  const heads = Object.keys(COLUMNS).map((key) => [key === "status" ? "state" : key, sorter(key)]);
  return tableOf("programs", label("view", "table"), heads, rows, programRow);
}

/** The heading of a column, which sorts by it: upwards, downwards, not at all. */
function sorter(key) {
  const up = asked.sort === key;
  const down = asked.sort === `-${key}`;
  const name = narrow(key);
  const next = up ? `-${key}` : down ? "" : key;
  return h("a", { href: href({ sort: next }), "data-key": `sort:${key}`, title: say("sort", { name }),
    class: up ? "up" : down ? "down" : "" }, name);
}

/** Sorted by a column; what is not known last. */
function sorted(programs, by) {
  const key = COLUMNS[by.replace("-", "")] ?? COLUMNS.id;
  const turn = by.startsWith("-") ? -1 : 1;
  const known = (value) => value !== undefined && value !== null;
  return [...programs].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (!known(a) || !known(b)) return known(b) - known(a);
    return a < b ? -turn : a > b ? turn : 0;
  });
}

const programRow = (one) =>
  row(one.live ? "" : "ended",
    cell("id", asked.sort && mark(one.dimension), code(one)),
    named(programLink(one), star(one), one.subdimension && h("small.sub", label("subdimension", one.subdimension))),
    cell("owner", ownerOf(one)),
    cell("years", yearsOfProgram(one)),
    cell(one.known === undefined ? "budget none" : "budget", costOf(one)),
    cell("state", statusOf(one)),
    cell("horizon", label("horizon", one.horizon ?? "–")));

const yearsOfProgram = ({ years }) => (years ? stretch(...years) : "–");

// What is shown stands in the address: the view, the filters, how it is cut. Whoever gets the address sees the same.

/** The filters that hold a list of words, each with what of a program it is held against. */
const HELD = {
  region: (program) => [program.region.key],
  horizon: (program) => [program.horizon],
  dimension: (program) => [program.dimension],
  agency: (program) => [program.owner],
  status: (program) => [program.status],
  source: sourcesOf,
  attention: (program) => program.attention ?? [],
};
const FILTERS = ["search", "horizon", "dimension", "agency", "status", "year", "quick_win", "source", "location",
  "region", "attention"];
/** What a view is cut by says nothing to the next. */
const OWN = ["sort", "by", "measure", "side", "cell"];
const CUTS = [...OWN, "program", "lang"];
const VIEWS = { overview, table, gantt, matrix, quickwins, risks, budget, indicators, sni, rpjmd };

/** @type {Object<string, string>} the address as it was read last */
let asked = {};

/** What the address says. */
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const known = [...FILTERS, ...CUTS].filter((name) => given.get(name));
  const view = given.get("view") in VIEWS && !data.hidden.includes(given.get("view")) ? given.get("view") : "overview";
  return { view, ...Object.fromEntries(known.map((name) => [name, given.get(name)])) };
}

/** The address with some changes; it opens no program but one of these, and another view is not cut as this one is. */
function href(changes) {
  const left = changes.view && changes.view !== asked.view ? Object.fromEntries(OWN.map((name) => [name, ""])) : {};
  const wanted = { ...asked, program: "", ...left, ...changes };
  const named = ["view", ...FILTERS, ...CUTS].filter((name) => wanted[name]);
  const written = new URLSearchParams(named.map((name) => [name, wanted[name]])).toString();
  return `#${written.replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

/** Goes to the address with some changes; `quietly` leaves no step to go back to. */
function go(changes, quietly = false) {
  const to = href(changes);
  if (to === location.hash) return;
  if (quietly) location.replace(to);
  else location.hash = to;
}

/** The words of a filter; any of them will do. */
const wordsOf = (name) => asked[name]?.split(",") ?? [];

/** The programs that pass the filters, but those left out. */
function passing(...without) {
  const tests = FILTERS.filter((name) => asked[name] && !without.includes(name)).map((name) => testOf(name));
  return model.programs.filter((program) => tests.every((test) => test(program)));
}

function testOf(name) {
  const words = wordsOf(name);
  switch (name) {
    case "search": {
      const looked = asked.search.toLowerCase().split(/\s+/).filter(Boolean);
      return (program) => looked.every((word) => haystack(program).includes(word));
    }
    case "quick_win":
      return (program) => Boolean(program.quick_win);
    case "year":
      return ({ years }) => years && words.some((year) => years[0] <= year && year <= years[1]);
    case "location":
      return ({ places = [], region }) =>
        words.some((word) => (region.place.get(word)?.within ?? [word, "all"]).some((place) => places.includes(place)));
    default:
      return (program) => HELD[name](program).some((value) => words.includes(value));
  }
}

const isFiltered = () => FILTERS.some((name) => asked[name]);
const cleared = () => Object.fromEntries(FILTERS.map((name) => [name, ""]));

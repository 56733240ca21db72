// Parts that several views have.

/** What is known of a line, beside each other. */
const joined = (...parts) => parts.flat(9).filter(Boolean).join(" · ");

/** A heading with what stands below it. */
const section = (title, ...children) => h("section", h("h3", title), children);

/** A section of lines; none of no lines. */
const lines = (title, items, line) =>
  items?.length > 0 && section(title, h("ul.lines", items.map((one) => h("li", line(one)))));

/** What is known, each with its name. */
const factsOf = (facts) =>
  h("dl", facts.filter((fact) => fact && (fact[1] || fact[1] === 0))
    .map(([name, value]) => h("div", h("dt", name), h("dd", value))));

/** A large number with its name above it and remarks below; a link where it leads to a view. */
const figure = (title, value, below, view) =>
  h(view ? "a.figure" : "div.figure", view ? { href: href({ view }) } : {},
    h("span.label", title),
    h("strong", { class: value.length > 9 ? "long" : "" }, value),
    h("span.below", [below].flat().filter(Boolean).map((said) => h("span", said))));

/** The mark of a dimension: its colour, which its name stands beside. */
const mark = (word) => h("i", { class: `mark ${word ?? "unknown"}`, "aria-hidden": "true" });

/** A status with its sign. */
function statusOf({ status, late }) {
  if (!status && !late) return "–";
  const look = late ? "late" : status;
  return h("span", { class: `status is-${look}` }, icon(look),
    [label("status", status ?? "–"), late && say("late")].filter(Boolean).join(" "));
}

/** What must stand behind the name of a program that is no part of the plan, not yet or no longer. */
function standing(program) {
  if (program.live) return program.status === "proposed" ? ` ${say("proposed")}` : "";
  const replaced = program.status !== "cancelled" || program.successor;
  return ` ${replaced ? say("replaced", { id: program.successor }) : say("cancelled")}`;
}

const ownerOf = ({ owner, region, provisional }) =>
  owner ? agencyName(region, owner) + (provisional ? ` ${say("provisional")}` : "") : say("no_owner");

const code = (one) => h("span.code", one.id ?? "–");
const star = (program) => program.quick_win && h("span.star", icon("star"), h("span.unseen", say("star")));

/** A program as a link to its details. */
const programLink = (program, ...said) =>
  h("a", { href: href({ program: program.key }), class: program.live ? "program" : "program ended",
    "data-key": program.key },
    said.length ? said : [program.name ?? program.id ?? "–", h("small", standing(program))]);

/** At most so many programs as links; the others stand in the table. */
function programList(programs, most = 40) {
  const links = programs.slice(0, most).map((one) =>
    h("li", mark(one.dimension), programLink(one, code(one), ` ${one.name ?? ""}${standing(one)}`)));
  const rest = programs.length > most && h("li", say("shown", { count: most, total: programs.length }));
  return h("ul.served", links, rest);
}

/** What to say and do where nothing is shown. */
const empty = (said, help) =>
  h("div.empty", icon("empty"), h("p", h("strong", said)), help && h("p", help),
    isFiltered() && h("a.button", { href: href(cleared()) }, say("clear")));

/** Why a view is empty: of what passes the filters nothing is its own, nothing passes, or there is nothing at all. */
function nothing(own) {
  if (passing().length) return empty(own);
  return model.programs.length ? empty(say("none"), say("none_help")) : empty(say("empty"), say("empty_help"));
}

/** Ways to cut a view, of which one holds; options are [value, text, whether it holds]. */
const choice = (name, title, options) =>
  h("div.choice", { role: "group", "aria-label": title }, options.map(([value, text, current]) =>
    h("a", { href: href({ [name]: value, cell: "" }), "aria-current": current && "true",
      "data-key": `${name}:${value}` }, text)));

/** A bar of parts beside each other, as wide as their numbers; parts are [class, number, what it is]. */
function shares(parts, title) {
  const total = parts.reduce((all, [, value]) => all + value, 0);
  let at = 0;
  const drawn = parts.filter(([, value]) => value).map(([css, value]) => {
    const width = (100 * value) / total;
    at += width;
    return svg("rect", { class: `filled ${css}`, x: `${at - width}%`, width: `${width}%`, height: "100%" });
  });
  const said = joined(parts.filter(([, value]) => value).map(([, value, name]) => `${name}: ${number(value)}`));
  return svg("svg.shares", { role: "img", "aria-label": `${title}: ${said}` }, svg("title", said), drawn);
}

const row = (css, ...cells) => h("tr", { class: css, role: "row" }, cells);
const named = (...said) => h("th.name", { scope: "row", role: "rowheader" }, said);
const cell = (css, ...said) => h("td", { class: css, role: "cell" }, said);

/** A row that is the heading of those below it. */
const headingRow = ({ heading, dimension, said }, columns) =>
  row(`heading ${dimension ?? "unknown"}`, h("th", { colspan: columns, scope: "rowgroup", role: "rowheader" },
    dimension && dimension !== "region" && mark(dimension), h("span", heading), said && h("small", said)));

/** A table with rows that are drawn as they come into view; heads are [class, text]. */
function tableOf(css, caption, heads, rows, draw, foot) {
  const body = h("tbody", { role: "rowgroup" });
  const head = heads.map(([name, text]) => h("th", { scope: "col", role: "columnheader", class: name }, text));
  const made = h(`table.${css}`, { role: "table", "aria-label": caption, "aria-rowcount": rows.length + 1 },
    h("thead", { role: "rowgroup" }, row("", head)), body, foot && h("tfoot", { role: "rowgroup" }, foot));
  const drawRow = (one) => (one.heading ? headingRow(one, heads.length) : labelled(draw(one), heads));
  return [h("div.scroll", { tabindex: "0", role: "region", "aria-label": caption }, made),
    listing(body, rows, drawRow)];
}

/** A row whose cells know their headings, which stand before them where there is no room for columns. */
function labelled(made, heads) {
  heads.forEach(([, text], at) => typeof text === "string" && made.children[at].setAttribute("data-label", text));
  return made;
}

/** A small table that is drawn whole; the first cell of a row heads it, and all but `texts` columns are numbers. */
const smallTable = (heads, rows, texts = 1) => {
  const css = (at) => ({ class: at < texts ? "" : "number" });
  return rows.length > 0 && h("table.small",
    h("thead", h("tr", heads.map((text, at) => h("th", { scope: "col", ...css(at) }, text)))),
    h("tbody", rows.map(([first, ...cells]) => h("tr", h("th", { scope: "row" }, first),
      cells.map((said, at) => h("td", css(at + 1), said))))));
};

const STEP = 60;
/** How many rows the lists of this view have drawn: a view that is drawn again shows as many. */
let drawn = 0;
let observer = null;

/** Draws the first rows into a container, and gives what draws more where it comes into view or is pressed. */
function listing(container, rows, draw) {
  let count = 0;
  const said = h("span");
  const below = h("p.more", h("button", { type: "button", click: () => below.grow() }, say("more")), said);
  below.grow = (step = STEP) => {
    container.append(...rows.slice(count, count + step).map(draw));
    count = Math.min(count + step, rows.length);
    drawn = Math.max(drawn, count);
    said.textContent = say("shown", { count, total: rows.length });
    if (count === rows.length) below.remove();
  };
  below.grow(Math.max(STEP, drawn));
  if (count === rows.length) return null;
  observer.observe(below);
  return below;
}

/** Watches for the ends of lists; anew for each view. */
function watch() {
  observer?.disconnect();
  observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      target.grow();
      observer.unobserve(target);
      if (target.isConnected) observer.observe(target);
    }
  }, { rootMargin: "800px" });
}

/** Draws all that lists still hold back, for paper. */
const drawAll = () => document.querySelectorAll(".more").forEach((below) => below.grow(Infinity));

/** Programs under headings, by region and dimension; those that are not live last in theirs. */
function grouped(programs, before = () => 0) {
  const sortedOnes = (some) => [...some].sort((one, other) => other.live - one.live || before(one, other));
  return model.regions.flatMap((region) => {
    const inside = programs.filter((one) => one.region === region);
    const parts = inOrder(DIMENSIONS(), inside, (one) => one.dimension).flatMap(([word, some]) =>
      [{ heading: dimensionName(word), dimension: word, said: summary(some) }, ...sortedOnes(some)]);
    const head = { heading: t(region.name), dimension: "region", said: summary(inside) };
    return inside.length && model.several ? [head, ...parts] : parts;
  });
}

/** How many programs there are, and what they cost. */
function summary(programs) {
  const total = totalOf(programs);
  return joined(say("programs", { count: total.programs }), moneyOf(total));
}

/** A heading of programs, behind the region where there are several. */
const under = (region, name) => joined(model.several && t(region.name), name);

// Parts that several views have.

/** A heading with what stands below it. */
const section = (title, ...children) => h("section", h("h3", title), ...children);

/** The mark of a dimension: its colour, with its name for who sees none. */
const mark = (word) => h("i", { class: `mark ${word ?? "unknown"}`, title: dimensionName(word), "aria-hidden": "true" });

/** A status with its sign. */
function statusOf(program) {
  if (!program.status && !program.late) return "–";
  return h("span", { class: `status ${program.late ? "late" : program.status}` },
    icon(program.late ? "late" : program.status), label("status", program.status), program.late && ` ${say("late")}`);
}

/** What must stand behind the name of a program that is no part of the plan, not yet or no longer. */
function standing(program) {
  if (program.live) return program.status === "proposed" ? ` ${say("proposed")}` : "";
  return ` ${program.status === "cancelled" && !program.successor ? say("cancelled") : say("replaced", { id: program.successor })}`;
}

const ownerOf = (program) =>
  program.owner ? agencyName(program.region, program.owner) + (program.provisional ? ` ${say("provisional")}` : "") : say("no_owner");

/** A program as a link to its details. */
const programLink = (program, ...children) =>
  h("a", { href: href({ program: program.key }), class: program.live ? "program" : "program ended", "data-key": `p:${program.key}` },
    children.length ? children : [program.name ?? program.id ?? "–", h("small", standing(program))]);

const code = (program) => h("span.code", program.id ?? "–");
const star = (program) => program.quick_win && h("span.star", { title: say("star") }, icon("star"), h("span.unseen", say("star")));

/** What to say and do where nothing is shown. */
function empty(said, help) {
  const clear = isFiltered() && h("a.button", { href: href(cleared()) }, say("clear"));
  return h("div.empty", icon("empty"), h("p", h("strong", said)), help && h("p", help), clear);
}

const noProgram = () => (model.programs.length ? empty(say("none"), say("none_help")) : empty(say("empty"), say("empty_help")));

/** Buttons of which one holds, each an address. */
function choice(name, title, options) {
  const links = options.map(([value, text, current]) =>
    h("a", { href: href({ [name]: value, cell: "" }), "aria-current": current ? "true" : null, "data-key": `${name}:${value}` }, text));
  return h("div.choice", { role: "group", "aria-label": title }, links);
}

/** A bar of parts beside each other, as wide as their numbers; `parts` are [class, number, what it is]. */
function shares(parts, title) {
  const total = parts.reduce((all, [, value]) => all + value, 0);
  let at = 0;
  const drawn = parts.filter(([, value]) => value).map(([css, value, said]) => {
    const width = (100 * value) / total;
    at += width;
    return svg("rect", { class: css, x: `${at - width}%`, width: `${width}%`, height: "100%" }, svg("title", `${said}: ${number(value)}`));
  });
  return svg("svg.shares", { role: "img", "aria-label": title }, drawn);
}

/** A table with rows that are drawn as they come into view; `heads` are [class, text]. */
function tableOf(css, caption, heads, rows, draw, foot) {
  const body = h("tbody", { role: "rowgroup" });
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map(([name, text]) => h("th", { scope: "col", role: "columnheader", class: name }, text))));
  const made = h("table", { class: css, role: "table", "aria-rowcount": rows.length + 1 }, h("caption.unseen", caption), head, body, foot && h("tfoot", foot));
  return [h("div.scroll", { tabindex: "0", role: "region", "aria-label": caption }, made), listing(body, rows, draw)];
}

/** A cell of such a table. */
const cell = (css, ...children) => h("td", { class: css, role: "cell" }, ...children);

const STEP = 60;
/** How many rows the lists of this view have drawn: a view that is drawn again shows as many. */
let drawn = 0;
let observer = null;

/** Draws the first rows into a container, and gives what draws more where it comes into view or is pressed. */
function listing(container, rows, draw) {
  let count = 0;
  const said = h("span", { "aria-live": "off" });
  const more = h("button", { type: "button", click: () => grow() }, say("more"));
  const below = h("p.more", more, said);
  const grow = (step = STEP) => {
    container.append(...rows.slice(count, count + step).map(draw));
    count = Math.min(count + step, rows.length);
    drawn = Math.max(drawn, count);
    said.textContent = say("shown", { count, total: rows.length });
    if (count === rows.length) below.remove();
  };
  below.grow = grow;
  grow(Math.max(STEP, drawn));
  if (count < rows.length) observer?.observe(below);
  return count < rows.length ? below : null;
}

/** Watches for the ends of lists; asked anew for each view. */
function watch() {
  observer?.disconnect();
  observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        entry.target.grow();
        observer.unobserve(entry.target);
        if (entry.target.isConnected) observer.observe(entry.target);
      }
    }
  }, { rootMargin: "800px" });
}

/** Draws all that lists still hold back, for paper. */
function drawAll() {
  for (const below of document.querySelectorAll(".more")) below.grow(Infinity);
}

/** Programs under headings, by region and dimension; a heading is {heading, programs}. */
function grouped(programs) {
  return model.regions.flatMap((region) => {
    const inside = programs.filter((one) => one.region === region);
    const parts = inOrder(DIMENSIONS(), inside, (one) => one.dimension).flatMap(([word, some]) => [
      { heading: dimensionName(word), dimension: word, programs: some },
      ...some.filter((one) => one.live), ...some.filter((one) => !one.live),
    ]);
    return inside.length && model.several ? [{ heading: t(region.name), programs: inside, region: true }, ...parts] : parts;
  });
}

/** How many programs a heading has, and what they cost. */
function summary(programs) {
  const total = totalOf(programs);
  return [say("programs", { count: total.programs }), moneyOf(total)].join(" · ");
}

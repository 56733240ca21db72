// Dimensions by horizon: programs and money of each, and the gaps that no program closes.

function matrix() {
  const programs = passing();
  if (!programs.length) return noProgram();
  const words = DIMENSIONS().filter((word) => word !== "enablers" || programs.some((one) => one.dimension === word));
  const most = Math.max(...words.flatMap((word) => HORIZONS().map((tag) => count(programs, word, tag))), 1);
  const heads = [...HORIZONS().map(spanOf), say("total")].map((text) => h("th", { scope: "col" }, text));
  const rows = words.map((word) => h("tr", h("th", { scope: "row" }, mark(word), label("dimension", word)), [...HORIZONS(), ""].map((tag) => matrixCell(programs, word, tag, most))));
  const foot = h("tr", h("th", { scope: "row" }, say("total")), [...HORIZONS(), ""].map((tag) => matrixCell(programs, "", tag, 0)));
  return [h("p.quiet", say("matrix_help")),
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": label("view", "matrix") },
      h("table.matrix", h("caption.unseen", label("view", "matrix")), h("thead", h("tr", h("th", { scope: "col" }, label("field", "dimension")), heads)), h("tbody", rows), h("tfoot", foot))),
    gapsOf()];
}

const inCell = (programs, word, tag) => programs.filter((one) => (!word || one.dimension === word) && (!tag || one.horizon === tag));
const count = (programs, word, tag) => inCell(programs, word, tag).filter((one) => one.live).length;

function matrixCell(programs, word, tag, most) {
  const total = totalOf(inCell(programs, word, tag));
  if (!total.programs) return h("td.none", say("no_program"));
  const weight = most && tag ? Math.ceil((4 * total.programs) / most) : 0;
  const inside = [h("strong", number(total.programs)), total.quickWins > 0 && h("span.star", icon("star"), number(total.quickWins), h("span.unseen", ` ${say("star")}`)),
    h("small", total.known === null ? moneyOf(total) : rounded(total.known) + (total.uncosted ? ` ${say("in_part")}` : ""))];
  const to = href({ view: "table", dimension: word || asked.dimension || "", horizon: tag || asked.horizon || "" });
  return h("td", { class: `weight-${weight} ${word}` }, h("a", { href: to, title: `${say("programs", { count: total.programs })}, ${moneyOf(total)}` }, inside));
}

function gapsOf() {
  if (isFiltered()) return null;
  const lists = model.regions.filter((region) => region.gaps).flatMap((region) => inOrder(DIMENSIONS(), region.gaps, (gap) => gap[0]).map(([word, some]) =>
    h("li", { class: `card ${word}` }, h("h4", model.several && `${t(region.name)} · `, dimensionName(word)), h("ul", some.map((gap) => h("li", t(gap[1])))))));
  return lists.length > 0 && section(say("gaps"), h("ul.cards", lists));
}

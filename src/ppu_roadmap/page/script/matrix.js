// Dimensions by horizon: programs and money of each, and the gaps that no program closes.

function matrix() {
  const programs = passing();
  if (!programs.length) return nothing();
  const tags = [...HORIZONS(), ""];
  const words = DIMENSIONS().filter((word) => word !== "enablers" || programs.some((one) => one.dimension === word));
  const within = (word, tag) =>
    totalOf(programs.filter((one) => (!word || one.dimension === word) && (!tag || one.horizon === tag)));
  const most = Math.max(1, ...words.flatMap((word) => HORIZONS().map((tag) => within(word, tag).programs)));
  const line = (word, head) => h("tr", h("th", { scope: "row" }, head),
    tags.map((tag) => matrixCell(within(word, tag), word, tag, most)));
  const heads = [label("field", "dimension"), ...HORIZONS().map(spanOf),
    say("total")].map((text) => h("th", { scope: "col" }, text));
  return [h("p.quiet", say("matrix_help")),
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": label("view", "matrix") },
      h("table.matrix", { "aria-label": label("view", "matrix") },
      h("thead", h("tr", heads)), h("tbody", words.map((word) => line(word, [mark(word), label("dimension", word)]))),
        h("tfoot", line("", say("total"))))),
    !isFiltered() && gapsOf()];
}

/** A cell, the darker the more programs it has; it opens them. */
function matrixCell(total, word, tag, most) {
  if (!total.programs) return h("td.none", say("no_program"));
  const weight = word && tag ? Math.ceil((4 * total.programs) / most) : 0;
  const to = { view: "table", ...(word && { dimension: word }), ...(tag && { horizon: tag }) };
  return h("td", { class: `weight-${weight} ${word}` },
    h("a", { href: href(to), title: joined(say("programs", { count: total.programs }), moneyOf(total)) },
    h("strong", number(total.programs)), stars(total), h("small", shortMoney(total))));
}

function gapsOf() {
  const cards = model.regions.flatMap((region) => inOrder(DIMENSIONS(), region.gaps ?? [], (gap) => gap[0])
    .map(([word, some]) =>
    h(`li.card.${word}`, h("h4", under(region, dimensionName(word))), h("ul", some.map((gap) => h("li", t(gap[1])))))));
  return cards.length > 0 && section(say("gaps"), h("ul.cards", cards));
}

// The page itself: reads the data, draws what the address asks for, answers to keys and buttons.

/** Draws what the address asks for; `anew` also what has not changed in it. The focus stays on what it was on. */
function draw(anew = false) {
  const before = asked;
  asked = readAddress();
  const changed = [...new Set([...Object.keys(before), ...Object.keys(asked)])].filter((name) =>
    before[name] !== asked[name]);
  if (anew || changed.some((name) => name !== "program")) {
    if (changed.includes("view") || changed.some((name) => FILTERS.includes(name))) drawn = 0;
    drawView();
    if (before.view && changed.includes("view")) scrollTo(0, 0);
  }
  showDetails();
}

function drawView() {
  const kept = document.activeElement?.dataset?.key;
  setLanguage(asked.lang ?? data.language);
  watch();
  find("#view").replaceChildren(...[VIEWS[asked.view]()].flat(9).filter(Boolean));
  drawHead();
  const focus = kept && [...document.querySelectorAll("#view [data-key], #filters [data-key]")].find((one) =>
    one.dataset.key === kept);
  focus?.focus({ preventScroll: true });
}

function setLanguage(wanted) {
  language = wanted === "en" ? "en" : "id";
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = say(one.dataset.word);
  for (const one of document.querySelectorAll("[data-name]")) one.setAttribute("aria-label", say(one.dataset.name));
  for (const one of document.querySelectorAll("[data-lang]")) one.setAttribute("aria-pressed",
    one.dataset.lang === language);
}

/** What stands around the view: its title, the menu, the filters and what they leave. */
function drawHead() {
  const title = label("view", asked.view);
  find("#title").textContent = title;
  find("#region").textContent = t(data.region);
  document.title = `${title} · ${find("#region").textContent}`;
  for (const link of document.querySelectorAll("#menu a")) {
    const { view } = link.dataset;
    link.href = href({ view });
    link.querySelector("span").textContent = label("view", view);
    link.removeAttribute("aria-current");
    if (view !== asked.view) continue;
    link.setAttribute("aria-current", "page");
    link.parentElement.scrollLeft = link.offsetLeft - 80;
  }
  drawFilters();
  const programs = passing();
  const total = totalOf(programs);
  const parts = [say("programs", { count: total.programs }), total.quickWins > 0
    && say("quick_wins", { count: total.quickWins }), total.programs > 0 && moneyOf(total), ended(total)];
  find("#total").textContent = parts.filter(Boolean).join(" · ");
  find("#made").replaceChildren(...[data.public && say("for_citizens"), say("today_is", { day: t(data.day) }),
    say("made"), ...data.notes.map(t)].filter(Boolean).map((text) => h("p", text)));
}

/** What can be chosen in a list, with its name: found once in each language. */
function optionsOf(name) {
  const key = `${language}:${name}`;
  if (!model.options.has(key)) model.options.set(key, choices(name));
  return model.options.get(key);
}

function choices(name) {
  const live = (words, table) => words.filter((word) => model.programs.some((one) => HELD[name](one).includes(word)))
    .map((word) => [word, label(table, word)]);
  const named = (key, text) =>
    [...new Map(model.regions.flatMap((region) => [...region[key]].map(([word, value]) => [word, text(value)])))];
  switch (name) {
    case "horizon": return live(HORIZONS(), "horizon").map(([word]) => [word, spanOf(word)]);
    case "dimension": return live(DIMENSIONS(), "dimension");
    case "status": return live(Object.keys(data.labels.status), "status");
    case "agency": return named("agency", (one) => one)
      .filter(([word]) => model.programs.some((one) => one.owner === word))
      .sort((one, other) => one[1].localeCompare(other[1]));
    case "source": return named("source", (one) => one)
      .filter(([word]) => model.programs.some((one) => sourcesOf(one).includes(word)));
    case "location": return named("place", (one) => one.name);
    case "year": {
      const years = model.programs.filter((one) => one.years).flatMap((one) => one.years);
      return years.length ? Array.from({ length: Math.max(...years) - Math.min(...years) + 1 },
        (_, at) => String(Math.min(...years) + at)).map((year) => [year, year]) : [];
    }
    case "region": return model.several ? model.regions.map((region) => [region.key, t(region.name)]) : [];
  }
}

/** What a word of a filter is called. */
function wordName(name, word) {
  if (name === "search") return `“${word}”`;
  if (name === "quick_win") return say("only_quick_wins");
  if (name === "attention") return filled(data.labels.attention[word] ?? word, { count: "" }).trim();
  return optionsOf(name).find(([key]) => key === word)?.[1] ?? word;
}

function drawFilters() {
  for (const list of document.querySelectorAll("#filters select")) {
    const options = optionsOf(list.name);
    list.closest("label").hidden = options.length < 2 && !asked[list.name];
    const words = asked[list.name] && !options.some(([word]) => word === asked[list.name])
      ? [[asked[list.name], wordsOf(list.name).map((word) => wordName(list.name, word)).join(", ")]] : [];
    list.replaceChildren(h("option", { value: "" }, say("all")),
      ...[...options, ...words].map(([word, text]) => h("option", { value: word }, text)));
    list.value = asked[list.name] ?? "";
    list.closest("label").querySelector("span").textContent = label("filter", list.name);
  }
  const search = find("#search");
  if (search.value.trim() !== (asked.search ?? "")) search.value = asked.search ?? "";
  search.placeholder = say("search_hint");
  find("#only").checked = Boolean(asked.quick_win);
  const given = FILTERS.filter((name) => asked[name]);
  const chips = given.map((name) => h("a.chip", { href: href({ [name]: "" }), "data-key": `chip:${name}` },
    (name === "search" ? [asked.search] : wordsOf(name)).map((word) => wordName(name, word)).join(", "), icon("close"),
    h("span.unseen", say("remove", { name: label("filter", name) }))));
  find("#chips").replaceChildren(...chips,
    ...(given.length > 1 ? [h("a.button", { href: href(cleared()), "data-key": "clear" }, say("clear"))] : []));
  find("#fold b").textContent = given.length ? ` ${given.length}` : "";
}

/** Takes newer data in place of the old: view, filters, place and what is open stay. */
function replaceData(newer) {
  const [left, top, inside] = [scrollX, scrollY, find("dialog").scrollTop];
  data = newer;
  model = read(data);
  draw(true);
  scrollTo(left, top);
  find("dialog").scrollTop = inside;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // a browser that keeps nothing for files: the theme lasts as long as the page
  }
}

function storedTheme() {
  try {
    return localStorage.getItem("theme") ?? "";
  } catch {
    return "";
  }
}

const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches
  ? "dark" : "light")) === "dark";

function listen() {
  addEventListener("hashchange", () => draw());
  addEventListener("beforeprint", drawAll);
  find("#filters").addEventListener("change", ({ target }) => target.name && target.name !== "search"
    && go({ [target.name]: target.type === "checkbox" ? (target.checked ? "yes" : "") : target.value }));
  find("#filters").addEventListener("submit", (event) => event.preventDefault());
  find("#search").addEventListener("input", ({ target }) =>
    go({ search: target.value.trim() }, Boolean(readAddress().search) === Boolean(target.value.trim())));
  find("#fold").addEventListener("click", ({ currentTarget }) =>
    currentTarget.setAttribute("aria-expanded", currentTarget.getAttribute("aria-expanded") !== "true"));
  find("#theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
  find("#print").addEventListener("click", () => print());
  for (const one of document.querySelectorAll("[data-lang]")) one.addEventListener("click",
    () => go({ lang: one.dataset.lang === data.language ? "" : one.dataset.lang }, true));
  const sheet = find("dialog");
  sheet.addEventListener("cancel", (event) => (event.preventDefault(), go({ program: "" })));
  sheet.addEventListener("click", (event) => (event.target === sheet || event.target.closest("#close"))
    && go({ program: "" }));
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select, dialog")) {
      event.preventDefault();
      find("#search").focus();
    }
  });
}

/** The data of the file, which stand there deflated. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

setTheme(storedTheme());
listen();
replaceData(await unpacked(find("#data").textContent));

// What people read: words, numbers, money and months in the language chosen.

/** @type {"id"|"en"} */
let language = "id";
let data;

/** A text in the language: of two the one, else the text that both are. */
const t = (pair) => (Array.isArray(pair) ? pair[language === "id" ? 0 : 1] : pair ?? "");

/** A template with its gaps filled; of two forms that of the count. */
function filled(pair, values = {}) {
  const [one, many = one] = t(pair).split("‖");
  const text = values.count === 1 ? one : many;
  return text.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? shown(values[name]) : gap));
}

const shown = (value) => (typeof value === "number" ? number(value) : t(value));

const say = (key, values) => filled(data.words[key], values);

/** What a fixed word is called; an unknown one is itself. */
const label = (table, key) => t(data.labels[table]?.[key] ?? key);

/** What a field is called where there is little room. */
const narrow = (key) => t(data.labels.narrow[key] ?? data.labels.field[key]);

/** A number with the marks of the language: 1.250,5 or 1,250.5. */
function number(value) {
  const [whole, rest] = String(value).split(".");
  const [dot, comma] = language === "id" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, dot);
  return rest ? grouped + comma + rest : grouped;
}

/** Whole rupiah, a BigInt or a number, in full. */
const rupiah = (amount) => `Rp ${number(amount)}`;

/** Rupiah in a sentence, rounded to three figures: Rp 1,25 miliar. */
function rounded(amount) {
  const size = [["trillion", 1e12], ["billion", 1e9], ["million", 1e6]].find(([, unit]) => Number(amount) >= unit);
  return size ? say(size[0], { sum: Number((Number(amount) / size[1]).toPrecision(3)) }) : rupiah(amount);
}

const MONTHS = {
  id: ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"],
};

/** A day, a month or a quarter as people write it: 29 Agustus 2022, Agu 2022. */
function calendar(text, short = false) {
  const [year, month, day] = text.split("-");
  if (month?.startsWith("Q")) return language === "id"
    ? `Triwulan ${["I", "II", "III", "IV"][month[1] - 1]} ${year}` : `${month} ${year}`;
  const name = MONTHS[language][month - 1];
  if (!name) return text;
  return [day && Number(day), short ? name.slice(0, 3) : name, year].filter(Boolean).join(" ");
}

/** Years or months from one to another. */
const stretch = (first, last) => (first === last ? String(first) : `${first}–${last}`);

/** The value of an indicator: a number, a word of its scale, or a range. */
function measured(value) {
  if (value === null || value === undefined) return "–";
  if (!Array.isArray(value)) return typeof value === "number" ? number(value) : value;
  const [low, high] = value.map((bound) => (bound === null ? null : number(bound)));
  if (high === null) return `≥ ${low}`;
  return low === null ? `≤ ${high}` : `${low}–${high}`;
}

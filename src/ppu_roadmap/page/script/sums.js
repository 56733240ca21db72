// Sums of the whole numbers that the plan gives: of live programs, and never 0 for what nobody knows.

/** The sum of what is known, exact however large; null where nothing is known. */
function sum(amounts) {
  const known = amounts.filter((amount) => amount !== undefined && amount !== null);
  return known.length ? known.reduce((total, amount) => total + BigInt(amount), 0n) : null;
}

/**
 * What programs are together; those that are not live stand apart.
 * @returns {{programs: number, known: ?bigint, uncosted: number, quickWins: number, ended: Program[]}}
 */
function totalOf(programs) {
  const live = programs.filter((one) => one.live);
  return {
    programs: live.length,
    known: sum(live.map((one) => one.known)),
    uncosted: live.filter((one) => !one.costed).length,
    quickWins: live.filter((one) => one.quick_win).length,
    ended: programs.filter((one) => !one.live),
  };
}

/** The budget lines of live programs, each with its program; of the years asked for alone. */
function linesOf(programs) {
  const years = wordsOf("year");
  return programs
    .filter((one) => one.live)
    .flatMap((program) => (program.budget ?? [])
      .map((line) => ({ ...line, program, owner: line.owner ?? program.owner })))
    .filter((line) => !years.length || years.includes(String(line.year)));
}

/** What may be spent of a line: the revised budget, else the approved one, else the ceiling. */
const limitOf = (line) => line.revised ?? line.approved ?? line.amount;

/** Percent spent of the lines where both are known, to a tenth; null without such lines. */
function absorption(lines) {
  const both = lines.filter((line) => line.realised !== undefined && limitOf(line) !== undefined);
  const limit = sum(both.map(limitOf));
  return limit ? tenths((100 * Number(sum(both.map((line) => line.realised)))) / Number(limit)) : null;
}

/** A number to a tenth, what lies halfway to the even one, as the command rounds. */
function tenths(value) {
  const up = Math.round(10 * value);
  return (up - 10 * value === 0.5 && up % 2 ? up - 1 : up) / 10;
}

/** The money of a total in full, with a mark where it is not all. */
function moneyOf({ programs, known, uncosted }) {
  if (known === null) return programs ? say("not_costed") : "–";
  return rupiah(known) + (uncosted ? ` ${say("in_part")}` : "");
}

/** The same of one program. */
const costOf = (program) =>
  (program.known === undefined
  ? say("not_costed") : rupiah(program.known) + (program.costed ? "" : ` ${say("in_part")}`));

/** Items by the words of a closed list, in its order; what is in none comes last, under null. */
function inOrder(words, items, key) {
  const found = gathered(items, (item) => (words.includes(key(item)) ? key(item) : null));
  return [...words, null].filter((word) => found.has(word)).map((word) => [word, found.get(word)]);
}

const DIMENSIONS = () => Object.keys(data.labels.dimension);
const HORIZONS = () => Object.keys(data.labels.horizon);
const dimensionName = (word) => (word ? label("dimension", word) : say("no_dimension"));

// What the page is built of: elements whose texts are texts, never markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element by its name and classes, as "td.number", with attributes, where an object follows, and children.
 * A function is a listener, by its event; what is null, false or empty is left out.
 */
function fill(make, selector, ...given) {
  const [name, ...classes] = selector.split(".");
  const element = make(name);
  const attributes = given[0]?.constructor === Object ? given.shift() : {};
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...given.flat(9).filter((child) => child || child === 0));
  return element;
}

/** An element of HTML. */
const h = (...given) => fill((name) => document.createElement(name), ...given);

/** An element of SVG. */
const svg = (...given) => fill((name) => document.createElementNS(SVG, name), ...given);

/** A picture of the sprite, which says nothing by itself. */
const icon = (name) => svg("svg.icon", { "aria-hidden": "true" }, svg("use", { href: `#i-${name}` }));

const find = (selector) => document.querySelector(selector);

/** Values by key, as they come. */
function gathered(items, key) {
  const found = new Map();
  for (const item of items) {
    const at = key(item);
    if (found.has(at)) found.get(at).push(item);
    else found.set(at, [item]);
  }
  return found;
}

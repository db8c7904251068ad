/** Makes an element. Children that are strings become text, so nothing anybody wrote is ever read as HTML. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** The element of the page with this data attribute: `find('log')` is `[data-log]`. */
export function find(name) {
  return document.querySelector(`[data-${name}]`);
}

/** Shows words in an element that is hidden when there are none. */
export function say(place, words) {
  place.textContent = words ?? '';
  place.hidden = !words;
}

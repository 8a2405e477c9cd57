const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/** Sets a text, if it is another one: what is selected stays selected. */
export function text(id, value) {
  const element = byId(id);
  if (element.textContent !== value) {
    element.textContent = value;
  }
}

export function show(id, shown) {
  const element = byId(id);
  if (element.hidden === shown) {
    element.hidden = !shown;
  }
}

export function state(id, value) {
  byId(id).dataset.state = value;
}

export function icon(container, name) {
  const use = byId(container).querySelector('use');
  const href = `live/icons.svg#${name}`;
  if (use.getAttribute('href') !== href) {
    use.setAttribute('href', href);
  }
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const html = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, name), attributes, children);

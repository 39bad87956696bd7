/** Elements without HTML: text is only ever text, whatever it contains. */

type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes; `false` and undefined leave one out. No `style` and no `on…`: the page's policy rejects both. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  for (const child of children) if (child !== undefined) made.append(child);
  return made;
}

/** Changes only what differs. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) target.removeAttribute(name);
    else if (target.getAttribute(name) !== String(value)) target.setAttribute(name, String(value));
  }
}

/** Text in its own direction, whatever surrounds it. */
export function isolated(text: string, attributes: Attributes = {}): HTMLElement {
  return element('bdi', attributes, text);
}

const SVG = 'http://www.w3.org/2000/svg';

/** An element of SVG. */
export function svg(tag: string, attributes: Attributes = {}, ...children: readonly Node[]): SVGElement {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Replaces the content of `target` unless it already is `key`: an update that changes nothing touches nothing. */
export function filled(target: HTMLElement, key: unknown, make: () => readonly Child[]): boolean {
  const text = JSON.stringify(key);
  if (target.dataset.shown === text) return false;
  target.dataset.shown = text;
  target.replaceChildren(...make().filter((it) => it !== undefined));
  return true;
}

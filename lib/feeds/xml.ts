/** An element; its strings are text, which is escaped when it is written. */
export type Element = { name: string; attributes: Attributes; children: readonly Child[] };
type Child = Element | string;
type Attributes = Readonly<Record<string, string | number | null>>;

/** An element; an attribute that is null is left out. */
export const element = (name: string, attributes: Attributes, ...children: Child[]): Element => ({
  name,
  attributes,
  children,
});

/** An element that holds nothing but text. */
export const textElement = (name: string, text: string) => element(name, {}, text);

/** The element with this text, or nothing if there is no text. */
export const optional = (name: string, text: string | null): Element[] =>
  text === null ? [] : [textElement(name, text)];

/** A whole document in UTF-8. */
export const xmlDocument = (root: Element) => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;

function write({ name, attributes, children }: Element): string {
  const open = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escapeXml(String(value), /[&<>"\t\n]/g)}"`,
  );
  const inner = children.map((child) =>
    typeof child === 'string' ? escapeXml(child, /[&<>]/g) : `\n${write(child)}`,
  );
  return `<${name}${open.join('')}${inner.length === 0 ? '/>' : `>${inner.join('')}</${name}>`}`;
}

/** Characters that XML 1.0 (2.2, Char) cannot carry in any form; lone surrogates are among them. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escapeXml(text: string, marked: RegExp): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(NOT_XML, '')
    .replaceAll(marked, (mark) => `&#${mark.charCodeAt(0)};`);
}

import { XmlDocument, type XmlElement } from 'libxml2-wasm';

const NAMESPACES = { podcast: 'https://podcastindex.org/namespace/1.0' };

/** Runs a look at a document of libxml2, the parser behind xmllint, and frees it. */
export function look<T>(text: string, at: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(text);
  try {
    return at(document);
  } finally {
    document.dispose();
  }
}

export const contents = (text: string, path: string) =>
  look(text, (document) => document.find(path, NAMESPACES).map((node) => node.content));

export const attributes = (text: string, path: string) =>
  look(text, (document) =>
    document
      .find(path, NAMESPACES)
      .map((node) => Object.fromEntries((node as XmlElement).attrs.map((a) => [a.name, a.value]))),
  );

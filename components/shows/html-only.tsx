'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/**
 * JSON-LD that is in the HTML, where search engines read it, and nowhere else: on the way from page to page Trusted Types
 * would not let a script element be made. `json` is escaped for its place (scriptJson).
 */
export function HtmlOnly({ json }: { json: string }) {
  const inHtml = useSyncExternalStore(
    subscribe,
    () => false,
    () => true,
  );
  return inHtml ? <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} /> : null;
}

'use client';

import { useState } from 'react';
import { useHydrated } from './use-hydrated.ts';

type Props = { id?: string; type?: 'application/ld+json'; code: string };

/**
 * An inline script that is in the HTML and nowhere else. React keeps the script that it finds, and makes none itself. If it
 * made one, after a mismatch or when the page changes, it would set the script's text as HTML, which Trusted Types refuse, and
 * an error page would replace the site. `code` is escaped for its place.
 */
export function HtmlScript({ id, type, code }: Props) {
  const [isInHtml] = useState(!useHydrated());
  return isInHtml ? <script id={id} type={type} dangerouslySetInnerHTML={{ __html: code }} /> : null;
}

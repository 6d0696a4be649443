'use client';

import { useState } from 'react';
import { useHydrated } from './use-hydrated.ts';

type Props = { id?: string; type?: 'application/ld+json'; code: string };

/**
 * An inline script that is in the HTML and nowhere else. React takes over the one that it finds, and makes none itself: if it
 * renders a page anew after a mismatch, or on the way from page to page, it would set the script's text as HTML, which Trusted
 * Types refuse, and an error page would stand in the place of the site. `code` is escaped for its place.
 */
export function HtmlScript({ id, type, code }: Props) {
  const [isInHtml] = useState(!useHydrated());
  return isInHtml ? <script id={id} type={type} dangerouslySetInnerHTML={{ __html: code }} /> : null;
}

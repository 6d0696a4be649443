import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { BEFORE_PAINT } from '#components/layout/layout.ts';
import { LANGUAGE_BEFORE_PAINT } from '#components/words/viewer-language.ts';
import { roomOf, roomView } from '#lib/feeds/room-view.ts';
import { rootTheme } from '#lib/feeds/root-theme.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { getSchedule } from './get-schedule.ts';

/**
 * The parts of a theme for the root element and the head of a page. It is the theme of the slot that is on, or the site's
 * own. If `ofViewer`, the texts of the page follow the viewer's language.
 */
export async function themedRoot(
  of: 'now' | 'site' = 'now',
  { ofViewer = false } = {},
): Promise<{
  theme: string | undefined;
  head: ReactNode;
  script: ReactNode;
}> {
  const site = await getSchedule();
  const view = site && roomView(site, null);
  const now = view && of === 'now' ? nowAt(view, Date.now()) : null;
  const { id, sheet, file } =
    site && view
      ? rootTheme(site, roomOf(site, null), view.slots.find(({ uid }) => uid === now?.slot) ?? null)
      : { id: null, sheet: null, file: null };
  return {
    theme: id ?? undefined,
    head: (
      <head>
        {/* Not painted before the viewer's layout is on the root (html.spec.whatwg.org, link type "expect"): the parser
            comes to the script behind it only when it has run. */}
        <link rel="expect" href="#begin" blocking="render" />
        {sheet ? <link id="themes" rel="stylesheet" href={sheet} /> : null}
        {file ? <link id="theme-file" rel="stylesheet" href={file} /> : null}
      </head>
    ),
    script: <HtmlScript code={ofViewer ? `${BEFORE_PAINT}\n${LANGUAGE_BEFORE_PAINT}` : BEFORE_PAINT} />,
  };
}

import type { ReactNode } from 'react';
import { BEFORE_PAINT } from '#components/shell/layout/layout.ts';
import { rootTheme } from '#lib/feeds/root-theme.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { getSchedule } from './get-schedule.ts';

/** What a theme puts on the root element and in the head of a page: the one of what is on, or the site's own. */
export async function themedRoot(of: 'now' | 'site' = 'now'): Promise<{
  theme: string | undefined;
  head: ReactNode;
  script: ReactNode;
}> {
  const view = await getSchedule();
  const now = view && of === 'now' ? nowAt(view, Date.now()) : null;
  const { id, sheet, file } = view
    ? rootTheme(view, view.slots.find(({ uid }) => uid === now?.slot) ?? null)
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
    script: <script dangerouslySetInnerHTML={{ __html: BEFORE_PAINT }} />,
  };
}

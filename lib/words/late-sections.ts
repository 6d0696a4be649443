/** The sections that are in no page's HTML: a browser loads each when it is first needed. */
export const LATE_SECTIONS = [
  'brokenPage',
  'layout',
  'player',
  'rooms',
  'together',
  'reminders',
  'chat',
  'chatLines',
  'chatMenus',
] as const;
export type LateSection = (typeof LATE_SECTIONS)[number];

/** The sections of pages, which come in their HTML: one file for viewers who read another language than the page is in. */
export const PAGE_SECTIONS = ['about', 'site', 'streams', 'rooms', 'demo', 'schedule', 'shows'] as const;

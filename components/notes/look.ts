/** A link or a button of its own. */
export const PILL =
  'min-h-11 rounded-[999px] border border-line bg-surface px-[0.9rem] py-[0.55rem] hover:bg-raised';

/** The first thing in it, a time, has a line of its own: it grows and shrinks as it turns to the viewer's zone. */
export const NOTE = 'text-sm text-muted [&>:first-child]:block';

/** Links beside each other. */
export const LINKS =
  'flex flex-wrap items-center gap-x-5 gap-y-2 [&_a]:py-2 [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-[0.2em]';

/** Controls and words in a line. */
export const ROW = 'mt-3 flex flex-wrap items-center gap-2';
export const LIST = 'grid grid-cols-1 gap-[0.6rem] wrap-anywhere';
/** Large enough for a finger. */
export const LINK = 'inline-block min-h-6 min-w-6 text-accent underline underline-offset-[0.2em]';
/** For an answer below the controls. */
export const THEN = 'mt-3 border-line border-t pt-3';
export const BOX = 'mt-3 rounded border border-line px-[0.9rem] py-[0.6rem]';

// The files that the crew writes, compiled (server/build.ts). Plain data: it is stored as JSON.

/** A page of `content/pages/`. */
export type PageFile = {
  /** Its address: `about` is `/about`. */
  slug: string;
  title: string;
  description: string | null;
  /** Its name in the navigation, or null if it is not in there. */
  nav: string | null;
  /** The body of a function that gives the page (MDX's `function-body`). */
  code: string;
};

/** A show of `content/shows/`: facts that a row of the sheet does not have, or a show that never was in the sheet. */
export type ShowFile = {
  /** Its address: `premiere` is `/shows/premiere`. */
  slug: string;
  /** The address of the row's show that it is about; null if its own name, or title and date, say so. */
  of: string | null;
  /** Other addresses that lead to it. */
  aliases: string[];
  /** Takes the show out of the archive. */
  hidden: boolean;
  /** `2026-11-28` */
  date: string | null;
  /** `20:00`, in the schedule's zone. */
  time: string | null;
  end: string | null;
  /** Values that replace the row's. */
  facts: {
    title?: string;
    series?: string;
    host?: string;
    description?: string;
    poster?: string;
    contentWarning?: string;
    notes?: string;
    recording?: string;
  };
  /** The body of a function that returns the text, or null if there is no text. */
  code: string | null;
  /** The text without markup, for the search. */
  text: string;
};

export type Content = { pages: PageFile[]; shows: ShowFile[] };

export const NO_CONTENT: Content = { pages: [], shows: [] };

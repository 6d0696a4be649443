import type { ReactNode } from 'react';

export const LINK = 'text-accent underline underline-offset-[0.2em]';

/** The page of a show or of a list of them. The titles inside are its own, or the crew's text has them. */
export const SHOW =
  'grid max-w-240 gap-5 [&_:is(h2,h3)]:font-bold [&_:is(h2,h3)]:wrap-anywhere [&_h2]:text-2xl [&_h3]:mb-[0.4rem]';

/** One airing in a list. */
export function ShowRow({ children }: { children: ReactNode }) {
  return (
    <li className="grid gap-[0.15rem] border-t border-line py-[0.6rem] wrap-anywhere print:break-inside-avoid print:py-[0.2rem] [&_a:hover]:underline">
      {children}
    </li>
  );
}

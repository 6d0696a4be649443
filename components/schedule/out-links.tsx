import type { ReactNode } from 'react';

/** A line of links to other sites. */
export const OutLinks = ({ children }: { children: ReactNode }) => (
  <p className="flex min-h-9 flex-wrap items-center gap-x-5 text-[0.9rem]">{children}</p>
);

export const OutLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <a
    href={href}
    className="py-[0.35rem] text-accent underline underline-offset-[0.2em]"
    target="_blank"
    rel="noreferrer"
  >
    {children}
  </a>
);

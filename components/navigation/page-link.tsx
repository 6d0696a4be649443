'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'a'>, 'onClick'> & {
  href: string;
  /** Called when the way to the page begins in this window. */
  onGo?: () => void;
};

/**
 * A link to another page of the site, which keeps stage and chat. next/link would be 4 kB in the first load, for fetching
 * ahead of time what most viewers never go to.
 */
export function PageLink({ href, onGo, ...rest }: Props) {
  const router = useRouter();
  return (
    <a
      href={href}
      {...rest}
      onClick={(event) => {
        const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event;
        if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
        event.preventDefault();
        onGo?.();
        router.push(href);
      }}
    />
  );
}

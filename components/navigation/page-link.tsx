'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'a'>, 'onClick'> & {
  href: string;
  /** Called when this window begins to go to the page. */
  onGo?: () => void;
};

/**
 * A link to another page of the site, which keeps stage and chat. next/link would add 4 kB to the first load, to prefetch pages
 * that most viewers never open.
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

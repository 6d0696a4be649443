'use client';

import { ChatPanel } from '#components/chat/chat-panel.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { useNow } from '#components/schedule/use-now.ts';
import type { ChatAccess } from '#lib/feeds/site-view.ts';

/** The chat of what is on: the slot's own channel or chat, else the site's. */
export function ChatSlot({ access, demo, emotes }: { access: ChatAccess; demo: boolean; emotes: string[] }) {
  const { view } = useSite();
  const { slot } = useNow();
  const chat = view?.chat ?? access;
  const own = slot?.chat ?? null;
  const frame = slot?.chatFrame ?? (own === null ? chat.frame : null) ?? null;
  return (
    <ChatPanel
      config={{
        url: chat.url,
        channel: own?.startsWith('#') ? own : chat.channel,
        connect: chat.connect,
        siteTitle: view?.title ?? 'Marquee',
        other: frame && { ...frame, title: 'Chat' },
        demo,
        emotes,
      }}
    />
  );
}

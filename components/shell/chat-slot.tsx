'use client';

import { ChatPanel } from '#components/chat/chat-panel.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { useNow } from '#components/schedule/use-now.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { ChatAccess } from '#lib/site/chat-access.ts';

type Props = {
  access: ChatAccess;
  demo: boolean;
  emotes: string[];
  channels?: readonly string[];
  alone?: boolean;
};

/** The chat of what is on: the slot's own channel or chat, else the site's. */
export function ChatSlot({ access, demo, emotes, channels, alone }: Props) {
  const words = useWords('site').chat;
  const { title, view, all } = useSite();
  const { slot } = useNow();
  const chat = view?.chat ?? access;
  const own = slot?.chat ?? null;
  const { frame = null, link = null } =
    own === null ? chat : { frame: slot?.chatFrame, link: slot?.chatLink };
  return (
    <ChatPanel
      alone={alone}
      config={{
        url: chat.url,
        channel: own !== null && /^[#&]/.test(own) ? own : chat.channel,
        connect: chat.connect,
        rooms: all?.rooms.map((room) => room.chat),
        siteTitle: title,
        other: frame && { ...frame, title: words.title },
        link,
        demo,
        emotes,
        channels,
        words: view?.settings.chatWords,
      }}
    />
  );
}

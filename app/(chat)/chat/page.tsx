import { ChatSlot } from '#components/shell/chat-slot.tsx';
import { chatAccess } from '../../chat-access.ts';
import { getWords } from '../../get-words.ts';

/** The chat alone; `/chat?nick=NAME` fills the nick in. */
export default async function ChatPage() {
  const [chat, { site }] = await Promise.all([chatAccess(), getWords()]);
  return (
    <main className="flex h-dvh flex-col" aria-label="Chat">
      <h1 className="sr-only">Chat</h1>
      {chat ? <ChatSlot {...chat} alone /> : <p className="m-auto p-6 text-muted">{site.chat.none}</p>}
    </main>
  );
}

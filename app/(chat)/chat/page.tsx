import { ChatSlot } from '#components/shell/chat-slot.tsx';
import { chatAccess } from '../../chat-access.ts';

/** The chat alone; `/chat?nick=NAME` fills the nick in. */
export default async function ChatPage() {
  const chat = await chatAccess();
  return (
    <main className="flex h-dvh flex-col" aria-label="Chat">
      <h1 className="sr-only">Chat</h1>
      {chat ? <ChatSlot {...chat} /> : <p className="m-auto p-6 text-muted">This site has no chat.</p>}
    </main>
  );
}

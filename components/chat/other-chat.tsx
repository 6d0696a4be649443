import { Translated, useWords } from '#components/words/use-words.tsx';
import type { ChatConfig } from './chat-config.ts';

type Props = Pick<ChatConfig, 'other' | 'link'>;

/** The chat of a show that is on another site: in a frame if that site allows it, else a link to it. */
export default function OtherChat({ other, link }: Props) {
  const words = useWords('site').chat;
  if (other) {
    return (
      <iframe
        className="size-full min-h-0 flex-1"
        src={other.src}
        title={other.title}
        referrerPolicy="strict-origin-when-cross-origin"
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
      />
    );
  }
  if (!link) return null;
  return (
    <p className="min-h-0 w-full flex-1 p-6 text-center">
      <Translated
        text={words.elsewhere}
        link={
          <a href={link} target="_blank" rel="noopener noreferrer">
            {new URL(link).host}
          </a>
        }
      />
    </p>
  );
}

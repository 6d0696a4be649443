import type { Emotes } from '../log/render-text.ts';
import { type EmojiName, searchEmoji } from './completion.ts';
import { EMOJI } from './emoji-table.ts';
import type { Suggestions } from './suggestions.ts';

// Emoji and the site's emotes, by name or from a list. This is loaded, with the table, when the first is wanted.

const MOST_FOUND = 8;
const MOST_PICKED = 96;

const all = (emotes: Emotes): EmojiName[] => [
  ...[...emotes].map(([name, picture]) => ({ name, emoji: '', picture })),
  ...EMOJI,
];

/** Emoji whose names fit a typed one. */
export const findEmoji = (emotes: Emotes, typed: string) => searchEmoji(all(emotes), typed, MOST_FOUND);

/** Emoji to pick from. */
export const emojiToPick = (emotes: Emotes) => all(emotes).slice(0, MOST_PICKED);

const showOption = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

type Props = { id: string; list: Suggestions | null; onTake(taken: EmojiName): void };

/** The list of emoji above the box. The focus stays in the box, whose `aria-activedescendant` says which is chosen. */
export function SuggestionList({ id, list, onTake }: Props) {
  const isGrid = list?.isGrid ?? false;
  return (
    <div
      id={id}
      className={`absolute inset-x-[0.6rem] bottom-full z-2 max-h-56 overflow-auto rounded border border-line bg-raised p-[0.3rem] ${
        isGrid ? 'grid grid-cols-[repeat(auto-fill,minmax(2.4rem,1fr))]' : ''
      }`}
      role="listbox"
      aria-label="Emoji"
      hidden={list === null}
      // The box would lose the focus, which closes the list.
      onPointerDown={(event) => event.preventDefault()}
    >
      {list?.options.map((option, i) => (
        <div
          key={option.name}
          id={`${id}-${i}`}
          ref={i === list.chosen ? showOption : null}
          className={`rounded-[6px] px-2 py-[0.3rem] aria-selected:bg-[color-mix(in_srgb,var(--mq-accent)_22%,transparent)] ${
            isGrid ? 'text-center text-xl' : ''
          }`}
          role="option"
          tabIndex={-1}
          aria-selected={i === list.chosen}
          title={option.name}
          onPointerDown={() => onTake(option)}
        >
          {option.picture === undefined ? (
            option.emoji
          ) : (
            <img className="mq-chat-emote" src={option.picture} alt="" />
          )}
          {!isGrid && <span>{` :${option.name}:`}</span>}
        </div>
      ))}
    </div>
  );
}

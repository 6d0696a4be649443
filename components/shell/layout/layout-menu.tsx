'use client';

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { showPopover } from '#components/browser/popover.ts';
import { CHAT_PLACES, SCHEMES } from '#components/layout/layout.ts';
import { setLayout, useLayout } from '#components/layout/use-layout.ts';
import { useLateWords } from '#components/words/late-words.ts';
import { chooseLanguage, keptLanguage } from '#components/words/viewer-language.ts';
import { LANGUAGES } from '#lib/words/languages.ts';
import { stageVideo, togglePicture } from './actions.ts';
import { CHOICE, Key, PANEL } from './key-help.tsx';

type Props = {
  button: RefObject<HTMLButtonElement | null>;
  hasChat: boolean;
  onClose(): void;
  onKeys(): void;
};

const ITEM =
  'clear-both flex min-h-9 w-full items-center gap-[0.6rem] rounded-[6px] px-[0.35rem] py-[0.2rem] text-start hover:bg-raised';

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="not-first:mt-[0.7rem] not-first:border-t not-first:border-line not-first:pt-[0.7rem]">
      <legend className="float-left mb-[0.2rem] w-full text-xs font-bold tracking-[0.08em] text-muted uppercase">
        {name}
      </legend>
      {children}
    </fieldset>
  );
}

type ChoiceProps = { checked: boolean; onChange(): void; group?: string; children: ReactNode };

/** One of a group of choices, or, without a group, a box to tick. */
function Choice({ checked, onChange, group, children }: ChoiceProps) {
  return (
    <label className={ITEM}>
      <input
        type={group ? 'radio' : 'checkbox'}
        className={CHOICE}
        name={group}
        checked={checked}
        onChange={onChange}
      />
      {children}
    </label>
  );
}

/** All that can be chosen about the layout. */
export default function LayoutMenu({ button, hasChat, onClose, onKeys }: Props) {
  const words = useLateWords('layout');
  const layout = useLayout();
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    let gone = false;
    const hide = showPopover(element, () => {
      if (gone) return;
      if (element.contains(document.activeElement) || document.activeElement === document.body)
        button.current?.focus();
      onClose();
    });
    place(element, button.current);
    element.querySelector<HTMLElement>('button, input')?.focus();
    const onResize = () => place(element, button.current);
    addEventListener('resize', onResize);
    return () => {
      gone = true;
      hide();
      removeEventListener('resize', onResize);
    };
  }, [button, onClose]);

  return (
    <div
      ref={menu}
      className={`${PANEL} fixed inset-auto z-40 max-h-[calc(100dvh-1rem)] w-68 max-w-[calc(100vw-1rem)] overflow-auto not-data-open:hidden`}
      role="dialog"
      aria-label={words.title}
    >
      {hasChat ? (
        <Group name={words.chat}>
          {CHAT_PLACES.map((place) => (
            <Choice
              key={place}
              group="chat-place"
              checked={layout.chat === place}
              onChange={() => setLayout({ chat: place })}
            >
              {words.places[place]}
            </Choice>
          ))}
          <a
            className={`${ITEM} text-accent underline underline-offset-[0.2em]`}
            href="/chat"
            target="_blank"
            rel="noreferrer"
          >
            {words.ownWindow}
          </a>
        </Group>
      ) : null}
      <Group name={words.look}>
        {SCHEMES.map((scheme) => (
          <Choice
            key={scheme}
            group="scheme"
            checked={layout.scheme === scheme}
            onChange={() => setLayout({ scheme })}
          >
            {words.schemes[scheme]}
          </Choice>
        ))}
      </Group>
      <Group name={words.language}>
        <select
          className="min-h-9 w-full"
          aria-label={words.language}
          defaultValue={keptLanguage()}
          onChange={({ target }) => chooseLanguage(target.value)}
        >
          <option value="">{words.browserLanguage}</option>
          {LANGUAGES.map(({ language, name }) => (
            <option key={language} value={language} lang={language}>
              {name}
            </option>
          ))}
        </select>
      </Group>
      <Group name={words.screen}>
        <Choice checked={layout.theatre} onChange={() => setLayout({ theatre: !layout.theatre })}>
          {words.theatre}
        </Choice>
        <Choice checked={layout.remote} onChange={() => setLayout({ remote: !layout.remote })}>
          {words.remote}
        </Choice>
        {document.pictureInPictureEnabled && stageVideo() ? (
          <button type="button" className={ITEM} onClick={togglePicture}>
            {words.picture}
          </button>
        ) : null}
        <button type="button" className={ITEM} onClick={onKeys}>
          {words.keys} <Key>?</Key>
        </button>
      </Group>
    </div>
  );
}

/** Beside its button, within the window; on phones the style sheet lays it along the lower edge. */
function place(menu: HTMLElement, button: HTMLElement | null): void {
  if (!button) return;
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.min(Math.max(at.right - width, 8), innerWidth - width - 8);
  const top =
    at.top - height - 8 >= 8 ? at.top - height - 8 : Math.min(at.bottom + 8, innerHeight - height - 8);
  menu.style.setProperty('left', `${left}px`);
  menu.style.setProperty('top', `${Math.max(top, 8)}px`);
}

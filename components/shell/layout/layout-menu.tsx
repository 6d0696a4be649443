'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { showPopover } from '#components/browser/popover.ts';
import { CHAT_PLACES, SCHEMES } from '#components/layout/layout.ts';
import { useLateWords } from '#components/words/late-words.ts';
import { chooseLanguage, keptLanguage } from '#components/words/viewer-language.ts';
import { LANGUAGES } from '#lib/words/languages.ts';
import { stageVideo, togglePicture } from './actions.ts';
import './menu.css';
import { setLayout, useLayout } from '#components/layout/use-layout.ts';

type Props = {
  button: RefObject<HTMLButtonElement | null>;
  hasChat: boolean;
  onClose(): void;
  onKeys(): void;
};

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
    <div ref={menu} className="layout-menu" role="dialog" aria-label={words.title}>
      {hasChat ? (
        <fieldset>
          <legend>{words.chat}</legend>
          {CHAT_PLACES.map((place) => (
            <label key={place}>
              <input
                type="radio"
                name="chat-place"
                checked={layout.chat === place}
                onChange={() => setLayout({ chat: place })}
              />
              {words.places[place]}
            </label>
          ))}
          <a href="/chat" target="_blank" rel="noreferrer">
            {words.ownWindow}
          </a>
        </fieldset>
      ) : null}
      <fieldset>
        <legend>{words.look}</legend>
        {SCHEMES.map((scheme) => (
          <label key={scheme}>
            <input
              type="radio"
              name="scheme"
              checked={layout.scheme === scheme}
              onChange={() => setLayout({ scheme })}
            />
            {words.schemes[scheme]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.language}</legend>
        <select
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
      </fieldset>
      <fieldset>
        <legend>{words.screen}</legend>
        <label>
          <input
            type="checkbox"
            checked={layout.theatre}
            onChange={() => setLayout({ theatre: !layout.theatre })}
          />
          {words.theatre}
        </label>
        <label>
          <input
            type="checkbox"
            checked={layout.remote}
            onChange={() => setLayout({ remote: !layout.remote })}
          />
          {words.remote}
        </label>
        {document.pictureInPictureEnabled && stageVideo() ? (
          <button type="button" onClick={togglePicture}>
            {words.picture}
          </button>
        ) : null}
        <button type="button" onClick={onKeys}>
          {words.keys} <kbd>?</kbd>
        </button>
      </fieldset>
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

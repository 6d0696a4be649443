'use client';

import { type FormEvent, useState } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { usePickedRoom } from './room-picker.tsx';
import type { Backstage } from './use-backstage.ts';

/** Shows a card in place of the stream: the usual texts by one press, or own words with a picture and a countdown. */
export function CardForm({ backstage }: { backstage: Backstage }) {
  const { order, busy } = backstage;
  const { all } = useSite();
  const room = usePickedRoom();
  const words = useWords('showNight').card;
  const [own, setOwn] = useState({ words: '', picture: '', until: '' });
  const [everywhere, setEverywhere] = useState(false);
  const rooms = all?.rooms ?? [];

  const show = async (text: string) => {
    if (!everywhere || rooms.length === 0)
      return void (await order({ act: 'show', text: `card: ${text}`, room }, words.done));
    for (const { slug } of rooms) await order({ act: 'show', text: `card: ${text}`, room: slug }, words.done);
  };
  const showOwn = (event: FormEvent) => {
    event.preventDefault();
    const until = Date.parse(own.until);
    const lines = [own.words, own.picture.trim()];
    if (!Number.isNaN(until)) lines.push(`until ${new Date(until).toISOString().slice(0, 16)}Z`);
    void show(lines.filter((line) => line !== '').join('\n'));
  };
  const field = (name: keyof typeof own, label: string, type: string) => (
    <>
      <label htmlFor={`bs-card-${name}`}>{label}</label>
      <input
        id={`bs-card-${name}`}
        type={type}
        className="bs-input"
        maxLength={300}
        required={name === 'words'}
        value={own[name]}
        onChange={(event) => setOwn({ ...own, [name]: event.target.value })}
      />
    </>
  );

  return (
    <fieldset className="bs-cards">
      <legend>{words.title}</legend>
      <div className="bs-row">
        {[words.back, words.late, words.trouble, words.over].map((text) => (
          <button
            key={text}
            type="button"
            className="bs-button"
            disabled={busy}
            onClick={() => void show(text)}
          >
            {text}
          </button>
        ))}
        {rooms.length > 1 ? (
          <label className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              checked={everywhere}
              onChange={(event) => setEverywhere(event.target.checked)}
            />
            {words.everywhere}
          </label>
        ) : null}
      </div>
      <details className="bs-details">
        <summary>{words.own}</summary>
        <form className="bs-form" onSubmit={showOwn}>
          {field('words', words.words, 'text')}
          {field('picture', words.picture, 'text')}
          {field('until', words.until, 'datetime-local')}
          <button type="submit" className="bs-button bs-primary" disabled={busy}>
            {words.show}
          </button>
        </form>
      </details>
    </fieldset>
  );
}

'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Details } from '#components/panels/details.tsx';
import { Input } from '#components/panels/field.tsx';
import { BOX, ROW } from '#components/panels/looks.ts';
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
      <Input
        id={`bs-card-${name}`}
        type={type}
        maxLength={300}
        required={name === 'words'}
        value={own[name]}
        onChange={(event) => setOwn({ ...own, [name]: event.target.value })}
      />
    </>
  );

  return (
    <fieldset className={BOX}>
      <legend>{words.title}</legend>
      <div className={ROW}>
        {[words.back, words.late, words.trouble, words.over].map((text) => (
          <Button key={text} disabled={busy} onClick={() => void show(text)}>
            {text}
          </Button>
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
      <Details summary={words.own}>
        <form className="grid gap-2" onSubmit={showOwn}>
          {field('words', words.words, 'text')}
          {field('picture', words.picture, 'text')}
          {field('until', words.until, 'datetime-local')}
          <Button type="submit" primary disabled={busy}>
            {words.show}
          </Button>
        </form>
      </Details>
    </fieldset>
  );
}

'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Input } from '#components/panels/field.tsx';
import { ROW } from '#components/panels/looks.ts';
import { useSite } from '#components/schedule/site-context.tsx';
import { answer, useInstant } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { Command, SlotWish } from '#lib/backstage/state.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import { usePickedRoom } from './room-picker.tsx';
import type { Backstage } from './use-backstage.ts';

/**
 * One field for everything that can be shown: an address, a name, a title, or words. It also takes another stream for the show
 * that is on.
 */
export function ShowBox({ backstage }: { backstage: Backstage }) {
  const { order, busy } = backstage;
  const { view } = useSite();
  const room = usePickedRoom();
  const words = useWords('backstageNow');
  const night = useWords('showNight');
  const [text, setText] = useState('');
  /** Text that is nothing else may be meant for a card. */
  const [offer, setOffer] = useState<string | null>(null);
  // The show that is on, also if a card or another override covers it.
  const { slot } = answer(view && { ...view, override: null }, useInstant());

  const send = async (wanted: Command, done: string) => {
    setOffer(null);
    const result = await order(wanted, done);
    if (result?.ok) setText('');
    else if (result?.isText) setOffer(text);
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    void send({ act: 'show', text, room }, words.showDone);
  };
  const replace = (wish: SlotWish) =>
    slot && void send({ act: 'slot', uid: slot.uid, wish, room }, night.stream.done);

  return (
    <form className="grid gap-2" onSubmit={show}>
      <div className={ROW}>
        <label htmlFor="bs-address" className="sr-only">
          {words.address}
        </label>
        <Input
          id="bs-address"
          className="flex-[1_1_14rem]"
          autoComplete="off"
          placeholder={words.addressHint}
          aria-describedby="bs-address-note"
          value={text}
          onChange={(event) => setText(event.target.value)}
          required
        />
        <Button type="submit" primary disabled={busy}>
          {words.show}
        </Button>
        {slot ? (
          <Button disabled={busy || text.trim() === ''} onClick={() => replace({ act: 'stream', text })}>
            {night.stream.replace}
          </Button>
        ) : null}
        {slot && withoutTrailer(slot.streams).streams.length > 1 ? (
          <Button disabled={busy} onClick={() => replace({ act: 'stream', text: null })}>
            {night.stream.next}
          </Button>
        ) : null}
      </div>
      <p id="bs-address-note" className="text-muted text-sm">
        {night.box} {slot ? <Translated text={night.stream.about} title={<bdi>{slot.title}</bdi>} /> : null}
      </p>
      {offer === null ? null : (
        <Button
          primary
          disabled={busy}
          onClick={() => void send({ act: 'show', text: `card: ${offer}`, room }, night.card.done)}
        >
          <Translated text={night.card.asCard} words={<bdi>{offer}</bdi>} />
        </Button>
      )}
    </form>
  );
}

'use client';

import { type FormEvent, lazy, Suspense, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Input } from '#components/panels/field.tsx';
import { ROW, THEN } from '#components/panels/looks.ts';
import { Panel } from '#components/panels/panel.tsx';
import { Player } from '#components/stage/player.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { Tried } from '#lib/feeds/tried.ts';
import { usePickedRoom } from './room-picker.tsx';
import { SiteAt } from './site-at.tsx';
import { SCREEN, StagePreview } from './stage-preview.tsx';
import { StreamChecks } from './stream-checks.tsx';
import { postJson } from './use-backstage.ts';

const TriedSound = lazy(() => import('./tried-sound.tsx'));

/** Plays an address, a name or a row as viewers would see it, while nobody else does. */
export function GreenRoom() {
  const room = usePickedRoom();
  const words = useWords('showNight').green;
  const { noAnswer } = useWords('showNight');
  const [text, setText] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const [reason, setReason] = useState('');

  const tryIt = async (event: FormEvent) => {
    event.preventDefault();
    setTried(null);
    try {
      const answer: Tried | { ok: false; reason: string } = await (
        await postJson('/backstage/try', { text, room })
      ).json();
      setReason(answer.ok ? '' : answer.reason);
      if (answer.ok) setTried(answer);
    } catch {
      setReason(noAnswer);
    }
  };

  return (
    <Panel id="bs-green" title={words.title}>
      <p className="text-muted text-sm">{words.note}</p>
      <form className={ROW} onSubmit={(event) => void tryIt(event)}>
        <label htmlFor="bs-try" className="sr-only">
          {words.label}
        </label>
        <Input
          id="bs-try"
          className="flex-[1_1_14rem]"
          autoComplete="off"
          placeholder={words.label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          required
        />
        <Button type="submit">{words.try}</Button>
      </form>
      <p role="status">{reason}</p>
      {tried ? (
        <div className={THEN}>
          <h3 className="mb-[0.6rem] font-[650]">{words.playAs}</h3>
          <Suspense>
            <TriedSound key={tried.at} embed={tried.first?.embed ?? null}>
              <SiteAt view={tried.view} instant={Date.parse(tried.at)} room={room ?? null}>
                <StagePreview key={tried.at} playing />
              </SiteAt>
            </TriedSound>
            {tried.others.map(({ label, embed }) => (
              <figure key={embed.src}>
                <TriedSound embed={embed}>
                  <div className={SCREEN}>
                    <Player embed={embed} title={label} starts={false} heard={false} first={false} />
                  </div>
                </TriedSound>
                <figcaption>{label}</figcaption>
              </figure>
            ))}
          </Suspense>
          <StreamChecks streams={tried.streams} />
          {tried.facts.length > 0 ? <p className="text-muted text-sm">{tried.facts.join(', ')}</p> : null}
          <Button onClick={() => setTried(null)}>{words.close}</Button>
        </div>
      ) : null}
    </Panel>
  );
}

import type { EmbedOptions } from '#lib/embed/types.ts';
import { siteView } from '#lib/feeds/build-site-view.ts';
import type { Tried } from '#lib/feeds/tried.ts';
import { overrideOf } from '#lib/schedule/override.ts';
import type { Aliases } from '#lib/schedule/streams-tab.ts';
import type { Site } from '#lib/site/current.ts';
import { isoSeconds } from '#lib/time.ts';
import type { Words } from '#lib/words/words.ts';
import { canCheck, checkStream } from '#server/streams/check-stream.ts';
import { fetchPublic, type Network } from '#server/streams/fetch-public.ts';
import { type Refused, refuse, roomOfCell } from './planned.ts';
import { readShown } from './read-shown.ts';

type Options = {
  site: Site | null;
  aliases: Aliases;
  embed: EmbedOptions;
  /** Null if streams are not checked. */
  network: Network | null;
  now(): number;
  words: Words;
};

/** The site as it would be with something shown that viewers have not seen, and the result of checking its streams. */
export async function tryOut(
  text: string,
  slug: string | undefined,
  { site, aliases, embed, network, now, words }: Options,
): Promise<Tried | Refused> {
  const current = site?.current;
  if (!site || !current) return refuse(words.backstageAnswers.refused.gone);
  const { schedule } = current;
  const room = roomOfCell(schedule, slug);
  if (room === undefined) return refuse(words.backstageAnswers.refused.noRoom);
  const read = readShown(text, schedule, { aliases, embed, words });
  if (!read.ok) return read;
  const at = now();
  const override = overrideOf(read.showNow, schedule, at, slug ?? null);
  if (!override) return refuse(words.backstageAnswers.refused.gone);
  const held = room === null || room.isFirst ? { held: override } : { heldIn: { [room.slug]: override } };
  const context = { now, origin: site.config.siteUrl, slotStart: null, together: false };
  const found = await Promise.all(
    override.streams.map(async ({ label, embed: stream }) => {
      const isLooked = network !== null && canCheck(stream);
      const { state } = isLooked
        ? await checkStream(stream, null, { ...context, network })
        : { state: 'unknown' as const };
      const facts = isLooked && stream.kind === 'hls' ? await factsOf(stream.src, network) : [];
      const check = { label, src: stream.src, row: null, cell: null, state, at: isLooked ? at : null };
      return { check, facts };
    }),
  );
  const view = siteView({ ...current, ...held }, site.config, at);
  // The clock of a trial stands still, so a programme must be placed at that instant.
  const slots = view.slots.map((slot) =>
    slot.uid === override.slot ? { ...slot, playback: 'live' as const } : slot,
  );
  return {
    ok: true,
    at: isoSeconds(at),
    view: { ...view, slots },
    first: override.streams[0] ?? null,
    others: override.streams.slice(1),
    streams: found.map(({ check }) => check),
    facts: found.flatMap(({ facts }) => facts),
  };
}

/** Codecs and resolutions of a multivariant playlist (RFC 8216, 4.3.4.2). */
async function factsOf(address: string, network: Network): Promise<string[]> {
  const { body } = await fetchPublic(address, network).catch(() => ({ body: '' }));
  const variants = body.split(/\r?\n/).filter((line) => line.startsWith('#EXT-X-STREAM-INF'));
  return [
    ...new Set(
      variants.flatMap((line) => [
        ...(/RESOLUTION=(\d+x\d+)/.exec(line)?.slice(1) ?? []),
        ...(/CODECS="([\w.,-]{1,80})"/.exec(line)?.slice(1) ?? []),
      ]),
    ),
  ].slice(0, 20);
}

import type { Content, ShowFile } from '#lib/content/types.ts';
import { titleName, uidOf } from '#lib/schedule/uid.ts';
import { type Zone, zoneOf } from '#lib/schedule/zone.ts';
import { isoSeconds } from '#lib/time.ts';
import type { StoredShow } from './keep.ts';
import { overAt, type Show, type ShowRecord, slugOfRow } from './show.ts';

/** The archive as viewers get it. */
export type Archive = {
  /** The newest first. */
  shows: readonly Show[];
  /** Every address that a show has or had, and the show. */
  bySlug: ReadonlyMap<string, Show>;
};

export const NO_ARCHIVE: Archive = { shows: [], bySlug: new Map() };

type Draft = {
  facts: ShowRecord;
  day: string;
  slug: string;
  aliases: string[];
  file: ShowFile | null;
  dateOnly: boolean;
};

type ArchiveInput = {
  kept: Iterable<StoredShow>;
  content: Content;
  /** The zone of the schedule. The days and times in files are in this zone. */
  timeZone: string;
  /** ms. A show that is not over then is not in the archive. */
  instant: number;
  /** Whether the show notes at an address exist. Missing notes are not offered. */
  hasNotes?(address: string): boolean;
  /** Gives each uid its number. */
  numbersOf(uids: readonly string[]): ReadonlyMap<string, number>;
};

/** Joins the shows that rows left with the files that the crew wrote. */
export function publishedArchive({
  kept,
  content,
  timeZone,
  instant,
  hasNotes = () => true,
  numbersOf,
}: ArchiveInput): Archive {
  const zone = zoneOf(timeZone);
  const drafts = [...kept]
    .filter(({ facts }) => overAt(facts) <= instant)
    .map(({ facts, slugs }): Draft => {
      const slug = slugOfRow(facts);
      const start = Date.parse(facts.start);
      const day = new Date(zone?.toWall(start) ?? start).toISOString().slice(0, 10);
      return { facts, day, slug, aliases: [slug, ...slugs], file: null, dateOnly: false };
    });
  const find = finderOf(drafts);
  for (const file of content.shows) {
    const draft = find(file);
    if (draft) {
      draft.facts = { ...draft.facts, ...file.facts };
      draft.aliases.push(file.slug, ...file.aliases);
      draft.slug = file.slug;
      draft.file = file;
    } else {
      const own = draftOf(file, zone);
      if (own && overAt(own.facts) <= instant) drafts.push(own);
    }
  }
  const shown = drafts.filter(({ file }) => !file?.hidden);
  // The oldest first, so that in a new archive numbers grow with the days.
  shown.sort((a, b) => order(a.facts, b.facts));
  const numbers = numbersOf(shown.map(({ facts }) => facts.uid));
  const bySlug = new Map<string, Show>();
  const shows = shown.map(({ facts, day, slug, file, dateOnly }): Show => {
    const number = numbers.get(facts.uid) ?? 0;
    const notes = facts.notes !== null && hasNotes(facts.notes) ? facts.notes : null;
    return { ...facts, notes, slug, number, day, dateOnly, article: file?.code == null ? null : file.slug };
  });
  // An address that a show has goes before one that another show had.
  for (const [at, { aliases }] of shown.entries()) {
    const show = shows[at];
    for (const alias of show ? aliases : []) if (!bySlug.has(alias) && show) bySlug.set(alias, show);
  }
  for (const show of shows) bySlug.set(show.slug, show);
  return { shows: shows.reverse(), bySlug };
}

const order = (a: ShowRecord, b: ShowRecord) =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : a.uid < b.uid ? -1 : 1;

/** Finds the row's show that a file is about: by its address, or by title and day. */
function finderOf(drafts: readonly Draft[]): (file: ShowFile) => Draft | null {
  const byAddress = new Map(drafts.flatMap((draft) => draft.aliases.map((alias) => [alias, draft])));
  const byUid = new Map(drafts.map((draft) => [draft.facts.uid, draft]));
  const nameOf = (title: string, day: string) => `${titleName(title)} ${day}`;
  const byDay = new Map(drafts.map((draft) => [nameOf(draft.facts.title, draft.day), draft]));
  return ({ slug, of, date, facts }) => {
    const named = of ?? slug;
    return (
      byAddress.get(named) ??
      byUid.get(named.slice(named.lastIndexOf('-') + 1)) ??
      (facts.title !== undefined && date !== null ? byDay.get(nameOf(facts.title, date)) : undefined) ??
      null
    );
  };
}

/** A show that never had a row; null if the file does not say enough for that. */
function draftOf(file: ShowFile, zone: Zone | null): Draft | null {
  const { slug, aliases, date, time, facts } = file;
  if (facts.title === undefined || date === null) return null;
  const at = (wall: string) => {
    const ms = Date.parse(`${date}T${wall.padStart(5, '0')}:00Z`);
    return zone?.toInstant(ms).instant ?? ms;
  };
  const start = at(time ?? '12:00');
  const end = time !== null && file.end !== null ? at(file.end) : null;
  return {
    facts: {
      uid: `f${uidOf(slug, 0, null)}`,
      series: null,
      room: null,
      host: null,
      description: null,
      poster: null,
      contentWarning: null,
      notes: null,
      recording: null,
      ...facts,
      title: facts.title,
      start: isoSeconds(start),
      end: end === null ? null : isoSeconds(end <= start ? end + 86_400_000 : end),
    },
    day: date,
    slug,
    aliases,
    file,
    dateOnly: time === null,
  };
}

/** The show that an address means. It may be an old address of the show, or one that was made from an earlier title. */
export function showOf({ bySlug, shows }: Archive, slug: string): Show | null {
  const found = bySlug.get(slug);
  if (found) return found;
  const uid = slug.slice(slug.lastIndexOf('-') + 1);
  return slug.includes('-') ? (shows.find((show) => show.uid === uid) ?? null) : null;
}

import { z } from 'zod';

// The shape of /schedule.json, for programs that read it. It is the type SiteView (site-view.ts) as a value; a test checks that
// both say the same. A reader lets fields pass that it does not know, because the shape may grow.

const text = z.string();
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const count = z.number().min(0);

const chatFrame = z.object({ provider: text, src: text }).meta({ id: 'chatFrame' });

const embed = z
  .object({
    provider: text,
    kind: z.enum(['live', 'channel', 'video', 'playlist', 'audio', 'whep', 'hls', 'dash', 'file', 'page']),
    id: text,
    src: text,
    start: count.optional().describe('Seconds from the beginning.'),
  })
  .meta({ id: 'embed' });

const stream = z
  .object({ label: text, length: z.number().nullable().describe('Seconds.'), embed })
  .meta({ id: 'stream' });
const streams = z.array(stream).meta({ id: 'streams' });

const override = z
  .object({
    kind: z.enum(['stream', 'slot', 'card']),
    title: text.describe('Of a card: its words.'),
    streams,
    picture: text.nullable().describe("The address of a card's picture."),
    until: instant.nullable().describe('The instant to which a card counts down.'),
    slot: text.nullable().describe('The uid of the slot that it names.'),
  })
  .meta({ id: 'override' });

const item = z
  .object({ index: z.int().min(0), title: text, start: instant, end: instant.nullable() })
  .meta({ id: 'item' });

const slot = z
  .object({
    uid: z.string().regex(/^[0-9a-z]+$/),
    title: text,
    start: instant,
    end: instant.nullable(),
    status: z.enum(['confirmed', 'tentative', 'cancelled']),
    room: text.nullable().describe('The name of a room; null means all of them.'),
    playback: z
      .enum(['live', 'together', 'together, loop'])
      .describe('Together: a recording that all viewers see at the same second.'),
    captions: z.array(z.object({ language: text.nullable(), src: text })),
    series: text.nullable(),
    host: text.nullable(),
    streams,
    description: text.nullable(),
    poster: text.nullable(),
    contentWarning: text.nullable(),
    chat: text.nullable().describe('An IRC channel, or the address of another chat.'),
    layout: z.enum(['tabs', 'grid']).nullable(),
    theme: text.nullable(),
    notes: text.nullable(),
    recording: text.nullable(),
    chatFrame: chatFrame.optional(),
    chatLink: text.optional(),
    programme: z
      .array(item)
      .optional()
      .describe('What plays when in a slot that is played together, as far as the lengths are known.'),
    zero: instant
      .optional()
      .describe('When its first recording begins, if an override shows it at another time than its own.'),
    edits: z
      .array(z.object({ at: instant, act: z.enum(['skip', 'restart', 'pause', 'resume']) }))
      .optional()
      .describe('What the crew did to the programme while it played.'),
    standIn: z
      .literal(true)
      .optional()
      .describe('The streams are not those of the row: they stand in for them.'),
  })
  .meta({ id: 'slot' });

const room = z
  .object({
    name: text,
    slug: z.string().regex(/^[0-9a-z-]+$/),
    chat: text.nullable(),
    stream: stream.nullable(),
    offAirStream: embed.nullable(),
    offAirMessage: text.nullable(),
    theme: text.nullable(),
    override: override.nullable(),
    chatFrame: chatFrame.optional(),
    chatLink: text.optional(),
  })
  .meta({ id: 'room' });

export const scheduleSchema = z
  .object({
    revision: text.describe('A hash of the schedule: it changes when the schedule does.'),
    fetchedAt: text.describe('When the sheet was read.'),
    title: text,
    language: text.describe('What the site speaks, BCP 47: en, de.'),
    timeZone: text.describe('The zone of the sheet: Europe/London, or GMT-07:00.'),
    chat: z.object({
      url: text.nullable(),
      channel: text,
      connect: z.enum(['ask', 'load']),
      frame: chatFrame.optional(),
      link: text.optional(),
    }),
    settings: z.object({
      title: text.nullable(),
      chatChannel: text.nullable(),
      offAirMessage: text.nullable(),
      offAirStream: embed.nullable(),
      startingSoon: count.describe('Minutes before a start in which its stream is shown.'),
      overrun: count.describe('Minutes for which a show may overrun its end.'),
      themes: z.record(text, text),
      theme: text.nullable().describe('What counts if a slot and its series have no theme.'),
      embeds: z.enum(['load', 'ask']).optional(),
      chatWords: z.array(text).optional(),
      viewers: z.literal('shown').optional().describe('Viewers see how many watch.'),
      numbers: z.literal('public').optional().describe('Everybody may read how many watched.'),
    }),
    themeFiles: z
      .array(text)
      .optional()
      .describe('The themes that have a style sheet of the crew, at /themes/NAME.css.'),
    override: override
      .nullable()
      .describe('Shown now, whatever the times say; of the first room, if there are rooms.'),
    rooms: z
      .array(room)
      .describe('Programmes that run in parallel, in their order; empty if there are none.'),
    slots: z.array(slot),
    embeds: z
      .literal('ask')
      .optional()
      .describe('Streams from other servers are loaded when a viewer asks for them.'),
    live: z
      .record(text, z.enum(['waiting', 'framing']))
      .optional()
      .describe(
        'Streams near now that cannot be shown, by `src`: they do not run, or are pages that do not let themselves be framed.',
      ),
  })
  .meta({ id: 'schedule' });

/** The JSON Schema of `/schedule.json` (json-schema.org, draft 2020-12). */
export const scheduleJsonSchema = () =>
  z.toJSONSchema(
    scheduleSchema.nullable().meta({
      title: 'Marquee schedule',
      description:
        'The answer of /schedule.json: the slots of the last 12 hours and of the coming 14 days, sorted by start, and what is needed to know which of them is on. Instants are UTC. It is null until the sheet was read for the first time.',
    }),
    { io: 'input' },
  );

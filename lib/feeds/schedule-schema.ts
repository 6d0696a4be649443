const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const instant = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' };
const minutes = { type: 'number', minimum: 0 };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

/** An object that has all of these, may have those, and may grow: readers must let pass what they do not know. */
const object = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

/** The JSON Schema of `/schedule.json` (json-schema.org, draft 2020-12). */
export const SCHEDULE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Marquee schedule',
  description:
    'What /schedule.json answers: the slots of the last 12 hours and of the coming 14 days, sorted by start, and what is needed to know which of them is on. Instants are UTC. It is null until the sheet was read for the first time.',
  ...orNull(ref('schedule')),
  $defs: {
    schedule: object(
      {
        revision: { ...text, description: 'A hash of the schedule: it changes when the schedule does.' },
        fetchedAt: { ...text, description: 'When the sheet was read.' },
        title: text,
        language: { ...text, description: 'What the site speaks, BCP 47: en, de.' },
        timeZone: { ...text, description: 'The zone of the sheet: Europe/London, or GMT-07:00.' },
        chat: object(
          { url: textOrNull, channel: text, connect: { enum: ['ask', 'load'] } },
          { frame: ref('chatFrame'), link: text },
        ),
        settings: object(
          {
            title: textOrNull,
            chatChannel: textOrNull,
            offAirMessage: textOrNull,
            offAirStream: orNull(ref('embed')),
            startingSoon: { ...minutes, description: 'Minutes before a start in which its stream is shown.' },
            overrun: { ...minutes, description: 'Minutes for which a show may overrun its end.' },
            themes: { type: 'object', additionalProperties: text },
            theme: { ...textOrNull, description: 'What counts where a slot and its series have no theme.' },
          },
          { embeds: { enum: ['load', 'ask'] }, chatWords: { type: 'array', items: text } },
        ),
        override: {
          ...orNull(ref('override')),
          description: 'Shown now, whatever the times say; of the first room, if there are rooms.',
        },
        rooms: {
          type: 'array',
          items: ref('room'),
          description: 'Programmes that run in parallel, in their order; empty if there are none.',
        },
        slots: { type: 'array', items: ref('slot') },
      },
      {
        embeds: { const: 'ask', description: 'What others serve is loaded when a viewer asks for it.' },
        live: {
          type: 'object',
          additionalProperties: { enum: ['waiting', 'framing'] },
          description:
            'Streams near now that cannot be shown, by `src`: they do not run, or are pages that do not let themselves be framed.',
        },
      },
    ),
    slot: object(
      {
        uid: { ...text, pattern: '^[0-9a-z]+$' },
        title: text,
        start: instant,
        end: orNull(instant),
        status: { enum: ['confirmed', 'tentative', 'cancelled'] },
        room: { ...textOrNull, description: 'The name of a room; null means all of them.' },
        playback: {
          enum: ['live', 'together', 'together, loop'],
          description: 'Together: a recording that all viewers see at the same second.',
        },
        captions: { type: 'array', items: object({ language: textOrNull, src: text }) },
        series: textOrNull,
        host: textOrNull,
        streams: ref('streams'),
        description: textOrNull,
        poster: textOrNull,
        contentWarning: textOrNull,
        chat: { ...textOrNull, description: 'An IRC channel, or the address of another chat.' },
        layout: { enum: ['tabs', 'grid', null] },
        theme: textOrNull,
        notes: textOrNull,
        recording: textOrNull,
      },
      {
        chatFrame: ref('chatFrame'),
        chatLink: text,
        programme: {
          type: 'array',
          items: ref('item'),
          description: 'What plays when in a slot that is played together, as far as the lengths are known.',
        },
        zero: {
          ...instant,
          description:
            'When its first recording begins, if an override shows it at another time than its own.',
        },
        edits: {
          type: 'array',
          items: object({ at: instant, act: { enum: ['skip', 'restart', 'pause', 'resume'] } }),
          description: 'What the crew did to the programme while it played.',
        },
        standIn: {
          const: true,
          description: 'The streams are not those of the row: they stand in for them.',
        },
      },
    ),
    item: object({ index: { type: 'integer' }, title: text, start: instant, end: orNull(instant) }),
    override: object({
      kind: { enum: ['stream', 'slot', 'card'] },
      title: { ...text, description: 'Of a card: its words.' },
      streams: ref('streams'),
      picture: { ...textOrNull, description: "The address of a card's picture." },
      until: { ...orNull(instant), description: 'The instant to which a card counts down.' },
      slot: { ...textOrNull, description: 'The uid of the slot that it names.' },
    }),
    room: object(
      {
        name: text,
        slug: { ...text, pattern: '^[0-9a-z-]+$' },
        chat: textOrNull,
        stream: orNull(ref('stream')),
        offAirStream: orNull(ref('embed')),
        offAirMessage: textOrNull,
        theme: textOrNull,
        override: orNull(ref('override')),
      },
      { chatFrame: ref('chatFrame'), chatLink: text },
    ),
    streams: { type: 'array', items: ref('stream') },
    stream: object({
      label: text,
      length: { type: ['number', 'null'], description: 'Seconds.' },
      embed: ref('embed'),
    }),
    embed: object(
      {
        provider: text,
        kind: {
          enum: ['live', 'channel', 'video', 'playlist', 'audio', 'whep', 'hls', 'dash', 'file', 'page'],
        },
        id: text,
        src: text,
      },
      { start: { type: 'number', minimum: 0, description: 'Seconds from the beginning.' } },
    ),
    chatFrame: object({ provider: text, src: text }),
  },
};

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrameCommand, FrameEvent } from './protocol.ts';
import { PROTOCOLS } from './protocols/index.ts';

/** Messages as the players send them, written from each provider's documentation, and the events that they mean. */
const SAID: Record<string, [message: unknown, events: FrameEvent[]][]> = {
  youtube: [
    [JSON.stringify({ event: 'onReady', info: null, id: 1, channel: 'widget' }), [{ type: 'ready' }]],
    [JSON.stringify({ event: 'onStateChange', info: 1, id: 1 }), [{ type: 'playing' }]],
    [JSON.stringify({ event: 'onStateChange', info: 0, id: 1 }), [{ type: 'ended' }]],
    [JSON.stringify({ event: 'onStateChange', info: 3, id: 1 }), []],
    [JSON.stringify({ event: 'onError', info: 100 }), [{ type: 'error', reason: 'gone' }]],
    [JSON.stringify({ event: 'onError', info: 101 }), [{ type: 'error', reason: 'refused' }]],
    [JSON.stringify({ event: 'onError', info: 150 }), [{ type: 'error', reason: 'refused' }]],
    [
      JSON.stringify({ event: 'infoDelivery', info: { currentTime: 12.5, muted: false } }),
      [
        { type: 'position', seconds: 12.5 },
        { type: 'muted', muted: false },
      ],
    ],
  ],
  vimeo: [
    [JSON.stringify({ event: 'ready' }), [{ type: 'ready' }]],
    [
      JSON.stringify({ event: 'timeupdate', data: { seconds: 3.2, percent: 0.1, duration: 32 } }),
      [{ type: 'position', seconds: 3.2 }],
    ],
    [JSON.stringify({ event: 'ended', data: { seconds: 32 } }), [{ type: 'ended' }]],
    [
      JSON.stringify({ event: 'error', data: { name: 'NotFoundError', message: 'x' } }),
      [{ type: 'error', reason: 'gone' }],
    ],
    [
      JSON.stringify({ event: 'error', data: { name: 'PrivacyError' } }),
      [{ type: 'error', reason: 'refused' }],
    ],
    [JSON.stringify({ event: 'error', data: { name: 'NotAllowedError', method: 'play' } }), []],
  ],
  twitch: [
    [{ namespace: 'twitch-embed', eventName: 'ready', params: {} }, [{ type: 'ready' }]],
    [
      {
        namespace: 'twitch-embed-player-proxy',
        eventName: 'UPDATE_STATE',
        params: { playback: 'Playing', currentTime: 7, muted: true, ended: false },
      },
      [{ type: 'playing' }, { type: 'position', seconds: 7 }, { type: 'muted', muted: true }],
    ],
    [
      {
        namespace: 'twitch-embed-player-proxy',
        eventName: 'UPDATE_STATE',
        params: { playback: 'Ended', ended: true },
      },
      [{ type: 'ended' }],
    ],
    [{ namespace: 'twitch-embed', eventName: 'error', params: {} }, [{ type: 'error', reason: 'failed' }]],
  ],
  peertube: [
    [
      JSON.stringify({ method: 'peertube::__ready', params: { type: 'publish-request', publish: [] } }),
      [{ type: 'ready' }],
    ],
    [
      JSON.stringify({
        method: 'peertube::playbackStatusUpdate',
        params: { position: 4, volume: 0.5, duration: 9, playbackState: 'playing' },
      }),
      [{ type: 'playing' }, { type: 'position', seconds: 4 }, { type: 'muted', muted: false }],
    ],
    [JSON.stringify({ method: 'peertube::playbackStatusChange', params: 'ended' }), [{ type: 'ended' }]],
  ],
  soundcloud: [
    [JSON.stringify({ method: 'ready', value: null, widgetId: 'w' }), [{ type: 'ready' }]],
    [
      JSON.stringify({ method: 'playProgress', value: { currentPosition: 2500, relativePosition: 0.1 } }),
      [{ type: 'position', seconds: 2.5 }],
    ],
    [JSON.stringify({ method: 'finish' }), [{ type: 'ended' }]],
    [JSON.stringify({ method: 'error' }), [{ type: 'error', reason: 'failed' }]],
  ],
  streamable: [
    [
      JSON.stringify({ context: 'player.js', version: '0.0.11', event: 'ready', value: { methods: [] } }),
      [{ type: 'ready' }],
    ],
    [
      JSON.stringify({
        context: 'player.js',
        version: '0.0.11',
        event: 'timeupdate',
        value: { seconds: 1, duration: 2 },
      }),
      [{ type: 'position', seconds: 1 }],
    ],
    [JSON.stringify({ context: 'player.js', version: '0.0.11', event: 'ended' }), [{ type: 'ended' }]],
    [JSON.stringify({ event: 'ended' }), []],
  ],
  rutube: [
    [JSON.stringify({ type: 'player:ready', data: {} }), [{ type: 'ready' }]],
    [JSON.stringify({ type: 'player:changeState', data: { state: 'playing' } }), [{ type: 'playing' }]],
    [JSON.stringify({ type: 'player:playComplete', data: {} }), [{ type: 'ended' }]],
    [JSON.stringify({ type: 'player:currentTime', data: { time: 8 } }), [{ type: 'position', seconds: 8 }]],
  ],
  tiktok: [
    [{ 'x-tiktok-player': true, type: 'onPlayerReady' }, [{ type: 'ready' }]],
    [{ 'x-tiktok-player': true, type: 'onStateChange', value: 0 }, [{ type: 'ended' }]],
    [
      { 'x-tiktok-player': true, type: 'onCurrentTime', value: { currentTime: 3, duration: 9 } },
      [{ type: 'position', seconds: 3 }],
    ],
    [{ type: 'onStateChange', value: 0 }, []],
  ],
};

describe.each(Object.entries(SAID))('%s', (provider, rows) => {
  const protocol = PROTOCOLS[provider as keyof typeof PROTOCOLS];
  test.each(rows)('says %j', (message, events) => {
    expect(protocol?.read(message)).toEqual(events);
  });
});

const COMMANDS: FrameCommand[] = [
  { type: 'play' },
  { type: 'pause' },
  { type: 'mute', muted: true },
  { type: 'mute', muted: false },
  { type: 'seek', seconds: 90 },
];

test.each(Object.entries(PROTOCOLS))('%s can be told all commands, each in another way', (_, protocol) => {
  const sent = COMMANDS.map((command) =>
    JSON.stringify(protocol.command(command)).replace(/\\"id\\":\d+/, ''),
  );
  expect(new Set(sent).size).toBe(COMMANDS.length);
  expect(sent.every((message) => message !== '[]')).toBe(true);
});

test('a hostile message is no event, and breaks nothing', () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.json(),
    fc.string(),
    fc.record({
      event: fc.constantFrom('infoDelivery', 'onError', 'error', 'timeupdate', 'ended '),
      info: fc.anything(),
      data: fc.anything(),
    }),
    fc.record({
      namespace: fc.constantFrom('twitch-embed-player-proxy', 'twitch-embed'),
      eventName: fc.constantFrom('UPDATE_STATE', '__proto__', 'constructor'),
      params: fc.anything(),
    }),
  );
  fc.assert(
    fc.property(hostile, (message) => {
      for (const protocol of Object.values(PROTOCOLS)) {
        for (const event of protocol.read(message))
          if (event.type === 'position') expect(Number.isFinite(event.seconds)).toBe(true);
        protocol.answer?.(message);
      }
    }),
    { numRuns: 300, seed: 20261129 },
  );
});

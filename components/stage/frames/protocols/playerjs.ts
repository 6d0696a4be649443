import { type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

const CONTEXT = { context: 'player.js', version: '0.0.11' };
const EVENTS = ['ready', 'play', 'pause', 'ended', 'timeupdate', 'error'];

const call = (method: string, value?: unknown) => [JSON.stringify({ ...CONTEXT, method, value })];

/** https://github.com/embedly/player.js (the specification), which Streamable and Bunny Stream document for their players. */
export function playerjs(origins: readonly string[]): FrameProtocol {
  return {
    origins,
    hello: EVENTS.map((value) =>
      JSON.stringify({ ...CONTEXT, method: 'addEventListener', value, listener: value }),
    ),
    read(message) {
      const { context, event, value } = fieldsOf(message);
      if (context !== CONTEXT.context) return [];
      if (event === 'ready') return [{ type: 'ready' }];
      if (event === 'play') return [{ type: 'playing' }];
      if (event === 'pause') return [{ type: 'paused' }];
      if (event === 'ended') return [{ type: 'ended' }];
      if (event === 'error') return [{ type: 'error', reason: 'failed' }];
      return event === 'timeupdate' ? positionOf(fieldsOf(value).seconds) : [];
    },
    command(what) {
      if (what.type === 'mute') return call(what.muted ? 'mute' : 'unmute');
      return what.type === 'seek' ? call('setCurrentTime', what.seconds) : call(what.type);
    },
  };
}

import { type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

const EVENTS = ['ready', 'play', 'pause', 'finish', 'error', 'playProgress'];

const call = (method: string, value?: unknown) => [JSON.stringify({ method, value })];

/** https://developers.soundcloud.com/docs/api/html5-widget: positions are in milliseconds, the volume is in percent. */
export const soundcloud: FrameProtocol = {
  origins: ['https://w.soundcloud.com'],
  hello: EVENTS.flatMap((event) => call('addEventListener', event)),
  read(message) {
    const { method, value } = fieldsOf(message);
    if (method === 'ready') return [{ type: 'ready' }];
    if (method === 'play') return [{ type: 'playing' }];
    if (method === 'pause') return [{ type: 'paused' }];
    if (method === 'finish') return [{ type: 'ended' }];
    if (method === 'error') return [{ type: 'error', reason: 'failed' }];
    if (method !== 'playProgress') return [];
    const { currentPosition } = fieldsOf(value);
    return typeof currentPosition === 'number' ? positionOf(currentPosition / 1000) : [];
  },
  command(what) {
    if (what.type === 'mute') return call('setVolume', what.muted ? 0 : 100);
    return what.type === 'seek' ? call('seekTo', what.seconds * 1000) : call(what.type);
  },
};

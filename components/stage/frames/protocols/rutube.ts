import { type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

const call = (type: string, data: Record<string, unknown> = {}) => [
  JSON.stringify({ type: `player:${type}`, data }),
];

/** https://rutube.ru/info/embed/ (JavaScript API of the player) */
export const rutube: FrameProtocol = {
  origins: ['https://rutube.ru'],
  hello: [],
  read(message) {
    const { type, data } = fieldsOf(message);
    const { state, time } = fieldsOf(data);
    if (type === 'player:ready') return [{ type: 'ready' }];
    if (type === 'player:playComplete') return [{ type: 'ended' }];
    if (type === 'player:error') return [{ type: 'error', reason: 'failed' }];
    if (type === 'player:currentTime') return positionOf(time);
    if (type !== 'player:changeState') return [];
    if (state === 'playing' || state === 'paused') return [{ type: state }];
    return state === 'completed' ? [{ type: 'ended' }] : [];
  },
  command(what) {
    if (what.type === 'mute') return call(what.muted ? 'mute' : 'unMute');
    return what.type === 'seek' ? call('setCurrentTime', { time: what.seconds }) : call(what.type);
  },
};

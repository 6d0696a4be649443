import { type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

const STATES: Record<number, 'ended' | 'playing' | 'paused'> = { 0: 'ended', 1: 'playing', 2: 'paused' };

const call = (type: string, value?: unknown) => [{ type, value, 'x-tiktok-player': true }];

/** https://developers.tiktok.com/doc/embed-player (postMessage) */
export const tiktok: FrameProtocol = {
  origins: ['https://www.tiktok.com'],
  hello: [],
  read(message) {
    const fields = fieldsOf(message);
    const { type, value } = fields;
    if (fields['x-tiktok-player'] !== true) return [];
    if (type === 'onPlayerReady') return [{ type: 'ready' }];
    if (type === 'onMute' && typeof value === 'boolean') return [{ type: 'muted', muted: value }];
    if (type === 'onCurrentTime') return positionOf(fieldsOf(value).currentTime);
    if (type === 'onPlayerError' || type === 'onError') return [{ type: 'error', reason: 'failed' }];
    const state = type === 'onStateChange' ? STATES[Number(value)] : undefined;
    return state ? [{ type: state }] : [];
  },
  command(what) {
    if (what.type === 'mute') return call(what.muted ? 'mute' : 'unMute');
    return what.type === 'seek' ? call('seekTo', what.seconds) : call(what.type);
  },
};

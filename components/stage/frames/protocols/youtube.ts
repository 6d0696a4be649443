import { type FrameEvent, type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

/** https://developers.google.com/youtube/iframe_api_reference#onStateChange */
const STATES: Record<number, FrameEvent['type']> = { 0: 'ended', 1: 'playing', 2: 'paused' };
/** https://developers.google.com/youtube/iframe_api_reference#onError */
const ERRORS: Record<number, 'gone' | 'refused' | 'failed'> = {
  2: 'failed',
  5: 'failed',
  100: 'gone',
  101: 'refused',
  150: 'refused',
  153: 'refused',
};

const command = (func: string, ...args: unknown[]) => [JSON.stringify({ event: 'command', func, args })];

/**
 * The names and numbers are those of the documented IFrame API; the form of the messages is that of its script
 * (https://www.youtube.com/iframe_api), as public code that speaks it had it on 2026-11-29.
 */
export const youtube: FrameProtocol = {
  origins: ['https://www.youtube-nocookie.com', 'https://www.youtube.com'],
  hello: [JSON.stringify({ event: 'listening', id: 1, channel: 'widget' })],
  read(message) {
    const { event, info } = fieldsOf(message);
    if (event === 'onReady') return [{ type: 'ready' }];
    if (event === 'onError') {
      const reason = ERRORS[Number(info)];
      return reason ? [{ type: 'error', reason }] : [];
    }
    if (event === 'onStateChange') return stateOf(info);
    if (event !== 'infoDelivery' && event !== 'initialDelivery') return [];
    const { playerState, currentTime, muted } = fieldsOf(info);
    return [
      ...stateOf(playerState),
      ...positionOf(currentTime),
      ...(typeof muted === 'boolean' ? [{ type: 'muted', muted } as const] : []),
    ];
  },
  command(what) {
    if (what.type === 'mute') return command(what.muted ? 'mute' : 'unMute');
    if (what.type === 'seek') return command('seekTo', what.seconds, true);
    return command(what.type === 'play' ? 'playVideo' : 'pauseVideo');
  },
};

function stateOf(state: unknown): FrameEvent[] {
  const type = typeof state === 'number' ? STATES[state] : undefined;
  return type === 'ended' || type === 'playing' || type === 'paused' ? [{ type }] : [];
}

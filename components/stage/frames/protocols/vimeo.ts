import { type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

const EVENTS = ['play', 'pause', 'ended', 'error', 'timeupdate', 'volumechange'];

const call = (method: string, value?: unknown) => [JSON.stringify({ method, value })];

/** https://developer.vimeo.com/player/sdk/reference, with the messages of https://github.com/vimeo/player.js. */
export const vimeo: FrameProtocol = {
  origins: ['https://player.vimeo.com', 'https://vimeo.com'],
  hello: [...call('ping'), ...EVENTS.flatMap((event) => call('addEventListener', event))],
  read(message) {
    const { event, method, data, value } = fieldsOf(message);
    const { seconds, muted, volume, name } = fieldsOf(data);
    if (event === 'ready' || (method === 'ping' && value !== undefined)) return [{ type: 'ready' }];
    if (event === 'play' || event === 'playing') return [{ type: 'playing' }];
    if (event === 'pause') return [{ type: 'paused' }];
    if (event === 'ended') return [{ type: 'ended' }];
    if (event === 'timeupdate') return positionOf(seconds);
    if (event === 'volumechange' && (typeof muted === 'boolean' || typeof volume === 'number'))
      return [{ type: 'muted', muted: muted === true || volume === 0 }];
    if (event !== 'error') return [];
    // A refusal to begin with sound is no fault of the video: the viewer presses play.
    if (name === 'NotAllowedError' || name === 'AbortError') return [];
    const reason = name === 'PrivacyError' || name === 'PasswordError' ? 'refused' : 'failed';
    return [{ type: 'error', reason: name === 'NotFoundError' ? 'gone' : reason }];
  },
  command(what) {
    if (what.type === 'mute') return call('setMuted', what.muted);
    return what.type === 'seek' ? call('setCurrentTime', what.seconds) : call(what.type);
  },
};

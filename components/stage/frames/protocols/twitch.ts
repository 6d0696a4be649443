import { type FrameEvent, type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

const PLAYER = 'twitch-embed-player-proxy';
const COMMANDS = { pause: 2, play: 3, seek: 4, mute: 10 } as const;

/**
 * https://dev.twitch.tv/docs/embed/video-and-clips documents its script only (embed.twitch.tv/embed/v1.js). The names and
 * numbers here are those that public code which speaks with the frame had on 2026-11-29.
 */
export const twitch: FrameProtocol = {
  origins: ['https://player.twitch.tv'],
  hello: [],
  read(message) {
    const { namespace, eventName, params } = fieldsOf(message);
    if (namespace === 'twitch-embed') {
      if (eventName === 'ready' || eventName === 'video.ready') return [{ type: 'ready' }];
      if (eventName === 'offline' || eventName === 'ended') return [{ type: 'ended' }];
      return eventName === 'error' ? [{ type: 'error', reason: 'failed' }] : [];
    }
    if (namespace !== PLAYER || eventName !== 'UPDATE_STATE') return [];
    const { playback, currentTime, muted, ended } = fieldsOf(params);
    const state: FrameEvent[] =
      ended === true || playback === 'Ended'
        ? [{ type: 'ended' }]
        : playback === 'Playing'
          ? [{ type: 'playing' }]
          : playback === 'Paused'
            ? [{ type: 'paused' }]
            : [];
    return [
      ...state,
      ...positionOf(currentTime),
      ...(typeof muted === 'boolean' ? [{ type: 'muted', muted } as const] : []),
    ];
  },
  command(what) {
    const params = what.type === 'mute' ? what.muted : what.type === 'seek' ? what.seconds : null;
    return [{ eventName: COMMANDS[what.type], params, namespace: PLAYER }];
  },
};

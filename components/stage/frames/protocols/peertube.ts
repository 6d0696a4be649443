import { type FrameProtocol, fieldsOf, positionOf } from '../protocol.ts';

let calls = 0;
const notify = (method: string, params: unknown) => JSON.stringify({ method: `peertube::${method}`, params });
const call = (method: string, params?: unknown) =>
  JSON.stringify({ id: ++calls, method: `peertube::${method}`, params });

/** https://docs.joinpeertube.org/api/embed-player: jschannel with the scope `peertube`, if the address has `api=1`. */
export const peertube: FrameProtocol = {
  origins: null,
  hello: [notify('__ready', { type: 'publish-request', publish: [] })],
  read(message) {
    const { method, params } = fieldsOf(message);
    if (method === 'peertube::__ready') return [{ type: 'ready' }];
    if (method === 'peertube::playbackStatusChange') return stateOf(params);
    if (method !== 'peertube::playbackStatusUpdate') return [];
    const { position, playbackState, volume } = fieldsOf(params);
    return [
      ...stateOf(playbackState),
      ...positionOf(position),
      ...(typeof volume === 'number' ? [{ type: 'muted', muted: volume === 0 } as const] : []),
    ];
  },
  answer(message) {
    const { method, params } = fieldsOf(message);
    const asks = method === 'peertube::__ready' && fieldsOf(params).type === 'publish-request';
    return asks ? [notify('__ready', { type: 'publish-reply', publish: [] })] : [];
  },
  command(what) {
    if (what.type === 'mute') return [call('setVolume', what.muted ? 0 : 1)];
    return [what.type === 'seek' ? call('seek', what.seconds) : call(what.type)];
  },
};

function stateOf(state: unknown) {
  if (state === 'playing' || state === 'paused' || state === 'ended') return [{ type: state } as const];
  return [];
}

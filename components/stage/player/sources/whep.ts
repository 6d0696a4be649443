import { faultOfStatus } from '../fault.ts';
import type { OpenSource } from './source.ts';

/** Milliseconds: for the network's own addresses, for the server's answer, and for a line that broke off. */
const GATHERING = 1000;
const ANSWER = 10_000;
const BROKEN = 5000;

function gathered(peer: RTCPeerConnection): Promise<void> {
  if (peer.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHERING);
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Aborts with the player, or if the server takes too long. `AbortSignal.any` came with Chrome 116 and Safari 17.4. */
function answerLimit(stop: AbortSignal): AbortSignal {
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, ANSWER);
  stop.addEventListener('abort', abort, { once: true });
  limit.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return limit.signal;
}

/** WebRTC from a WHEP endpoint (draft-ietf-wish-whep): one POST with the offer, and the answer in the reply. */
export const openWhep: OpenSource = (video, src, { onFatal }) => {
  const peer = new RTCPeerConnection();
  const stream = new MediaStream();
  const stop = new AbortController();
  let session: string | null = null;
  let broken: ReturnType<typeof setTimeout> | undefined;

  const wait = () => {
    broken ??= setTimeout(() => onFatal(), BROKEN);
  };
  const goesOn = () => {
    clearTimeout(broken);
    broken = undefined;
  };
  const hangUp = () => {
    if (session === null) return;
    void fetch(session, { method: 'DELETE', keepalive: true }).catch(() => {
      // The server notices by itself that nobody is there.
    });
    session = null;
  };

  peer.addTransceiver('video', { direction: 'recvonly' });
  peer.addTransceiver('audio', { direction: 'recvonly' });
  peer.addEventListener('track', ({ track }) => {
    stream.addTrack(track);
    if (track.kind !== 'video') return;
    // The connection is open, but nothing arrives any more.
    track.addEventListener('mute', wait);
    track.addEventListener('unmute', goesOn);
  });
  peer.addEventListener('connectionstatechange', () => {
    if (peer.connectionState === 'connected') goesOn();
    if (peer.connectionState === 'disconnected') wait();
    if (peer.connectionState === 'failed') onFatal();
  });

  const ask = async () => {
    await peer.setLocalDescription();
    await gathered(peer);
    const answer = await fetch(src, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', accept: 'application/sdp' },
      body: peer.localDescription?.sdp ?? '',
      signal: answerLimit(stop.signal),
    });
    const location = answer.headers.get('location');
    const here = location === null ? null : new URL(location, answer.url);
    // The address of the session must be on the server itself, so that requests are sent to nobody else.
    if (here?.origin === new URL(answer.url).origin) session = here.href;
    const fault = faultOfStatus(answer.status);
    if (fault !== null) return onFatal(fault);
    if (answer.status !== 201) throw new Error(`The WHEP endpoint answered ${answer.status}`);
    const sdp = await answer.text();
    if (stop.signal.aborted) return hangUp();
    await peer.setRemoteDescription({ type: 'answer', sdp });
    video.srcObject = stream;
    await video.play().catch(() => {
      // Autoplay was refused: the viewer presses play.
    });
  };
  ask().catch(() => {
    if (!stop.signal.aborted) onFatal();
  });

  return {
    close() {
      stop.abort();
      goesOn();
      peer.close();
      hangUp();
      video.srcObject = null;
    },
    qualities: () => [],
    pick() {},
    audios: () => [],
    audio: () => null,
    pickAudio() {},
    nudge() {},
    liveEdge: () => null,
  };
};

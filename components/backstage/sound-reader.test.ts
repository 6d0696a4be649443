import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSoundReader } from './sound-reader.ts';

// Stand-ins for the parts of a browser that are read here.
class Track {
  readyState = 'live';
  stopped = false;
  stop() {
    this.stopped = true;
  }
}
class Stream {
  tracks: Track[];
  constructor(tracks: Track[] = []) {
    this.tracks = tracks;
  }
  getAudioTracks = () => this.tracks;
  getTracks = () => this.tracks;
}

let amplitude = 0;
let sources: unknown[] = [];
let closed = 0;

class Context {
  state = 'running';
  resume = async () => {};
  close = async () => {
    closed++;
  };
  createAnalyser = () => ({
    fftSize: 0,
    getFloatTimeDomainData: (samples: Float32Array) => samples.fill(amplitude),
  });
  createMediaStreamSource(stream: Stream) {
    sources.push(stream.tracks[0]);
    return { connect() {}, disconnect() {} };
  }
}

beforeEach(() => {
  [amplitude, sources, closed] = [0.1, [], 0];
  vi.stubGlobal('AudioContext', Context);
  vi.stubGlobal('MediaStream', Stream);
  vi.stubGlobal('HTMLMediaElement', { HAVE_METADATA: 1 });
  vi.stubGlobal('location', { origin: 'https://watch.example.org' });
});
afterEach(() => vi.unstubAllGlobals());

const captured = new Stream([new Track()]);
const element = (more: object = {}) =>
  ({
    readyState: 4,
    currentSrc: 'blob:https://watch.example.org/1',
    srcObject: null,
    paused: false,
    muted: false,
    volume: 1,
    captureStream: () => captured,
    ...more,
  }) as unknown as HTMLVideoElement;

it.each<[string, object, object]>([
  ['a stream that the page plays itself', {}, { state: 'sound', level: -20 }],
  ['one that has no data yet', { readyState: 0 }, { state: 'waiting' }],
  ['a file of another server', { currentSrc: 'https://cdn.example.net/a.mp4' }, { state: 'other' }],
  ['a file of the site', { currentSrc: 'https://watch.example.org/a.mp4' }, { state: 'sound' }],
  ['one that does not play', { paused: true }, { state: 'paused', level: null }],
  ['one that is muted', { muted: true, volume: 0 }, { state: 'sound', level: -20 }],
  ['one that has no track yet', { captureStream: () => new Stream() }, { state: 'waiting' }],
  ['WebRTC', { currentSrc: '', srcObject: new Stream([new Track()]) }, { state: 'sound' }],
])('reads %s', (_, more, expected) => {
  expect(openSoundReader(element(more)).look(1000)).toMatchObject(expected);
});

it('says that a browser cannot capture', () => {
  const video = element();
  Reflect.deleteProperty(video, 'captureStream');
  expect(openSoundReader(video).look(1000)).toEqual({ state: 'browser', level: null });
});

it('asks once for what the browser refuses', () => {
  const captureStream = vi.fn(() => {
    throw new DOMException('Cannot capture from element with cross-origin data', 'SecurityError');
  });
  const reader = openSoundReader(element({ captureStream }));
  for (const at of [0, 250, 500]) expect(reader.look(at)).toEqual({ state: 'other', level: null });
  expect(captureStream).toHaveBeenCalledOnce();
});

it('says after a while that there is no track, and that there is silence', () => {
  const none = openSoundReader(element({ captureStream: () => new Stream() }));
  none.look(0);
  expect(none.look(6000)).toEqual({ state: 'noTrack', level: null });
  amplitude = 0;
  const silent = openSoundReader(element());
  silent.look(0);
  expect(silent.look(6000)).toEqual({ state: 'silent', level: -100 });
});

it('follows a stream that is opened again, and stops what it captured', () => {
  const [old, fresh] = [new Track(), new Track()];
  const stream = new Stream([old]);
  const reader = openSoundReader(element({ captureStream: () => stream }));
  reader.look(0);
  reader.look(250);
  old.readyState = 'ended';
  stream.tracks = [old, fresh];
  reader.look(500);
  expect(sources).toEqual([old, fresh]);
  reader.close();
  expect([fresh.stopped, closed]).toEqual([true, 1]);
});

it('captures anew what stays silent, and keeps what it knows', () => {
  amplitude = 0;
  const streams = [new Track(), new Track()];
  let taken = 0;
  const reader = openSoundReader(
    element({ captureStream: () => new Stream([streams[Math.min(taken++, 1)] as Track]) }),
  );
  reader.look(0);
  reader.look(750);
  expect(taken).toBe(1);
  reader.look(1250);
  expect([taken, streams[0]?.stopped]).toEqual([2, true]);
  amplitude = 0.005;
  expect(reader.look(1500)).toMatchObject({ state: 'quiet' });
  // A stream without sound is still found out after five seconds.
  amplitude = 0;
  const silent = openSoundReader(element({ captureStream: () => new Stream([new Track()]) }));
  for (let at = 0; at < 5000; at += 250) expect(silent.look(at)).toMatchObject({ state: 'waiting' });
  expect(silent.look(5000)).toMatchObject({ state: 'silent' });
});

it('leaves the tracks of WebRTC alone when it ends, because they are the player’s', () => {
  const track = new Track();
  const reader = openSoundReader(element({ currentSrc: '', srcObject: new Stream([track]) }));
  reader.look(0);
  reader.close();
  expect([track.stopped, closed]).toEqual([false, 1]);
});

/** A file that is larger than this (bytes) is not one of captions. */
const MOST = 2_000_000;

/**
 * Gives an element the captions of `files`, a language and an address a line. They are fetched by script: a track of
 * another site would need a video whose server allows this page to read it.
 */
export function addCaptions(video: HTMLVideoElement, files: string): () => void {
  const stop = new AbortController();
  const undo: (() => void)[] = [];
  const add = async (line: string) => {
    const [language = '', src = ''] = line.split(' ');
    const reply = await fetch(src, { credentials: 'omit', signal: stop.signal });
    const text = reply.ok ? await reply.text() : '';
    if (stop.signal.aborted || text.length > MOST || !/^\uFEFF?WEBVTT/.test(text)) return;
    const address = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
    const track = document.createElement('track');
    Object.assign(track, { kind: 'captions', srclang: language, label: language, src: address });
    video.append(track);
    undo.push(() => {
      track.remove();
      URL.revokeObjectURL(address);
    });
  };
  // Files are fetched one after the other, so that they are in the order of the sheet. A missing file is left out.
  void (async () => {
    for (const line of files.split('\n')) await add(line).catch(() => undefined);
  })();
  return () => {
    stop.abort();
    for (const each of undo) each();
  };
}

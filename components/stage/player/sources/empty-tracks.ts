/**
 * hls.js gives each text track that it makes the source `data:,WEBVTT`, an empty file, and there is no option against it
 * (createTrackNode). The page's policy lets media come from blobs, not from data addresses, so each track gets the same
 * empty file as a blob before it is put into the element, where its load begins. Returns what takes this back.
 */
export function emptyTracksFromBlob(video: HTMLVideoElement): () => void {
  const empty = URL.createObjectURL(new Blob(['WEBVTT'], { type: 'text/vtt' }));
  const append = video.appendChild;
  video.appendChild = function appendChild<T extends Node>(node: T): T {
    if (node instanceof HTMLTrackElement && node.src.startsWith('data:')) node.src = empty;
    return append.call(this, node) as T;
  };
  return () => {
    video.appendChild = append;
    URL.revokeObjectURL(empty);
  };
}

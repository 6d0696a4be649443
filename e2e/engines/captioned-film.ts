import type { MediaServer } from '../stage/media-server.ts';

const SECONDS = 12;

/** Makes `captioned.m3u8`: a recording in two qualities, with English captions. */
export function serveCaptionedFilm(media: MediaServer): void {
  const hls = ['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod'];
  media.make('captioned-180.m3u8', SECONDS, ...hls);
  media.make('captioned-90.m3u8', SECONDS, '-s', '160x90', ...hls);
  const text = (path: string, type: string, lines: string[]) =>
    media.answer(path, (_request, response) => {
      response.setHeader('content-type', type);
      response.end(`${lines.join('\n')}\n`);
    });
  const playlist = 'application/vnd.apple.mpegurl';
  text('/captioned.m3u8', playlist, [
    '#EXTM3U',
    '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="words",NAME="English",LANGUAGE="en",DEFAULT=NO,AUTOSELECT=NO,URI="captioned-words.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=320x180,SUBTITLES="words"',
    'captioned-180.m3u8',
    '#EXT-X-STREAM-INF:BANDWIDTH=200000,RESOLUTION=160x90,SUBTITLES="words"',
    'captioned-90.m3u8',
  ]);
  text('/captioned-words.m3u8', playlist, [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${SECONDS}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXTINF:${SECONDS},`,
    'captioned-words.vtt',
    '#EXT-X-ENDLIST',
  ]);
  text('/captioned-words.vtt', 'text/vtt', [
    'WEBVTT',
    '',
    `00:00.000 --> 00:${SECONDS}.000`,
    'Words to be read',
  ]);
}

import type { StreamCheck } from '#lib/live/stream-check.ts';
import type { Stream } from '#lib/schedule/types.ts';
import type { SiteView } from './site-view.ts';

/**
 * The answer of `/backstage/try`: the site as it would be at that instant, and the result of checking its streams. `first` is
 * null for a card; `others` are the streams after the first; `facts` are those of a playlist: codecs and resolutions.
 */
export type Tried = {
  ok: true;
  at: string;
  view: SiteView;
  first: Stream | null;
  others: Stream[];
  streams: StreamCheck[];
  facts: string[];
};

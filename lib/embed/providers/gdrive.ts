import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';

const fileId = /^[A-Za-z0-9_-]{25,60}$/;
/** Files shared before September 2021 open only with it. */
const resourceKey = /^0-[A-Za-z0-9_-]{10,40}$/;

export const gdrive: ProviderRules = {
  provider: 'gdrive',
  hosts: ['drive.google.com', 'docs.google.com'],
  frames: ['https://drive.google.com'],
  hint: 'gdrive',
  read(place) {
    const { path, query } = place;
    if (path.includes('folders') || path.includes('folderview')) return refuse('gdriveFolder');
    // /file/d/ID/view, /file/u/0/d/ID/view, /a/DOMAIN/file/d/ID; /open?id=ID and /uc?id=ID
    const position = path.indexOf('d');
    const last = path.at(-1) ?? '';
    const id = path.includes('file') && position > 0 ? path[position + 1] : null;
    const byQuery = last === 'open' || last === 'uc' ? query.get('id') : null;
    const file = id ?? byQuery;
    if (!fits(fileId, file)) return null;
    const key = query.get('resourcekey');
    const src = withQuery(`https://drive.google.com/file/d/${file}/preview`, {
      resourcekey: fits(resourceKey, key) ? key : undefined,
    });
    return found('gdrive', 'video', file, src);
  },
};

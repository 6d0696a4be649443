import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const talk = /^[a-z0-9_]{3,200}$/;
const languageTag = /^[a-z]{2,3}(?:-[a-z]{2,4})?$/;

/** https://www.ted.com/about/our-organization/our-policies-terms/ted-talks-usage-policy: embed.ted.com/talks/NAME. */
export const ted: ProviderRules = {
  provider: 'ted',
  hosts: ['ted.com', 'www.ted.com', 'embed.ted.com', 'embed-ssl.ted.com'],
  frames: ['https://embed.ted.com'],
  hint: 'ted',
  read({ path, query }) {
    const [first, ...rest] = path;
    if (first !== 'talks') return null;
    const inPath = rest[0] === 'lang' ? rest[1] : undefined;
    const [id, view, more] = inPath === undefined ? rest : rest.slice(2);
    const isPart = view === undefined || view === 'transcript' || view === 'c';
    if (!fits(talk, id) || !isPart || more !== undefined) return null;
    const language = inPath ?? query.get('language');
    const tag = fits(languageTag, language) ? `lang/${language}/` : '';
    return found('ted', 'video', id, `https://embed.ted.com/talks/${tag}${id}`);
  },
};

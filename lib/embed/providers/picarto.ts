import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const channelName = /^[A-Za-z0-9_-]{2,24}$/;
const videoId = /^[A-Za-z0-9]{3,16}$/;
const ownPages = new Set(
  'about account browse chatpopout communities dashboard explore help home login logout search settings signup site streampopout support terms videopopout videos'.split(
    ' ',
  ),
);

export const picarto: ProviderRules = {
  provider: 'picarto',
  hosts: ['picarto.tv', 'www.picarto.tv'],
  frames: ['https://picarto.tv'],
  hint: 'picarto',
  read(place) {
    const [first = '', second, third, fourth] = place.path;
    const video = first === 'videopopout' ? second : second === 'videos' ? third : undefined;
    if (video !== undefined && fourth === undefined)
      return videoId.test(video)
        ? found('picarto', 'video', video, `https://picarto.tv/videopopout/${video}`)
        : null;
    const name = first === 'streampopout' ? second : second === undefined ? first : undefined;
    if (!fits(channelName, name) || ownPages.has(name.toLowerCase())) return null;
    return found('picarto', 'channel', name, `https://picarto.tv/streampopout/${name}/public`);
  },
};

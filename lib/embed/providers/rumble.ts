import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse } from '../result.ts';

/** `v30jzs`; older codes put the publisher's in front: `u4.v30jzs`. */
const embedId = /^(?:u[a-z0-9]{1,12}\.)?(v[a-z0-9]{3,11})$/;

export const rumble: ProviderRules = {
  provider: 'rumble',
  hosts: ['rumble.com', 'www.rumble.com'],
  frames: ['https://rumble.com'],
  hint: 'rumble',
  read(place) {
    const [first, second, third] = place.path;
    // The number in a page's address is not the one its player has, so the page's own cannot be used.
    if (first !== 'embed') return refuse('rumblePage');
    const id = third === undefined ? embedId.exec(second ?? '')?.[1] : undefined;
    return fits(/^v/, id) ? found('rumble', 'video', id, `https://rumble.com/embed/${id}/`) : null;
  },
};

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'odysee',
  [
    [
      'https://odysee.com/@crew:4/night-of-films:b',
      'video',
      '@crew:4/night-of-films:b',
      null,
      'https://odysee.com/$/embed/@crew:4/night-of-films:b',
    ],
    ['https://odysee.com/@crew:4/night-of-films:b?t=95&r=abc', 'video', '@crew:4/night-of-films:b', 95],
    ['https://odysee.com/$/embed/@crew:4/night-of-films:b?r=abc', 'video', '@crew:4/night-of-films:b'],
    ['https://odysee.com/%24/embed/@crew:4/night-of-films:b', 'video', '@crew:4/night-of-films:b'],
    ['https://odysee.com/night-of-films:b3', 'video', 'night-of-films:b3'],
    [
      'https://odysee.com/$/embed/night-of-films/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a',
      'video',
      'night-of-films/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a',
    ],
    [
      'https://odysee.com/@%D0%BA%D0%B8%D0%BD%D0%BE:2/%D0%BD%D0%BE%D1%87%D1%8C:3',
      'video',
      '@\u043a\u0438\u043d\u043e:2/\u043d\u043e\u0447\u044c:3',
      null,
      'https://odysee.com/$/embed/@%D0%BA%D0%B8%D0%BD%D0%BE:2/%D0%BD%D0%BE%D1%87%D1%8C:3',
    ],
    [
      'https://odysee.com/@crew:4/Night-of-Films-(2026):b',
      'video',
      '@crew:4/Night-of-Films-(2026):b',
      null,
      'https://odysee.com/$/embed/@crew:4/Night-of-Films-(2026):b',
    ],
    ['https://odysee.com/@crew(eu):4/night!:b', 'video', '@crew(eu):4/night!:b'],
  ],
  [
    'https://odysee.com/',
    'https://odysee.com/@crew:4',
    'https://odysee.com/$/livestream',
    'https://odysee.com/@crew:zz/night:b',
    'https://odysee.com/@crew:4/night%2Fmore:b',
    'https://odysee.com/@crew:4/night%22:b',
  ],
);

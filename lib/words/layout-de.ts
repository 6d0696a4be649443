import type { Words } from './words.ts';

export const layout: Words['layout'] = {
  title: 'Anordnung',
  chat: 'Chat',
  places: {
    end: 'Neben dem Stream',
    start: 'Auf der anderen Seite',
    over: 'Über dem Stream',
    off: 'Ausgeblendet',
  },
  ownWindow: 'In einem eigenen Fenster',
  look: 'Aussehen',
  schemes: { auto: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  screen: 'Bildschirm',
  theatre: 'Kino: nur Stream und Chat',
  remote: 'Fernseher: mit den Pfeiltasten bewegen',
  picture: 'Bild im Bild',
  keys: 'Tasten',
  keyHelp: 'diese Liste',
  doing: {
    c: 'Chat aus- und einblenden',
    t: 'Kino',
    f: 'ganzer Bildschirm, mit Chat',
    o: 'Chat über dem Stream',
    s: 'Chat auf der anderen Seite',
    p: 'Bild im Bild, wo der Stream es kann',
    w: 'im Chat schreiben',
  },
  splitKeys: 'auf der Linie zwischen Stream und Chat: ihr Ort; Enter: wie vorher',
  keysOn: 'Einzelne Tasten tun etwas',
  done: 'Fertig',
};

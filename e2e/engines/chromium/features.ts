/**
 * Features that Chromium has and the oldest supported browsers (Chrome and Edge 111, Firefox 115, Safari 16.4) lack. Each
 * function takes one feature away. It runs in the page before anything else, so it may use nothing from outside.
 */
export const TAKE_AWAY: Record<string, () => void> = {
  'no popovers': () => {
    for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover'] as const)
      Reflect.deleteProperty(HTMLElement.prototype, name);
    Reflect.deleteProperty(window, 'ToggleEvent');
  },
  'no combined signals': () => {
    Reflect.deleteProperty(AbortSignal, 'any');
  },
  'no checkVisibility': () => {
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  },
  'no parsing of addresses without exceptions': () => {
    Reflect.deleteProperty(URL, 'parse');
    Reflect.deleteProperty(URL, 'canParse');
  },
  'no new methods of promises, sets, maps, arrays and iterators': () => {
    for (const name of ['withResolvers', 'try']) Reflect.deleteProperty(Promise, name);
    for (const name of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf'])
      Reflect.deleteProperty(Set.prototype, name);
    for (const name of ['groupBy', 'getOrInsert']) {
      Reflect.deleteProperty(Map, name);
      Reflect.deleteProperty(Object, name);
    }
    Reflect.deleteProperty(Array, 'fromAsync');
    const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    for (const name of [
      'map',
      'filter',
      'take',
      'drop',
      'flatMap',
      'reduce',
      'toArray',
      'forEach',
      'some',
      'find',
    ])
      Reflect.deleteProperty(iterators, name);
    Reflect.deleteProperty(window, 'Iterator');
  },
  'no Temporal, and none of the new parts of Intl': () => {
    Reflect.deleteProperty(window, 'Temporal');
    Reflect.deleteProperty(Intl, 'DurationFormat');
    Reflect.deleteProperty(Intl, 'Segmenter');
  },
  'no view transitions': () => {
    Reflect.deleteProperty(Document.prototype, 'startViewTransition');
  },
  'no idle callbacks, as in Safari': () => {
    Reflect.deleteProperty(window, 'requestIdleCallback');
    Reflect.deleteProperty(window, 'cancelIdleCallback');
  },
  'nothing that only Chromium has': () => {
    for (const name of ['scheduler', 'navigation', 'cookieStore', 'documentPictureInPicture'])
      Reflect.deleteProperty(window, name);
    for (const name of [
      'connection',
      'userAgentData',
      'wakeLock',
      'share',
      'setAppBadge',
      'userActivation',
      'locks',
    ])
      Reflect.deleteProperty(Navigator.prototype, name);
    Reflect.deleteProperty(HTMLMediaElement.prototype, 'remote');
    Reflect.deleteProperty(Document.prototype, 'pictureInPictureEnabled');
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestPictureInPicture');
  },
  'no service workers': () => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    Reflect.deleteProperty(window, 'Notification');
    Reflect.deleteProperty(window, 'PushManager');
  },
};

/** In style sheets a feature goes by its name: a rule with a name that no browser knows is dropped. */
export const STYLES =
  /:has\(|oklch\(|animation-timeline|field-sizing|text-wrap|scrollbar-(?:width|color)|:popover-open/g;

// The service worker: shows reminders, and keeps the last schedule to read without a network. It touches the pages and the
// build's own files, and nothing else: no stream, no chat, no feed. Online, the network always answers first.
// docs/reminders.md says how to be rid of it.

/** The shell that can be read offline: pages with the files they need, of one build, in one cache at a time. */
const SHELL = 'marquee-shell-';
/** Which reminders were shown, so that one that arrives twice is one. */
const SEEN = 'marquee-seen';
const PAGES = ['/', '/schedule'];
const STYLES = '/offline.css';
/** The sentences that a page shows if there is no network, in the language of its viewer, and when the pages were kept. */
const SENTENCES = '/offline-sentences';
const MOST_SEEN = 100;
/** In Firefox a preload that fails ends in the browser's own error page, whatever this worker answers. */
const MAY_PRELOAD = !navigator.userAgent.includes('Firefox');
const ASSET = /\/_next\/static\/[\w~./%-]+/g;

self.addEventListener('install', (event) => {
  // Nothing else may be asked of this worker where the browser can tell by itself (w3.org/TR/service-workers, addRoutes).
  const touched = { or: [{ requestMode: 'navigate' }, { urlPattern: '/_next/static/*' }, { urlPattern: STYLES }] };
  const routes = event.addRoutes?.({ condition: { not: touched }, source: 'network' });
  event.waitUntil(Promise.resolve(routes).catch(() => undefined));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const preload = self.registration.navigationPreload;
  event.waitUntil(Promise.all([self.clients.claim(), MAY_PRELOAD ? preload?.enable() : preload?.disable()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/(?:api|backstage)(?:\/|$)/.test(url.pathname)) event.respondWith(page(event, url.pathname));
  } else if (url.pathname.startsWith('/_next/static/') || url.pathname === STYLES) {
    event.respondWith(fetch(request).catch(async (error) => (await kept(url.pathname)) ?? Promise.reject(error)));
  }
});

/** The network's page; where there is none, the one that is kept, else the schedule. */
async function page(event, path) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const found = await kept(path);
    // If only the site is away, the stream may run, and the page is as good as on any evening.
    if (found) return navigator.onLine ? found : offline(found);
    if (await kept('/schedule')) return Response.redirect('/schedule', 302);
    throw error;
  }
}

/** A kept page that says so, and how old it is; its stage and its chat, which need a network, are hidden. */
async function offline(found) {
  const { text, again, language, at } = await (await kept(SENTENCES)).json();
  const time = new Date(at).toLocaleString(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  });
  const said = `${text.replace('{time}', () => time)} <a href="">${again}</a>`;
  const notice = `<link rel="stylesheet" href="${STYLES}"><p class="notice offline" role="status">${said}</p>`;
  const html = (await found.text()).replace('</body>', () => `${notice}</body>`);
  const headers = new Headers(found.headers);
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name);
  return new Response(html, { headers });
}

async function kept(path) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(SHELL)) continue;
    const found = await (await caches.open(name)).match(path);
    if (found) return found;
  }
  return undefined;
}

self.addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data).catch(() => undefined));
});

/** Keeps the pages as they are now, with the files of their build, under the name of their schedule; all of it, or nothing. */
async function keep({ keep: revision, offline: sentences }) {
  const name = SHELL + revision;
  const before = (await caches.keys()).filter((key) => key.startsWith(SHELL));
  const said = () => new Response(JSON.stringify({ ...sentences, at: Date.now() }));
  if (before.includes(name)) return (await caches.open(name)).put(SENTENCES, said());
  const pages = await Promise.all(PAGES.map((path) => fetch(path, { cache: 'no-cache' })));
  if (pages.some((answer) => !answer.ok || answer.redirected)) return;
  const texts = await Promise.all(pages.map((answer) => answer.clone().text()));
  const assets = [STYLES, ...new Set(texts.flatMap((text) => text.match(ASSET) ?? []))];
  const files = await Promise.all(assets.map((path) => fetch(path)));
  if (files.some((answer) => !answer.ok)) return;
  const half = `${SHELL}new`;
  await caches.delete(half);
  const cache = await caches.open(half);
  await Promise.all(files.map((answer, at) => cache.put(assets[at], answer)));
  await Promise.all(pages.map((answer, at) => cache.put(PAGES[at], answer)));
  await cache.put(SENTENCES, said());
  // Its own name only now that all is in it: caches cannot be renamed, but what they hold is there already.
  const whole = await caches.open(name);
  for (const request of await cache.keys()) await whole.put(request, await cache.match(request));
  await Promise.all([...before, half].map((key) => caches.delete(key)));
}

self.addEventListener('push', (event) => {
  event.waitUntil(remind(event.data));
});

async function remind(data) {
  let message = null;
  try {
    message = data?.json();
  } catch {
    // Not ours, or not whole.
  }
  // Browsers want something to be shown for each message.
  if (typeof message?.title !== 'string') return;
  if (await wasSeen(message.id)) return;
  const when = new Date(message.start);
  const far = Math.abs(message.start - Date.now()) > 12 * 3_600_000;
  const time = when.toLocaleString(message.language, {
    ...(far ? { weekday: 'short', day: 'numeric', month: 'short' } : {}),
    hour: 'numeric',
    minute: '2-digit',
  });
  const text = message.start > Date.now() ? message.before : message.after;
  await self.registration.showNotification(message.title, {
    body: String(text).replace('{time}', () => time),
    tag: message.tag,
    renotify: true,
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    timestamp: message.start,
    lang: message.language,
    data: { path: message.path },
  });
}

/** Whether a reminder of this id was shown before; from now on it was. */
async function wasSeen(id) {
  const cache = await caches.open(SEEN);
  const key = `/seen/${encodeURIComponent(id)}`;
  if (await cache.match(key)) return true;
  await cache.put(key, new Response(''));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_SEEN)).map((old) => cache.delete(old)));
  return false;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? '/'));
});

/** Brings an open page of the site to the front, as it is: a stream that plays is not reloaded. Else opens one. */
async function open(path) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [first] = pages.sort((a, b) => Number(b.visibilityState === 'visible') - Number(a.visibilityState === 'visible'));
  if (first) return first.focus();
  return self.clients.openWindow(path);
}

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(moved(event));
});

/** The browser has another subscription now (w3.org/TR/push-api): whoever sends reminders is told. */
async function moved({ oldSubscription, newSubscription }) {
  if (!oldSubscription) return;
  const subscription =
    newSubscription ?? (await self.registration.pushManager.subscribe(oldSubscription.options));
  await fetch('/api/reminders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ act: 'move', from: oldSubscription.endpoint, subscription: asKeys(subscription) }),
  });
}

const asKeys = (subscription) => {
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint, keys };
};

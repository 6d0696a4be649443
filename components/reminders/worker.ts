/** The registration of the service worker, made if it is not there yet; null if the browser has no service workers. */
export async function worker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    // Its address is trusted by the page's policy (lib/site/trusted-types.ts). Never from a cache: it must be possible to be
    // rid of a bad one.
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    return await navigator.serviceWorker.ready;
  } catch {
    return null;
  }
}

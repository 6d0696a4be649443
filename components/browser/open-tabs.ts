/**
 * The channel to the other tabs of this browser, beside a lock that one of them has. Null if this page may not speak with
 * other tabs: on plain http, or if the browser keeps nothing for sites.
 */
export function openTabs(name: string): BroadcastChannel | null {
  try {
    return navigator.locks ? new BroadcastChannel(name) : null;
  } catch {
    return null;
  }
}

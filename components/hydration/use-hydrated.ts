import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** False on the server and while a page hydrates, when it must be what the server made; true from then on. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );

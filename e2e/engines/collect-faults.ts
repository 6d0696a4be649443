/**
 * Runs in a page before its own scripts: keeps everything that goes wrong there in `window.faults`. Self-contained,
 * because it travels to the browser as text.
 */
export function collectFaults(): void {
  const faults: string[] = [];
  Object.assign(window, { faults });
  addEventListener(
    'error',
    ({ message, target }) => {
      const address = target instanceof Element ? (target.getAttribute('src') ?? '') : '';
      // An error in a frame, picture or film of others is no fault of the page.
      if (target instanceof Element && !target.matches('script, link')) return;
      faults.push(`error: ${message ?? ''} ${address}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => faults.push(`rejection: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    faults.push(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
  );
  for (const level of ['error', 'warn'] as const) {
    const print = console[level].bind(console);
    console[level] = (...what: unknown[]) => {
      faults.push(`${level}: ${what.map(String).join(' ')}`);
      print(...what);
    };
  }
}

/** The faults of a page so far; runs in the page. */
export const faultsSoFar = (): string[] => [
  ...(window as unknown as { faults: string[] }).faults,
  ...(document.querySelector('.broken-page') ? ['This page broke'] : []),
];

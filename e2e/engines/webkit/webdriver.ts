// The little of WebDriver (w3.org/TR/webdriver2) that the tests need, over plain HTTP.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export type ElementReference = { [ELEMENT]: string };

export type WebDriverSession = {
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Runs a function in the page. Values and what it returns travel as JSON; elements travel as references. */
  evaluate<Result, Values extends unknown[]>(
    run: (...values: Values) => Result,
    ...values: Values
  ): Promise<Result>;
  click(element: ElementReference): Promise<void>;
  type(element: ElementReference, text: string): Promise<void>;
};

async function send(base: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Resolves when the driver answers. */
export async function driverReady(base: string, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const status = await send(base, 'GET', '/status').catch(() => null);
    if (status !== null) return;
  }
  throw new Error('The WebDriver does not answer');
}

export async function newSession(base: string, capabilities: object): Promise<WebDriverSession> {
  const created = await send(base, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const root = `/session/${(created as { sessionId: string }).sessionId}`;
  const call: WebDriverSession['call'] = (method, path, body) => send(base, method, root + path, body);
  return {
    call,
    evaluate: (run, ...values) =>
      call('POST', '/execute/sync', {
        script: `return (${run}).apply(null, arguments)`,
        args: values,
      }) as Promise<ReturnType<typeof run>>,
    async click(element) {
      await call('POST', `/element/${element[ELEMENT]}/click`, {});
    },
    async type(element, text) {
      await call('POST', `/element/${element[ELEMENT]}/value`, { text });
    },
  };
}

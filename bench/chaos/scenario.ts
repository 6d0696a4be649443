/** Something that goes wrong on purpose. */
export type Scenario = {
  name: string;
  /** Resolves to a sentence with what was seen; throws if the site failed. `short` is CI's form. */
  run(short: boolean): Promise<string>;
};

/** The site failed in a scenario. */
export class NotStood extends Error {
  override readonly name = 'NotStood';
}

export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotStood(otherwise);
}

/** Asks again until the answer is true. If it never is, the error names `what`. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  seconds = 30,
): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new NotStood(`never came: ${what}`);
}

export const textOf = async (url: string) => (await fetch(url)).text();

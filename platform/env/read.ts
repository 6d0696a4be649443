import type { z } from 'zod';

/** A wrong environment. `sentences` name each variable, its mistake and the remedy. */
export class WrongEnvironment extends Error {
  override readonly name = 'WrongEnvironment';
  readonly sentences: string[];

  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/**
 * The values of an environment such as `process.env`, by a schema of its variables. An empty value counts as unset.
 * Throws WrongEnvironment, which names every wrong variable at once and repeats no value: it may be a secret.
 */
export function readValues<T extends z.ZodType>(
  schema: T,
  env: Record<string, string | undefined>,
): z.infer<T> {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  // One sentence for each variable, even if several parts of its value are wrong.
  throw new WrongEnvironment([
    ...new Set(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`)),
  ]);
}

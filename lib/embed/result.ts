import { english } from '#lib/words/english.ts';
import type { Embed, EmbedKind, EmbedResult, Provider, ReasonName, Refusal } from './types.ts';

/** One plain sentence that says what to do. It must never hold a part of what was typed: that may be a secret. */
export function refuse(says: ReasonName, values?: { name: string }): Refusal {
  const reason = english.refusals[says].replace('{name}', values?.name ?? '');
  return { ok: false, reason, why: values ? { says, values } : { says } };
}

/** An accepted embed; `start` is there only when it is more than zero. */
export function found(
  provider: Provider,
  kind: EmbedKind,
  id: string,
  src: string,
  start?: number,
): Extract<EmbedResult, { ok: true }> {
  const embed: Embed = start ? { provider, kind, id, start, src } : { provider, kind, id, src };
  return { ok: true, ...embed };
}

/** `base?name=value&…`, every value encoded, the undefined ones left out. */
export function withQuery(base: string, query: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `${base}?${pairs.join('&')}` : base;
}

import { z } from 'zod';
import { problemIn, troubleIn } from '#lib/backstage/problem-in.ts';
import { parseJson } from '#lib/parse-json.ts';
import type { Problem } from '#lib/schedule/types.ts';
import type { Words } from '#lib/words/words.ts';
import type { Clock } from '#server/schedule/pace.ts';
import type { SharedSheet } from '#server/schedule/shared-sheet.ts';
import type { RefreshAnswer, RefreshResult } from './service.ts';
import { cleanName } from './session.ts';
import { createReplayGuard, verifyWebhook, type WebhookHeaders } from './webhook.ts';

/** How long (ms) a call waits for its read: somebody is looking at the sheet, waiting for the toast. */
const PATIENCE = 10_000;

/** A call may name who edited; it is taken without, too. */
const callSchema = z.object({ editor: z.string().max(200) });

type Options = { secret: string; sheet: SharedSheet; clock: Clock; words(): Words };

/** Handles signed calls that say that the sheet changed. However many come, the sheet is read at most once in two seconds. */
export function createRefreshHandler({ secret, sheet, clock, words }: Options) {
  const guard = createReplayGuard();

  return async (headers: WebhookHeaders, body: Uint8Array): Promise<RefreshResult> => {
    const now = clock.now();
    const verified = verifyWebhook(headers, body, secret, now);
    if (!verified.ok || !guard.isFirst(verified.id, verified.timestamp, now)) return { kind: 'refused' };
    const editor = editorIn(body);
    if (editor !== '') void sheet.noteEditor(editor);
    const read = await within(sheet.refresh('push'), clock);
    return { kind: 'answered', read, answer: answerOf(sheet, read, words()) };
  };
}

/** Reads who edited; of an address only the part that tells people of one crew apart. It is '' if the call names nobody. */
function editorIn(body: Uint8Array): string {
  const { data } = callSchema.safeParse(parseJson(new TextDecoder().decode(body)));
  return cleanName(data?.editor.split('@')[0] ?? '');
}

/** Whether `done` resolved in the time for which a person waits. */
async function within(done: Promise<void>, clock: Clock): Promise<boolean> {
  let timer: unknown;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = clock.setTimeout(() => resolve(false), PATIENCE);
  });
  try {
    return await Promise.race([done.then(() => true), tooLong]);
  } finally {
    clock.clearTimeout(timer);
  }
}

function answerOf(sheet: SharedSheet, read: boolean, words: Words): RefreshAnswer {
  const { rejected, lastError, role } = sheet.status();
  const accepted = sheet.accepted();
  const revision = accepted?.revision ?? null;
  const inWords = (found: readonly Problem[]) => found.map((problem) => problemIn(problem, words));
  const problems = inWords(accepted?.schedule.problems ?? []);
  if (!read || role === 'follower') {
    const reason = lastError ? troubleIn(lastError.why, words) : words.backstageAnswers.soon;
    return { accepted: false, problems, revision, reason };
  }
  if (lastError) return { accepted: false, problems, revision, reason: troubleIn(lastError.why, words) };
  if (rejected)
    return {
      accepted: false,
      problems: inWords(rejected.problems),
      revision,
      reason: troubleIn(rejected.why, words),
    };
  return { accepted: true, problems, revision };
}

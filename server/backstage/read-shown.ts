import { refusalIn } from '#lib/backstage/problem-in.ts';
import { parseAddress } from '#lib/embed/parse-address.ts';
import { collectProblems } from '#lib/schedule/problems.ts';
import type { Schedule, ShowNow } from '#lib/schedule/schedule.ts';
import { sayAll } from '#lib/schedule/sentence.ts';
import { readShowNow } from '#lib/schedule/show-now.ts';
import { streamsReader } from '#lib/schedule/streams-cell.ts';
import { joinSentences } from '#lib/words/join-sentences.ts';
import type { PlanInput, Refused } from './planned.ts';

/** Reads what somebody typed as the sheet's "Show now" reads it: `card: …`, an address, a name, or a title. */
export function readShown(
  typed: string,
  schedule: Schedule | null,
  { aliases = new Map(), embed, words }: Pick<PlanInput, 'aliases' | 'embed' | 'words'>,
): { ok: true; showNow: ShowNow } | Refused {
  const text = typed.trim();
  const { refused } = words.backstageAnswers;
  if (!schedule) return { ok: false, reason: refused.gone };
  const problems = collectProblems('Settings');
  const setting = { cell: text, text, place: { row: 0, column: 1 } };
  const showNow = readShowNow(
    setting,
    schedule,
    streamsReader(aliases, embed, () => {}),
    problems,
  );
  if (showNow) return { ok: true, showNow };
  const result = parseAddress(text, embed);
  // An address has a dot or a colon, and no spaces.
  if (!result.ok && !/\s/.test(text) && /[.:]/.test(text))
    return { ok: false, reason: refusalIn(result.why, words) };
  // Adds the title that is most similar to the sentence that the sheet's cell gets.
  const near = problems.list()[0]?.says.slice(1) ?? [];
  const says = sayAll(near, { ...words.refusals, ...words.problems }, words.about.locale);
  return { ok: false, reason: joinSentences([words.showNight.refused.onlyText, says]), isText: true };
}

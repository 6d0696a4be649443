import { fold } from './fold.ts';

/** Words that say that a show is off, at any place of a title. Words that could be a title are not among them. */
const CANCELLED = new Set(
  'cancelled,canceled,called off,postponed,abgesagt,entfallt,fallt aus,gestrichen,verschoben,annule,annulee,annules,annulees,cancelado,cancelada,cancelados,canceladas,anulado,anulada,suspendido,suspendida,aplazado,aplazada,adiado,adiada,annullato,annullata,cancellato,cancellata,rinviato,rinviata,geannuleerd,afgelast,installt,inställt,aflyst,avlyst,peruttu,odwolane,odwołane,zruseno,iptal,отменено,отменен,отменён,中止,キャンセル,延期,休止,❌,✖,✗'.split(
    ',',
  ),
);
const BRACKETS = /\s*[([（［【{]\s*([^()[\]（）［］【】{}]{1,60}?)\s*[)\]）］】}]\s*/gu;
const BEFORE_SIGN = /^\s*([^\s:|!–—-][^:|!–—-]{0,30}?)\s*(?:[:|!–—]+|\s-+\s|-+\s|\s-+)\s*(\S.*)$/su;
const BEHIND_SIGN = /^(.*\S)\s*(?:[:|!–—]+|\s-+)\s*([^:|!–—-]{2,30}?)[!.]*\s*$/su;
const FIRST_WORD = /^\s*(\S+)\s+(\S.*)$/su;
/** Most titles have none of the words, so that nothing else has to be tried. */
const HAS_WORD = new RegExp([...CANCELLED].join('|'));
const MOST_REMEMBERED = 20_000;
/** Without letters of two cases (`中止`, `❌`) nothing else tells a mark from a word of the title. */
const HAS_CASE = /\p{Lu}|\p{Ll}/u;

export type Cancelled = { title: string; word: string };

/** Does what `takeCancelled` does and remembers titles, because many come again. */
export function cancelledReader(): (title: string) => Cancelled | null {
  const remembered = new Map<string, Cancelled | null>();
  return (title) => {
    let found = remembered.get(title);
    if (found === undefined) {
      found = takeCancelled(title);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(title, found);
    }
    return found;
  };
}

/**
 * Takes the word for "cancelled" out of a title: at its start (`CANCELLED - Show 9`), in brackets (`Show 10 (cancelled)`)
 * or, in capitals, behind a dash. `word` is what was found; null if there is none.
 */
export function takeCancelled(title: string): Cancelled | null {
  if (title.length > 300 || !HAS_WORD.test(fold(title))) return null;
  for (const match of title.matchAll(BRACKETS)) {
    const word = match[1] ?? '';
    if (isCancelled(word)) {
      const rest = `${title.slice(0, match.index)} ${title.slice(match.index + match[0].length)}`.trim();
      return { title: trimSigns(rest) || title, word };
    }
  }
  const [, first = '', behind = ''] = BEFORE_SIGN.exec(title) ?? [];
  if (isCancelled(first)) return { title: behind.trim(), word: first };
  const [, word = '', rest = ''] = FIRST_WORD.exec(title) ?? [];
  if (isCancelled(word) && isMark(word, rest)) return { title: rest.trim(), word };
  const [, before = '', last = ''] = BEHIND_SIGN.exec(title) ?? [];
  if (isCancelled(last) && isMark(last, before)) return { title: before.trim(), word: last };
  return isCancelled(title) ? { title, word: title.trim() } : null;
}

/** "cancelled", "cancelled!", "cancelled due to snow". */
function isCancelled(text: string): boolean {
  const folded = fold(text).replace(/[!.:*\s]+$/, '');
  if (CANCELLED.has(folded)) return true;
  const [first = '', ...more] = folded.split(/\s*[-,:]\s+|\s+(?=(?:due|because|by|wegen|por|pour|per)\b)/);
  return more.length > 0 && CANCELLED.has(first);
}

/** Written in capitals, when the rest of the title is not. */
function isMark(word: string, rest: string): boolean {
  if (!HAS_CASE.test(word)) return true;
  return word === word.toUpperCase() && rest !== rest.toUpperCase();
}

const trimSigns = (text: string) => text.replace(/^[\s:|!–—-]+|[\s:|–—-]+$/gu, '');

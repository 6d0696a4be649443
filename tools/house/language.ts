/** Words that begin a sentence without saying who acts: "What is older goes." A question may begin with them. */
const HEADLESS =
  /^(?:What|Where|Who|Whoever|Whatever|Whichever|So (?:many|much|long|far)|As (?:many|much))\b/;

/** "Where" that means "if". It is followed by what holds, not by a place. */
const WHERE_FOR_IF =
  /\bwhere (?:there|nobody|nothing|somebody|something|none|no|not|neither|it|that|this|they|he|she|one|we|both|all|any|needed|possible|asked)\b/i;

/** A comment's sentences, without code and addresses. */
export function sentencesOf(comment: string): string[] {
  return comment
    .replace(/`[^`]*`/g, 'CODE')
    .replace(/^(?:\s*@\w+\s*)+/, '')
    .split(/(?<=[.!?:;])\s+/)
    .map((sentence) => sentence.replace(/^[-*\s]+/, '').trim())
    .filter((sentence) => sentence !== '');
}

export const isHeadless = (sentence: string) => HEADLESS.test(sentence) && !sentence.endsWith('?');
export const saysWhereForIf = (sentence: string) => WHERE_FOR_IF.test(sentence);

export type Language = { headless: number; whereForIf: number; comments: number; withIf: number };

/** Counts comments that have such a sentence, and those that have an ordinary "if". */
export function languageOf(comments: readonly string[]): Language {
  const count = (holds: (sentence: string) => boolean) =>
    comments.filter((comment) => sentencesOf(comment).some(holds)).length;
  return {
    comments: comments.length,
    headless: count(isHeadless),
    whereForIf: count(saysWhereForIf),
    withIf: count((sentence) => /\bif\b/i.test(sentence)),
  };
}

/** Signs of Chinese and Japanese that end a sentence and have their own room: no space follows them. */
const ENDS_WITHOUT_SPACE = /[。！？]$/;

/** Sentences one after the other, those that are missing or empty left out. */
export const joinSentences = (sentences: ReadonlyArray<string | null | undefined>): string =>
  sentences.reduce<string>((text, sentence) => {
    if (!sentence) return text;
    return text === '' || ENDS_WITHOUT_SPACE.test(text) ? text + sentence : `${text} ${sentence}`;
  }, '');

/** Mistakes in the crew's files, one sentence each, with file and line. */
export class WrongContent extends Error {
  override readonly name = 'WrongContent';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

import type { ClientEvent } from '#lib/irc/types.ts';
import { loadWithWords } from '../words.ts';
import type { Extras, ExtrasOptions } from './extras.ts';
import { loadPart } from './load-part.ts';
import { createWriting, type Writing } from './writing.ts';

type Options = Omit<ExtrasOptions, 'composer' | 'closePrivate'> & {
  /** Called when a part is loaded, so that everything is drawn. */
  onPart(): void;
  /** Whether the message box takes the focus when it comes. */
  takesFocus(): boolean;
};

/** Shows the message box when the channel is open, and loads the lines then. */
export class LateParts {
  writing: Writing | null = null;
  extras: Extras | null = null;
  #options: Options;
  #disposed = false;
  #loading: Promise<Extras | null> | null = null;
  /** Events from before `extras` was loaded, which are passed to it later. */
  #early: ClientEvent[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  load(): Promise<Extras | null> {
    if (this.#loading === null) {
      this.#loading = this.#loadExtras();
      this.#showBox(this.#loading);
    }
    return this.#loading;
  }

  onEvent(event: ClientEvent): void {
    if (this.extras !== null) this.extras.onEvent(event);
    else this.#early.push(event);
  }

  focus(): void {
    this.writing?.composer.focus();
  }

  dispose(): void {
    this.#disposed = true;
    this.extras?.dispose();
    this.writing?.dispose();
  }

  #loadExtras(): Promise<Extras | null> {
    const isOver = () => this.#disposed;
    return loadPart(() => loadWithWords('chatLines', import('./extras.ts')), isOver).then((part) =>
      part === null || this.#disposed ? null : this.#addExtras(part.createExtras),
    );
  }

  #showBox(arrived: Promise<Extras | null>): void {
    const { client, views, parts, emotes, onPart, takesFocus } = this.#options;
    this.writing = createWriting({ client, views, emotes, extras: () => this.extras, arrived });
    parts.form.before(this.writing.composer.element);
    onPart();
    if (takesFocus()) this.focus();
  }

  #addExtras(createExtras: typeof import('./extras.ts').createExtras): Extras | null {
    if (this.writing === null) return null;
    const { views, onPart } = this.#options;
    const closePrivate = () => {
      views.closePrivate();
      onPart();
      this.focus();
    };
    this.extras = createExtras({ ...this.#options, composer: this.writing.composer, closePrivate });
    for (const event of this.#early.splice(0)) this.extras.onEvent(event);
    this.#options.onPart();
    void this.#options.client.loadAll();
    return this.extras;
  }
}

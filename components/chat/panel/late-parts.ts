import type { ClientEvent } from '#lib/irc/types.ts';
import { loadWithWords } from '../words.ts';
import type { Extras, ExtrasOptions } from './extras.ts';
import { loadPart } from './load-part.ts';
import type { Writing } from './writing.ts';

type Options = Omit<ExtrasOptions, 'composer' | 'closePrivate'> & {
  /** Called when a part is loaded, so that everything is drawn. */
  onPart(): void;
  /** Whether the message box takes the focus when it comes. */
  takesFocus(): boolean;
};

/** The parts that are loaded when the channel is open, the message box first. */
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
    this.#loading ??= this.#loadBox();
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

  async #loadBox(): Promise<Extras | null> {
    const { client, views, parts, emotes } = this.#options;
    const isOver = () => this.#disposed;
    const box = await loadPart(() => import('./writing.ts'), isOver);
    if (box === null || this.#disposed) return null;
    const arrived = loadPart(() => loadWithWords('chatLines', import('./extras.ts')), isOver).then((part) =>
      part === null || this.#disposed ? null : this.#addExtras(part.createExtras),
    );
    this.writing = box.createWriting({ client, views, emotes, extras: () => this.extras, arrived });
    parts.form.before(this.writing.composer.element);
    this.#options.onPart();
    if (this.#options.takesFocus()) this.focus();
    return arrived;
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

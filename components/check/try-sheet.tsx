'use client';

import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { BUTTON, Button } from '#components/panels/button.tsx';
import { TextArea } from '#components/panels/field.tsx';
import { ROW } from '#components/panels/looks.ts';
import { PANELS, WIDE_PANEL } from '#components/panels/panel.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { troubleIn } from '#lib/backstage/problem-in.ts';
import { MOST_BYTES } from '#lib/check/limits.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { Findings } from './findings.tsx';
import type { ReadingContext } from './messages.ts';
import { ReadOptions } from './read-options.tsx';
import { ReadingStatus } from './reading-status.tsx';
import { type Given, useReader } from './use-reader.ts';

/** The values of the site that a sheet is read with. */
export type SiteOfReading = Omit<ReadingContext, 'words'>;

/** A longer text would hold up the page if it stood in the field. */
const LONGEST_SHOWN = 100_000;

/** The field, the buttons and the findings: a sheet is read as soon as it is given. */
export function TrySheet({ site, children }: { site: SiteOfReading; children: ReactNode }) {
  const words = useWords('check');
  const sections = {
    about: useWords('about'),
    problems: useWords('problems'),
    refusals: useWords('refusals'),
    troubles: useWords('troubles'),
  };
  const { reading, read, showRows, stop } = useReader();
  const [given, setGiven] = useState<Given | null>(null);
  const [options, setOptions] = useState({ timeZone: site.timeZone, locale: site.locale });
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const take = (next: Given) => {
    setTooLarge(null);
    setGiven(next);
  };
  const takeText = (text: string) => {
    if (text.length > MOST_BYTES) {
      const why = trouble('fileLargerThan', { file: words.pasted, mb: MOST_BYTES / 1024 / 1024 });
      setGiven(null);
      setTooLarge(troubleIn(why, sections));
    } else if (text.trim() === '') setGiven(null);
    else take({ files: [], text: { name: words.pasted, text } });
  };
  const emptyField = () => {
    if (field.current) field.current.value = '';
  };
  const takeFiles = (files: File[]) => {
    emptyField();
    take({ files, text: null });
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData('text/plain');
    if (text.length <= LONGEST_SHOWN && (text !== '' || files.length === 0)) return;
    event.preventDefault();
    if (text === '') return takeFiles(files);
    emptyField();
    takeText(text);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) return takeFiles(files);
    const text = event.dataTransfer.getData('text/plain');
    if (text.length <= LONGEST_SHOWN && field.current) field.current.value = text;
    takeText(text);
  };

  // A sheet is read when it is given, and again when the zone or the locale changes.
  useEffect(() => {
    if (given) read(given, { ...site, ...options, words: sections });
  }, [given, options, read]);

  return (
    <main
      className={isOver ? 'outline-offset-4 [outline:3px_dashed_var(--mq-accent)]' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      {children}
      <div className={PANELS}>
        <section className={WIDE_PANEL} aria-label={words.sheet}>
          <label className="mb-[0.35rem] block font-semibold" htmlFor="check-text">
            {words.paste}
          </label>
          <TextArea
            ref={field}
            id="check-text"
            rows={6}
            spellCheck={false}
            autoComplete="off"
            placeholder={words.example}
            onPaste={onPaste}
            onChange={(event) => takeText(event.target.value)}
          />
          <div className={ROW}>
            <FileButton onFiles={takeFiles} />
            <Button
              onClick={() => {
                if (field.current) field.current.value = words.example;
                takeText(words.example);
              }}
            >
              {words.tryExample}
            </Button>
            <ReadOptions options={options} onChange={setOptions} />
          </div>
          <ReadingStatus
            reading={tooLarge !== null || !given ? null : reading}
            tooLarge={tooLarge}
            files={given?.files.map(({ name }) => name).join(', ') ?? ''}
            stop={stop}
          />
        </section>
        {given && reading.found ? <Findings found={reading.found} showRows={showRows} /> : null}
      </div>
    </main>
  );
}

const FILE = `${BUTTON} inline-flex cursor-pointer items-center focus-within:outline-offset-2 focus-within:[outline:2px_solid_var(--mq-accent)]`;

function FileButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const words = useWords('check');
  return (
    <label className={FILE}>
      {words.file}
      <input
        type="file"
        multiple
        className="sr-only"
        accept=".csv,.tsv,.txt,.xlsx,.ods,.json,text/csv,text/tab-separated-values"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file, chosen again after it was changed, counts as another.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}

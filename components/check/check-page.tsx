'use client';

import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { useWords } from '#components/words/use-words.tsx';
import { troubleIn } from '#lib/backstage/problem-in.ts';
import { MOST_BYTES } from '#lib/check/limits.ts';
import { deviceZones } from '#lib/format/device.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { say } from '#lib/words/words.ts';
import { Findings } from './findings.tsx';
import type { ReadingContext } from './messages.ts';
import { type Given, type Reading, useReader } from './use-reader.ts';

type Props = Omit<ReadingContext, 'words'>;

/** A longer text would hold up the page if it stood in the field. */
const LONGEST_SHOWN = 100_000;

/** The page on which an organizer tries a sheet. Nothing of it leaves the browser. */
export function CheckPage(site: Props) {
  const words = useWords('check');
  const isHydrated = useHydrated();
  const intro = (
    <>
      <p className="check-about">{words.about}</p>
      <p className="check-about">{words.private}</p>
    </>
  );
  return (
    <div className="bs">
      <header className="bs-head">
        <h1 className="bs-title">{words.title}</h1>
        <p className="bs-who">
          <a href="/" className="bs-link">
            {words.site}
          </a>
        </p>
      </header>
      {/* Nothing here can be done without scripts. */}
      {isHydrated ? (
        <TrySheet site={site}>{intro}</TrySheet>
      ) : (
        <main>
          {intro}
          <noscript>
            <p className="bs-warning">{words.needsScripts}</p>
          </noscript>
        </main>
      )}
    </div>
  );
}

function TrySheet({ site, children }: { site: Props; children: ReactNode }) {
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
      className="check-main"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      {children}
      <div className="bs-panels">
        <section className="bs-panel" data-wide="true" aria-label={words.sheet}>
          <label className="check-label" htmlFor="check-text">
            {words.paste}
          </label>
          <textarea
            ref={field}
            id="check-text"
            className="bs-input check-text"
            rows={6}
            spellCheck={false}
            autoComplete="off"
            placeholder={words.example}
            onPaste={onPaste}
            onChange={(event) => takeText(event.target.value)}
          />
          <div className="bs-row">
            <FileButton onFiles={takeFiles} />
            <button
              type="button"
              className="bs-button"
              onClick={() => {
                if (field.current) field.current.value = words.example;
                takeText(words.example);
              }}
            >
              {words.tryExample}
            </button>
            <Options options={options} onChange={setOptions} />
          </div>
          <Status
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

function FileButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const words = useWords('check');
  return (
    <label className="bs-button check-file">
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

type ReadOptions = { timeZone: string | null; locale: string | null };

function Options(props: { options: ReadOptions; onChange: (options: ReadOptions) => void }) {
  const { options, onChange } = props;
  const words = useWords('check');
  const zoneId = useId();
  const localeId = useId();
  const zones = deviceZones();
  const own = options.timeZone;
  return (
    <>
      <label htmlFor={zoneId}>{words.zone}</label>
      <select
        id={zoneId}
        className="bs-input"
        value={own ?? ''}
        onChange={({ target }) => onChange({ ...options, timeZone: target.value || null })}
      >
        <option value="">{words.zoneOfSheet}</option>
        {own !== null && !zones.includes(own) ? <option>{own}</option> : null}
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </select>
      <label htmlFor={localeId}>{words.locale}</label>
      <input
        id={localeId}
        className="bs-input check-locale"
        defaultValue={options.locale ?? ''}
        placeholder="en_GB"
        pattern="[A-Za-z]{2,3}([_\-][A-Za-z0-9]{2,8})*"
        maxLength={20}
        autoComplete="off"
        onChange={({ target }) =>
          onChange({ ...options, locale: target.validity.valid ? target.value || null : null })
        }
      />
    </>
  );
}

type StatusProps = { reading: Reading | null; tooLarge: string | null; files: string; stop: () => void };

/** Says how far the reading is; what cannot be read is said at once. */
function Status({ reading, tooLarge, files, stop }: StatusProps) {
  const { status } = useWords('check');
  const trouble = tooLarge ?? (reading?.state === 'broken' ? status.broken : (reading?.why ?? null));
  const busy = reading?.state === 'reading' || reading?.state === 'slow';
  return (
    <>
      {trouble ? (
        <p className="bs-error" role="alert">
          {trouble}
        </p>
      ) : null}
      <p className="check-status" role="status">
        {busy ? (reading.state === 'slow' ? status.slow : status.reading) : null}
        {reading?.state === 'stopped' ? status.stopped : null}
        {reading?.state === 'read' && files !== '' ? say(status.file, { files }) : null}
      </p>
      {reading?.state === 'slow' ? (
        <button type="button" className="bs-button" onClick={stop}>
          {status.stop}
        </button>
      ) : null}
    </>
  );
}

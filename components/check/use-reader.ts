import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CheckView } from '#lib/check/check-view.ts';
import type { Answer, Question, ReadingContext, Rows, RowsWanted } from './messages.ts';

/** After this long, somebody wants to know that it is still being read. */
const SAY_SLOW_AFTER = 1000;

export type Given = { files: File[]; text: { name: string; text: string } | null };

type Found = { view: CheckView; rows: Rows; readings: number };
export type Reading = {
  /** `broken`: the thread failed at a sheet, so nothing can be said about it. */
  state: 'empty' | 'reading' | 'slow' | 'read' | 'unreadable' | 'stopped' | 'broken';
  found: Found | null;
  why: string | null;
};

type Change =
  | Answer
  | { answer: 'reading' | 'slow' | 'stopped' | 'broken' }
  | { answer: 'wanted'; wanted: RowsWanted };

function reduce(reading: Reading, change: Change): Reading {
  switch (change.answer) {
    case 'read': {
      const readings = (reading.found?.readings ?? 0) + 1;
      return { state: 'read', found: { view: change.view, rows: change.rows, readings }, why: null };
    }
    case 'rows':
      return { ...reading, found: reading.found && { ...reading.found, rows: change.rows } };
    case 'wanted': {
      // The button shows at once that it was pressed. The rows follow when the thread has them.
      const { found } = reading;
      return { ...reading, found: found && { ...found, rows: { ...found.rows, ...change.wanted } } };
    }
    case 'unreadable':
      return { state: 'unreadable', found: null, why: change.why };
    case 'slow':
      return reading.state === 'reading' ? { ...reading, state: 'slow' } : reading;
    case 'stopped':
    case 'broken':
      return { state: change.answer, found: null, why: null };
    default:
      return { ...reading, state: change.answer };
  }
}

function startThread(): Worker {
  return new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
}

/** Reads sheets in a thread of its own. A new sheet ends the reading of the one before it. */
export function useReader() {
  const [reading, change] = useReducer(reduce, { state: 'empty', found: null, why: null });
  const thread = useRef<Worker | null>(null);
  const asked = useRef({ id: 0, busy: false, timer: 0 });

  const end = useCallback(() => {
    thread.current?.terminate();
    thread.current = null;
    asked.current.busy = false;
    clearTimeout(asked.current.timer);
  }, []);

  const begin = useCallback(() => {
    if (thread.current) return thread.current;
    const worker = startThread();
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.id !== asked.current.id) return;
      asked.current.busy = false;
      clearTimeout(asked.current.timer);
      change(data);
    });
    worker.addEventListener('error', () => {
      end();
      change({ answer: 'broken' });
    });
    thread.current = worker;
    return worker;
  }, [end]);

  // The thread is started before somebody pastes a sheet.
  useEffect(() => {
    begin();
    return end;
  }, [begin, end]);

  const ask = useCallback(
    (question: Question) => {
      asked.current.busy = true;
      begin().postMessage(question);
    },
    [begin],
  );

  const read = useCallback(
    (given: Given, context: ReadingContext) => {
      if (asked.current.busy) end();
      clearTimeout(asked.current.timer);
      asked.current.id += 1;
      asked.current.timer = window.setTimeout(() => change({ answer: 'slow' }), SAY_SLOW_AFTER);
      change({ answer: 'reading' });
      ask({ ask: 'read', id: asked.current.id, ...given, in: context });
    },
    [ask, end],
  );

  const showRows = useCallback(
    (wanted: RowsWanted) => {
      change({ answer: 'wanted', wanted });
      ask({ ask: 'rows', id: asked.current.id, wanted });
    },
    [ask],
  );

  const stop = useCallback(() => {
    end();
    change({ answer: 'stopped' });
  }, [end]);

  return { reading, read, showRows, stop };
}

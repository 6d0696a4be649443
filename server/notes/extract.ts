import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** How long (ms) one PDF may take. */
const TIME_LIMIT = 30_000;

const answerSchema = z.union([z.object({ text: z.string() }), z.object({ error: z.string() })]);

type Extracted = { text: string } | { error: string };

/** Takes the text out of PDFs, one after the other, in a thread that is ended when it takes too long or too much. */
export function createExtractor(timeLimit = TIME_LIMIT) {
  let worker: Worker | null = null;

  function start(): Worker {
    const fresh = new Worker(new URL('extract-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 384 },
      // pdf.js warns that it cannot draw here. We do not draw, so the warning is dropped.
      stdout: true,
      stderr: true,
    });
    fresh.unref();
    return fresh;
  }

  function extract(data: Uint8Array): Promise<Extracted> {
    worker ??= start();
    const working = worker;
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => end({ error: `it took longer than ${timeLimit / 1000} s` }, true),
        timeLimit,
      );
      const onMessage = (message: unknown) => {
        const answer = answerSchema.safeParse(message);
        end(answer.success ? answer.data : { error: 'it answered nonsense' }, false);
      };
      const onError = (error: unknown) => end({ error: String(error) }, true);
      function end(answer: Extracted, broken: boolean): void {
        clearTimeout(timer);
        working.off('message', onMessage).off('error', onError);
        if (broken) {
          worker = null;
          // We ignore its later errors, because the thread is being ended.
          working.on('error', () => undefined);
          void working.terminate();
        }
        resolve(answer);
      }
      working.on('message', onMessage).on('error', onError);
      working.postMessage(data);
    });
  }

  return { extract, stop: () => worker?.terminate() };
}

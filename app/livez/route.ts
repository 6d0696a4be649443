export const dynamic = 'force-dynamic';

/**
 * 200 while this process answers, whether or not it has a schedule: /healthz says that. An orchestrator restarts what
 * fails here, and a restart does not mend a sheet.
 */
export function GET(): Response {
  return new Response('alive\n', { headers: { 'cache-control': 'no-store' } });
}

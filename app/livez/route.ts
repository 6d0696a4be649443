export const dynamic = 'force-dynamic';

/**
 * 200 while this process answers, whether or not it has a schedule: /healthz says that. An orchestrator restarts the site if
 * this fails, and a restart does not correct a sheet.
 */
export function GET(): Response {
  return new Response('alive\n', { headers: { 'cache-control': 'no-store' } });
}

/** The container's health check: exit code 0 if a schedule is being served. */
async function isHealthy(): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8080}/healthz`).catch(() => null);
  return answer?.ok ?? false;
}

process.exitCode = (await isHealthy()) ? 0 : 1;

export {};

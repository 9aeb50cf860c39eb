import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<{ readonly jobId: string; readonly job: string }>();

/** Does the work of a job: whatever is logged meanwhile names it. */
export function withinJob<T>(
  { id: jobId, name: job }: { readonly id: string; readonly name: string },
  work: () => T,
): T {
  return running.run({ jobId, job }, work);
}

/** What a line of the log says of the job that it belongs to; nothing outside of one. */
export function jobOfLine(): object {
  return running.getStore() ?? {};
}

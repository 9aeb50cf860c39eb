import type { JobContract } from './job-contract.js';

/** Work that comes round again: its job, and the minutes from one round to the next. */
export interface Schedule {
  readonly job: JobContract<Record<string, never>>;
  readonly everyMinutes: number;
}

const schedules = new Map<string, Schedule>();

/** Declares that a job is to be done again and again; its first round is one interval after the product's first start. */
export function repeat(job: JobContract<Record<string, never>>, everyMinutes: number): void {
  schedules.set(job.name, { job, everyMinutes });
}

export function declaredSchedules(): readonly Schedule[] {
  return [...schedules.values()];
}

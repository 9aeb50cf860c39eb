import type { JsonObject } from '../../kernel/json.js';

/** Who waits for whom: `mails` wait for a server that is not ours, and nothing else shall wait for them. */
export const LANES = ['usual', 'mails'] as const;
export type Lane = (typeof LANES)[number];

/** One kind of job: its name is the contract between who asks for it and who does it. The payload is JSON and holds ids only. */
export interface JobContract<Payload extends JsonObject = JsonObject> {
  readonly name: string;
  /** Seconds without a sign of life after which a running one counts as lost; without it JOB_LEASE_SECONDS. */
  readonly leaseSeconds?: number;
  /** Without it the usual one. */
  readonly lane?: Lane;
  /** Only there to carry the payload's type. */
  readonly payload?: Payload;
}

const contracts = new Map<string, JobContract>();

/**
 * Declares a job, `room.what-it-does`. A worker refuses to start when a declared job has no handler. A short lease is
 * for work that somebody waits for and that never keeps the processor busy for long.
 */
export function job<Payload extends JsonObject>(
  name: string,
  options: Pick<JobContract, 'leaseSeconds' | 'lane'> = {},
): JobContract<Payload> {
  const contract: JobContract<Payload> = { name, ...options };
  contracts.set(name, contract);
  return contract;
}

/** The leases of the jobs that declare their own, in seconds by name. */
export function declaredLeases(): Readonly<Record<string, number>> {
  const own = [...contracts.values()].flatMap(({ name, leaseSeconds }) =>
    leaseSeconds === undefined ? [] : [[name, leaseSeconds] as const],
  );
  return Object.fromEntries(own);
}

/** The lane that a job of this name runs in. */
export function laneOf(name: string): Lane {
  return contracts.get(name)?.lane ?? 'usual';
}

/** The declared jobs of a lane; a job that nobody declares any more is in the usual one. */
export function namesIn(lane: Lane): readonly string[] {
  return declaredJobs().filter((name) => laneOf(name) === lane);
}

export function declaredJobs(): readonly string[] {
  return [...contracts.keys()];
}

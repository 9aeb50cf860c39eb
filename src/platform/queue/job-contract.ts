import type { JsonObject } from '../../kernel/json.js';

/** One kind of job: its name is the contract between who asks for it and who does it. The payload is JSON and holds ids only. */
export interface JobContract<Payload extends JsonObject = JsonObject> {
  readonly name: string;
  /** Only there to carry the payload's type. */
  readonly payload?: Payload;
}

const contracts = new Map<string, JobContract>();

/** Declares a job, `room.what-it-does`. A worker refuses to start when a declared job has no handler. */
export function job<Payload extends JsonObject>(name: string): JobContract<Payload> {
  const contract: JobContract<Payload> = { name };
  contracts.set(name, contract);
  return contract;
}

export function declaredJobs(): readonly string[] {
  return [...contracts.keys()];
}

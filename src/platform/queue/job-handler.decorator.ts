import { SetMetadata } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import type { JobContract } from './job-contract.js';
import type { RunningJob } from './job.js';

export const JOB_HANDLER = Symbol('job handler');

export type JobHandlerMethod<Payload> = (payload: Payload, job: RunningJob) => Promise<unknown>;

/** Marks the method of a processor that does this job. It may run twice: what it does must bear that. */
export function HandlesJob<Payload extends JsonObject>(contract: JobContract<Payload>) {
  return <Method extends JobHandlerMethod<Payload>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(JOB_HANDLER, contract.name)(target, key, descriptor);
  };
}

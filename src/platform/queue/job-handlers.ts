import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

import type { JsonObject } from '../../kernel/json.js';
import { declaredJobs } from './job-contract.js';
import { JOB_HANDLER, type JobHandlerMethod } from './job-handler.decorator.js';
import type { Handlers } from './job.runner.js';

/** Who does which job: the methods that say so of themselves. */
@Injectable()
export class JobHandlers {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** By the names of their jobs. @throws Error when a declared job has no handler. */
  all(): Handlers {
    const handlers = this.find();
    const missing = declaredJobs().filter((name) => !handlers.has(name));
    if (missing.length > 0) throw new Error(`No handler for the jobs: ${missing.join(', ')}`);
    return handlers;
  }

  private find(): Handlers {
    const found = new Map<string, JobHandlerMethod<JsonObject>>();
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const methods = instance as Record<string, JobHandlerMethod<JsonObject>>;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const handler = methods[name];
        const job = handler && this.reflector.get<string | undefined>(JOB_HANDLER, handler);
        if (job !== undefined && handler !== undefined) found.set(job, handler.bind(instance));
      }
    }
    return found;
  }
}

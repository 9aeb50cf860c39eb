import { DomainError } from '../../../src/kernel/domain-error.js';
import type { JsonObject } from '../../../src/kernel/json.js';
import { SYSTEM, withinScope } from '../../../src/platform/database/tenant-scope.js';
import { forgetAnswers } from '../../../src/platform/http/idempotency.jobs.js';
import { declaredSchedules } from '../../../src/platform/queue/schedule.js';
import { declaredJobs } from '../../../src/platform/queue/job-contract.js';
import { JobHandlers } from '../../../src/platform/queue/job-handlers.js';
import { JobQueue } from '../../../src/platform/queue/job.queue.js';
import { JobRunner } from '../../../src/platform/queue/job.runner.js';
import { JobScheduler } from '../../../src/platform/queue/job.scheduler.js';
import { JobSweeper } from '../../../src/platform/queue/job.sweeper.js';
import { NotOurs } from '../../../src/platform/queue/not-ours.js';
import type { TestApp } from '../app.js';
import { Enough, type Undoing } from '../outcomes/undo.js';
import type { World } from '../outcomes/world.js';
import type { Due } from './due.js';

/** A round asks the same of every municipality: a few of them are enough. */
const A_FEW = 10;

/** What the jobs are told that are about something; rounds are told nothing. */
function payloadsIn({ common, foreign }: World, due: Due): Readonly<Record<string, JsonObject>> {
  const { instrument, redistribution, distribution, programmes } = common;
  const { person, municipality } = foreign;
  return {
    'accounts.follow-erasure': { erasureId: due.erasure },
    'accounts.invite-people': { personIds: [person] },
    'accounts.mail-reset-link': { personId: person },
    'checks.assess-items': { instrumentId: instrument },
    'checks.calibrate-items': { instrumentId: instrument },
    'courses.refresh-source': { sourceId: municipality },
    'imports.run': { importId: due.waitingImport },
    'mails.send': { mailId: due.waitingMail },
    'vouchers.carry-out-distribution': { distributionId: distribution },
    'vouchers.carry-out-redistribution': { redistributionId: redistribution },
    'vouchers.move-up-waiting': { programmeId: programmes[2] },
    'vouchers.recount-programme': { programmeId: programmes[0], municipalityIds: [municipality] },
    'vouchers.tally-municipality': { programmeId: programmes[0], municipalityId: municipality },
    'vouchers.tell-of-redistribution': { redistributionId: redistribution, revision: 1, news: 'announced' },
  };
}

/** What a worker does besides its jobs. */
const BESIDES: Readonly<Record<string, (app: TestApp) => Promise<void>>> = {
  async run(app) {
    const id = await app.get(JobQueue).enqueue(forgetAnswers, {});
    await app.get(JobRunner).run(id, app.get(JobHandlers).all());
  },
  sweep: (app) => app.get(JobSweeper).sweep(),
  schedule: (app) => app.get(JobScheduler).look(),
};

/** Everything that workers do, one after the other and undone; `before` hears the name of each. Answers what broke, in words. */
export async function work(
  { app, world, undoing, due }: { app: TestApp; world: World; undoing: Undoing; due: Due },
  before: (name: string) => void,
): Promise<readonly string[]> {
  const [handlers, payloads] = [app.get(JobHandlers).all(), payloadsIn(world, due)];
  const rounds = declaredSchedules().map(({ job }) => job.name);
  const broken: string[] = [];
  const done = async (name: string, call: () => Promise<unknown>): Promise<void> => {
    before(name);
    await doneToItsEnd(undoing, call).catch((error: unknown) => {
      const isAnswer = error instanceof DomainError || error instanceof NotOurs;
      if (!isAnswer) broken.push(`${name}: ${String(error)}`);
    });
  };
  for (const name of declaredJobs()) {
    const payload = payloads[name] ?? (rounds.includes(name) ? {} : undefined);
    if (payload === undefined) broken.push(`${name}: nobody says what about`);
    else await done(name, () => withinScope(SYSTEM, () => handlers.get(name)!(payload, jobOf(name, payload, world))));
  }
  for (const [name, call] of Object.entries(BESIDES)) await done(name, () => call(app));
  return broken;
}

/** What is about too many is done once more, about a few of them: a round also asks something after the last one. */
function doneToItsEnd(undoing: Undoing, call: () => Promise<unknown>): Promise<unknown> {
  return undoing.undone(call, { times: A_FEW }).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
    return undoing.undone(call, { rows: A_FEW });
  });
}

function jobOf(name: string, payload: JsonObject, { foreign }: World) {
  return { id: foreign.job, name, payload, attempts: 1, maxAttempts: 1, createdBy: null, traceParent: null };
}

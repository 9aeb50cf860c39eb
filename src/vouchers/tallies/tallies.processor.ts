import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { checkDrift, recountProgramme, tallyMunicipality } from './tallies.jobs.js';
import { type DriftChecked, type RecountResult, TalliesService } from './tallies.service.js';

@Injectable()
export class TalliesProcessor {
  constructor(private readonly tallies: TalliesService) {}

  @HandlesJob(tallyMunicipality)
  tally({
    programmeId,
    municipalityId,
  }: {
    readonly programmeId: string;
    readonly municipalityId: string;
  }): Promise<void> {
    return this.tallies.tally(programmeId, municipalityId);
  }

  @HandlesJob(recountProgramme)
  recount(
    payload: { readonly programmeId: string; readonly municipalityIds: readonly string[] | null },
    job: { readonly id: string },
  ): Promise<RecountResult> {
    return this.tallies.recountAll(payload, job.id);
  }

  @HandlesJob(checkDrift)
  check(_: Record<string, never>, job: { readonly id: string }): Promise<DriftChecked> {
    return this.tallies.checkDrift(job.id);
  }
}

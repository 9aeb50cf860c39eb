import { job } from '../../platform/queue/job-contract.js';

export const tallyMunicipality = job<{ readonly programmeId: string; readonly municipalityId: string }>(
  'vouchers.tally-municipality',
);

/** Tallies these municipalities again; null means all of the programme. */
export const recountProgramme = job<{
  readonly programmeId: string;
  readonly municipalityIds: readonly string[] | null;
}>('vouchers.recount-programme');

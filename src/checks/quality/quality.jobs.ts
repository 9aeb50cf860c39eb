import { job } from '../../platform/queue/job-contract.js';

interface InstrumentPayload {
  readonly instrumentId: string;
  readonly [key: string]: string;
}

/** Makes the quality report of an instrument for the last quarter that is over. */
export const assessItems = job<InstrumentPayload>('checks.assess-items');

/** Estimates the parameters of an instrument anew and proposes the next version. */
export const calibrateItems = job<InstrumentPayload>('checks.calibrate-items');

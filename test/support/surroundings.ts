import { createHash } from 'node:crypto';

/** The same in every run, and no less than a process in production asks for. */
export const SECRET = createHash('sha256').update('of the tests').digest('hex');

/** One address and one person send everything here, faster than people do. A spec about the limits sets its own. */
export const UNHINDERED = {
  RATE_LIMIT_ADDRESS: '1000000000',
  RATE_LIMIT_CALLER: '1000000000',
  RATE_LIMIT_EXPENSIVE: '1000000000',
  RATE_LIMIT_UPLOADS: '1000000000',
};

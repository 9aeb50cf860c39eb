import { job } from '../queue/job-contract.js';

export const runImport = job<{ readonly importId: string }>('imports.run');

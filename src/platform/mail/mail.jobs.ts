import { job } from '../queue/job-contract.js';
import { repeat } from '../queue/schedule.js';

const EVERY_MINUTES = 60;

export const sendMail = job<{ mailId: string }>('mails.send', { lane: 'mails' });

/** Gives up, tries again and erases what is due. */
export const tendMails = job<Record<string, never>>('mails.tend');
repeat(tendMails, EVERY_MINUTES);

import { RemindersProcessor } from './reminders.processor.js';
import { Reminders } from './reminders.service.js';
import { VoucherMails } from './voucher-mails.service.js';

export const MAILS_PROVIDERS = [VoucherMails, Reminders, RemindersProcessor];

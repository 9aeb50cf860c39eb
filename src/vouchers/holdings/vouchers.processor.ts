import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { VoucherExpiry } from './voucher-expiry.service.js';
import { expireDueVouchers } from './vouchers.jobs.js';

@Injectable()
export class VouchersProcessor {
  constructor(private readonly expiry: VoucherExpiry) {}

  @HandlesJob(expireDueVouchers)
  expire(): Promise<{ readonly expired: number }> {
    return this.expiry.expireDue();
  }
}

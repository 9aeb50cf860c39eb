import { Injectable } from '@nestjs/common';

import { CoursesService, type PublishedCourse } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Programme, VoucherView } from '../../vouchers/index.js';
import { type Offers, programmesFor } from './offers.js';
import { OffersService } from './offers.service.js';

export interface VoucherData {
  readonly voucher: VoucherView;
  readonly programme: Programme | undefined;
  /** What the holder may redeem it with; only the one course it was approved for, if there is one. */
  readonly courses: readonly PublishedCourse[];
}

/** What the pages about vouchers show. */
@Injectable()
export class VoucherPageService {
  constructor(
    private readonly offers: OffersService,
    private readonly courses: CoursesService,
  ) {}

  /** The person's own requests and vouchers. */
  all(actor: Actor): Promise<Offers> {
    return this.offers.of(actor);
  }

  /** The person's own voucher. @throws DomainError `voucher-not-found` */
  async one(actor: Actor, id: string): Promise<VoucherData> {
    const { vouchers, programmes } = await this.offers.of(actor);
    const voucher = vouchers.find((one) => one.id === id);
    if (voucher === undefined) throw new DomainError('voucher-not-found', 'not-found');
    const programme = programmes.find((one) => one.id === voucher.programmeId);
    return { voucher, programme, courses: await this.choices(voucher, programme) };
  }

  private async choices(
    { courseId }: VoucherView,
    programme: Programme | undefined,
  ): Promise<readonly PublishedCourse[]> {
    const published = await this.courses.published();
    if (courseId !== null) return published.filter(({ id }) => id === courseId);
    return published.filter((course) => programme !== undefined && programmesFor([programme], course).length > 0);
  }
}

import { Injectable } from '@nestjs/common';

import { CoursesService, type PublishedCourse } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Ids } from '../../platform/system/ids.js';
import {
  CourseAccess,
  type CourseLink,
  type Programme,
  type RequestView,
  type VoucherView,
} from '../../vouchers/index.js';
import { type Offers, programmesFor } from './offers.js';
import { OffersService } from './offers.service.js';

export interface VoucherData {
  readonly voucher: VoucherView;
  readonly programme: Programme | undefined;
  /** What the holder may redeem it with; only the one course it was approved for, if there is one. */
  readonly courses: readonly PublishedCourse[];
  readonly formKey: string;
}

export interface RequestQuestion {
  readonly request: RequestView;
  readonly formKey: string;
}

type Found = Pick<VoucherData, 'voucher' | 'programme'>;

/** One voucher to show or print, and the way to its course once it is redeemed. */
export interface VoucherSheet extends Found {
  readonly access: CourseLink | null;
}

/** What the pages about vouchers show. */
@Injectable()
export class VoucherPageService {
  constructor(
    private readonly offers: OffersService,
    private readonly courses: CoursesService,
    private readonly access: CourseAccess,
    private readonly ids: Ids,
  ) {}

  /** The person's own requests and vouchers. */
  all(actor: Actor): Promise<Offers> {
    return this.offers.of(actor);
  }

  /** The person's own voucher. @throws DomainError `voucher-not-found` */
  async one(actor: Actor, id: string): Promise<VoucherData> {
    const { voucher, programme } = await this.find(actor, id);
    return { voucher, programme, courses: await this.choices(voucher, programme), formKey: this.ids.next() };
  }

  /** The person's own request. @throws DomainError `request-not-found` */
  async request(actor: Actor, id: string): Promise<RequestQuestion> {
    const request = (await this.offers.of(actor)).requests.find((one) => one.id === id);
    if (request === undefined) throw new DomainError('request-not-found', 'not-found');
    return { request, formKey: this.ids.next() };
  }

  /** The person's own voucher as it is shown to a provider. @throws DomainError `voucher-not-found` */
  async sheet(actor: Actor, id: string): Promise<VoucherSheet> {
    const found = await this.find(actor, id);
    const access = found.voucher.state === 'redeemed' ? await this.access.linkFor(actor, id) : null;
    return { ...found, access };
  }

  private async find(actor: Actor, id: string): Promise<Found> {
    const { vouchers, programmes } = await this.offers.of(actor);
    const voucher = vouchers.find((one) => one.id === id);
    if (voucher === undefined) throw new DomainError('voucher-not-found', 'not-found');
    return { voucher, programme: programmes.find((one) => one.id === voucher.programmeId) };
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

import { Injectable } from '@nestjs/common';

import { decodeCursor, type Page, pageOf } from '../../platform/http/pagination.js';
import {
  AGREEMENT_STANDINGS,
  type AgreementStanding,
  type MunicipalityStanding,
} from '../domain/agreement-standing.js';
import { AgreementOverviewRepository, type StandingFilter } from './agreement-overview.repository.js';

export interface StandingQuery extends Omit<StandingFilter, 'after'> {
  readonly cursor?: string;
  readonly limit: number;
}

export interface StandingPage extends Page<MunicipalityStanding> {
  /** Of all municipalities, whatever is searched for. */
  readonly counts: Readonly<Record<AgreementStanding, number>>;
}

/** Where an agreement is in force and where it is missing, for the administration of the programme. */
@Injectable()
export class AgreementOverview {
  constructor(private readonly repository: AgreementOverviewRepository) {}

  /** By name, then ARS. @throws DomainError `cursor-invalid` */
  async list({ cursor, limit, ...filter }: StandingQuery): Promise<StandingPage> {
    const after = decodeCursor(cursor, 2);
    const [rows, counted] = await Promise.all([
      this.repository.list({ ...filter, after }, limit + 1),
      this.repository.counts(),
    ]);
    const countOf = (standing: AgreementStanding) => counted.find((one) => one.standing === standing)?.count ?? 0;
    const counts = Object.fromEntries(AGREEMENT_STANDINGS.map((standing) => [standing, countOf(standing)]));
    return {
      ...pageOf(rows, limit, ({ name, ars }) => [name, ars]),
      counts: counts as Record<AgreementStanding, number>,
    };
  }

  /** Every municipality, by name, then ARS. */
  all(): Promise<readonly MunicipalityStanding[]> {
    return this.repository.list({}, null);
  }
}

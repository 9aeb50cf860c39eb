import { Injectable } from '@nestjs/common';

import { DomainError } from '../kernel/domain-error.js';
import { decodeCursor, type Page, pageOf } from '../platform/http/pagination.js';
import type { Municipality, MunicipalityKind } from './domain/municipality.js';
import { MunicipalitiesRepository } from './municipalities.repository.js';

export interface MunicipalityQuery {
  /** Part of a name, or the first digits of an ARS. */
  readonly search?: string;
  readonly kind?: MunicipalityKind;
  readonly cursor?: string;
  readonly limit: number;
}

@Injectable()
export class MunicipalitiesService {
  constructor(private readonly municipalities: MunicipalitiesRepository) {}

  /** @throws DomainError `municipality-not-found` */
  async get(id: string): Promise<Municipality> {
    const municipality = await this.municipalities.find(id);
    if (municipality === null) throw new DomainError('municipality-not-found', 'not-found');
    return municipality;
  }

  /** By name, then ARS. @throws DomainError `cursor-invalid` */
  async list({ search, kind, cursor, limit }: MunicipalityQuery): Promise<Page<Municipality>> {
    const rows = await this.municipalities.list({ search, kind, after: decodeCursor(cursor, 2) }, limit + 1);
    return pageOf(rows, limit, ({ name, ars }) => [name, ars]);
  }

  /** Those named, by ARS; an id that none has is left out. */
  async some(ids: Iterable<string>): Promise<readonly Municipality[]> {
    const asked = [...new Set(ids)];
    return asked.length === 0 ? [] : this.municipalities.some(asked);
  }

  /** Their names, by id. */
  async names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.some(ids)).map(({ id, name }) => [id, name]));
  }

  /** Whether there is one at all. */
  isAny(): Promise<boolean> {
    return this.municipalities.isAny();
  }

  /** Every municipality, by ARS: up to 11,000. Whoever only names some asks for those. */
  all(): Promise<readonly Municipality[]> {
    return this.municipalities.all();
  }
}

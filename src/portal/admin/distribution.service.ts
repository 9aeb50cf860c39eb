import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MunicipalitiesService, type MunicipalityKind } from '../../municipalities/index.js';
import {
  AllotmentsService,
  type DistributionInput,
  type DistributionPreview,
  DistributionsService,
  type Programme,
  ProgrammesService,
} from '../../vouchers/index.js';

/** One municipality's share, in vouchers. */
export interface ShareRow {
  readonly municipalityId: string;
  readonly ars: string;
  readonly name: string;
  readonly kind: MunicipalityKind;
  readonly quota: string;
  readonly granted: number;
}

export interface DistributionSheet {
  readonly programme: Programme;
  readonly input: DistributionInput;
  /** By ARS; none when nothing can be distributed like this. */
  readonly shares: readonly ShareRow[];
  readonly warnings: DistributionPreview['warnings'];
  /** Why nothing can be distributed like this. */
  readonly refusal: DomainError | null;
}

type Outcome = Omit<DistributionSheet, 'programme' | 'input'>;

@Injectable()
export class DistributionSheets {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly distributions: DistributionsService,
    private readonly allotments: AllotmentsService,
    private readonly municipalities: MunicipalitiesService,
  ) {}

  /**
   * What a distribution gives: the one decided upon if there is one, else a preview that changes nothing.
   * @throws DomainError `programme-not-found`
   */
  async of(actor: Actor, programmeId: string, input: DistributionInput): Promise<DistributionSheet> {
    const programme = await this.programmes.show(actor, programmeId);
    const decided = programme.recordHash !== null;
    const outcome = await (decided ? this.decided(actor, programmeId) : this.preview(actor, programmeId, input));
    return { programme, input, ...outcome };
  }

  private async decided(actor: Actor, programmeId: string): Promise<Outcome> {
    const allotments = await this.allotments.list(actor, programmeId);
    return { shares: await this.rows(allotments), warnings: [], refusal: null };
  }

  private async preview(actor: Actor, programmeId: string, input: DistributionInput): Promise<Outcome> {
    try {
      const { allotments, warnings } = await this.distributions.preview(actor, programmeId, input);
      return { shares: await this.rows(allotments), warnings, refusal: null };
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
      return { shares: [], warnings: [], refusal: error };
    }
  }

  private async rows(shares: readonly Omit<ShareRow, 'kind'>[]): Promise<readonly ShareRow[]> {
    const kinds = new Map((await this.municipalities.all()).map(({ id, kind }) => [id, kind]));
    return shares.map((share) => ({ ...share, kind: kinds.get(share.municipalityId) ?? 'independent-municipality' }));
  }
}

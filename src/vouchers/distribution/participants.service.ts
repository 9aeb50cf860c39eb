import { Injectable } from '@nestjs/common';

import { MUNICIPALITY_KINDS, type Municipality, MunicipalitiesService } from '../../municipalities/index.js';
import { type DistributionRules, type Participant, participantsOf } from '../domain/distribution.js';
import { needWeights } from '../domain/need.js';
import { NeedsService } from './needs.service.js';

export type Candidate = Participant & Pick<Municipality, 'kind'>;

export interface Participants {
  /** By ARS. */
  readonly participants: readonly Candidate[];
  /** The quarter that the need was published for; null where it is not the weight. */
  readonly needPeriod: string | null;
}

/** Who takes part in a distribution, with what they may be weighed by. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly municipalities: MunicipalitiesService,
    private readonly needs: NeedsService,
  ) {}

  /** @throws DomainError `exclusion-unknown`, `need-unknown` */
  async of({ exclude, weights }: Pick<DistributionRules, 'exclude' | 'weights'>): Promise<Participants> {
    const municipalities = participantsOf(await this.municipalities.all(), exclude, MUNICIPALITY_KINDS);
    const without = municipalities.map((municipality) => ({ ...municipality, need: null }));
    if (weights !== 'need' || without.length === 0) return { participants: without, needPeriod: null };
    const { period, figures } = await this.needs.figures();
    const needs = needWeights(
      without.map(({ id }) => id),
      figures,
    );
    const participants = without.map((one) => ({ ...one, need: needs.get(one.id) ?? null }));
    return { participants, needPeriod: period.name };
  }
}

import { Injectable } from '@nestjs/common';

import { type Municipality, MunicipalitiesService } from '../../municipalities/index.js';
import { type DistributionRules, participantsOf } from '../domain/distribution.js';

/** A municipality with what it may be weighed by. */
export type Candidate = Pick<Municipality, 'id' | 'ars' | 'name' | 'kind' | 'population' | 'headcount'>;

/** Who takes part in a distribution. */
@Injectable()
export class ParticipantsService {
  constructor(private readonly municipalities: MunicipalitiesService) {}

  /** By ARS. @throws DomainError `exclusion-unknown` */
  async of({ exclude }: Pick<DistributionRules, 'exclude'>): Promise<readonly Candidate[]> {
    return participantsOf(await this.municipalities.all(), exclude);
  }
}

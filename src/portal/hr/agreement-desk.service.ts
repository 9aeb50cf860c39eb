import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { type AgreementStand, AgreementStands } from './agreement.service.js';
import { type Desk, Desks } from './desks.service.js';

export interface AgreementAtDesk {
  readonly desk: Desk;
  readonly stand: AgreementStand;
}

/** The agreement of the municipality that an HR person looks after at the moment. */
@Injectable()
export class AgreementDesk {
  constructor(
    private readonly desks: Desks,
    private readonly stands: AgreementStands,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async at(actor: Actor, named: string | undefined, locale: Locale): Promise<AgreementAtDesk> {
    const desk = await this.desks.at(actor, named);
    return { desk, stand: await this.stands.of(actor, desk.municipality.id, locale) };
  }
}

import { Injectable } from '@nestjs/common';

import { type Actor, municipalityFor, servedBy } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MunicipalitiesService, type Municipality } from '../../municipalities/index.js';

/** The municipality that an HR person looks after at the moment, and those they can switch to. */
export interface Desk {
  readonly municipality: Municipality;
  /** All that the person serves, by name; one or more. */
  readonly choices: readonly Municipality[];
}

@Injectable()
export class Desks {
  constructor(private readonly municipalities: MunicipalitiesService) {}

  /**
   * The municipality named, else the first by name of those that the person serves.
   * @throws DomainError `not-your-municipality`
   */
  async at(actor: Actor, named: string | undefined): Promise<Desk> {
    const served = await Promise.all(servedBy(actor).map((id) => this.municipalities.get(id)));
    const choices = served.sort((a, b) => a.name.localeCompare(b.name, 'de'));
    const wanted = named === undefined || named === '' ? undefined : municipalityFor(actor, 'hr', named);
    const municipality = wanted === undefined ? choices[0] : choices.find(({ id }) => id === wanted);
    if (municipality === undefined) throw new DomainError('not-your-municipality', 'forbidden');
    return { municipality, choices };
  }
}

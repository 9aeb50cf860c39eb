import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { PersonalData } from './personal-data.js';

/** What each room knows of persons. Each registers its own when its module starts. */
@Injectable()
export class PersonalDataRegistry {
  private readonly rooms = new Map<string, PersonalData>();

  constructor(private readonly transaction: Transaction) {}

  register(owner: PersonalData): void {
    this.rooms.set(owner.room, this.overAllMunicipalities(owner));
  }

  /** In the order of the house: a room comes after those that it looks at. */
  owners(): readonly PersonalData[] {
    return [...this.rooms.values()];
  }

  /** What a person may take along and have erased lies in every municipality that they were in. */
  private overAllMunicipalities(owner: PersonalData): PersonalData {
    const { transaction } = this;
    return new Proxy(owner, {
      get(target, name): unknown {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const call = (args: unknown[]): Promise<unknown> => Promise.resolve(Reflect.apply(member, target, args));
        return (...args: unknown[]): Promise<unknown> => transaction.crossing('personal-data', () => call(args));
      },
    });
  }
}

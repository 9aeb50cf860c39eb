import { Injectable } from '@nestjs/common';

import type { PersonalData } from './personal-data.js';

/** What each room knows of persons. Each registers its own when its module starts. */
@Injectable()
export class PersonalDataRegistry {
  private readonly rooms = new Map<string, PersonalData>();

  register(owner: PersonalData): void {
    this.rooms.set(owner.room, owner);
  }

  /** In the order of the house: a room comes after those that it looks at. */
  owners(): readonly PersonalData[] {
    return [...this.rooms.values()];
  }
}

import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import type { Applied } from '../../platform/imports/importer.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import {
  changesPerson,
  type Fate,
  fateOf,
  type KnownPerson,
  membershipsOf,
  newPassword,
} from '../domain/people-changes.js';
import { byPerson, type PersonRow } from '../domain/people-csv.js';
import { hashPassword } from '../sessions/passwords.js';
import { PeopleWriterRepository, type WrittenPerson } from './people-writer.repository.js';

/** All rows of one person, and what is known about them. */
interface Case {
  readonly email: string;
  readonly rows: readonly PersonRow[];
  readonly known: KnownPerson | undefined;
}

export interface Written extends Applied {
  /** Of all whom the rows name. */
  readonly personIds: readonly string[];
}

@Injectable()
export class PeopleWriter {
  constructor(
    private readonly people: PeopleWriterRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes sure that people and memberships exist as the rows say, and counts what each row did. All rows of a person
   * belong in one call. Passwords are hashed only where one is new; admin rights and what no row names stay.
   */
  async write(rows: readonly PersonRow[]): Promise<Written> {
    const cases = await this.casesOf(rows);
    const stale = cases.filter(({ rows: own, known }) => own.some((row) => fateOf(row, known) !== 'unchanged'));
    const changed = stale.filter(({ rows: own, known }) => changesPerson(own, known));
    const written = await this.people.write(
      await Promise.all(changed.map((one) => this.personOf(one))),
      this.clock.now(),
    );
    const memberships = stale.flatMap(({ email, rows: own, known }) => {
      const personId = known?.id ?? written.get(email) ?? '';
      return membershipsOf(own, known).map((membership) => ({ ...membership, id: this.ids.next(), personId }));
    });
    await this.people.join(memberships, berlinDay(this.clock.now()));
    const fates = cases.flatMap(({ rows: own, known }) => own.map((row) => fateOf(row, known)));
    const count = (fate: Fate): number => fates.filter((one) => one === fate).length;
    const personIds = cases.map(({ email, known }) => known?.id ?? written.get(email) ?? '');
    return { created: count('created'), changed: count('changed'), unchanged: count('unchanged'), personIds };
  }

  private async casesOf(rows: readonly PersonRow[]): Promise<readonly Case[]> {
    const people = byPerson(rows).map((own) => ({ email: own[0]?.email ?? '', rows: own }));
    const found = await this.people.known(
      people.map(({ email }) => email),
      berlinDay(this.clock.now()),
    );
    const known = new Map(found.map((person) => [person.email, person]));
    return people.map((person) => ({ ...person, known: known.get(person.email) }));
  }

  private async personOf({ email, rows, known }: Case): Promise<WrittenPerson> {
    const password = newPassword(rows, known);
    const [{ givenName, familyName } = { givenName: '', familyName: '' }] = rows;
    const passwordHash = password === null ? null : await hashPassword(password);
    return { id: this.ids.next(), email, givenName, familyName, passwordHash };
  }
}

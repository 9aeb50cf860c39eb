import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Reading } from '../../kernel/reading.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import type { Applied, Importer, ImportFile, ImportOptions, Report } from '../../platform/imports/importer.js';
import { ImporterRegistry } from '../../platform/imports/importer.registry.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { isCommonPassword } from '../credentials/common-passwords.js';
import { invitePeople } from '../credentials/credentials.jobs.js';
import { Invitations } from '../credentials/invitations.service.js';
import { byPerson, type PersonRow, readPeople } from '../domain/people-csv.js';
import { settleMemberships } from '../memberships/memberships.jobs.js';
import { readPeopleCsv } from './people-csv.reader.js';
import { PeopleWriter } from './people-writer.service.js';

/** People whose rows are written at once: hashing that many passwords takes seconds, then progress is told. */
const AT_ONCE = 200;

/** People with their roles from a CSV table, found again by e-mail address. Whom a file does not name stays. */
@Injectable()
export class PeopleImporter implements Importer<PersonRow>, OnModuleInit {
  readonly kind = 'people';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly municipalities: MunicipalitiesService,
    private readonly people: PeopleWriter,
    private readonly invitations: Invitations,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async read({ bytes }: ImportFile): Promise<Reading<PersonRow>> {
    const lines = readPeopleCsv(bytes);
    if ('code' in lines) return { rows: [], findings: [lines], total: 0 };
    const municipalities = await this.municipalities.all();
    return readPeople(lines, new Map(municipalities.map(({ ars, id }) => [ars, id])), isCommonPassword);
  }

  async apply(rows: readonly PersonRow[], report: Report, { invite }: ImportOptions): Promise<Applied> {
    const people = byPerson(rows);
    const ids: string[] = [];
    let [done, created, changed] = [0, 0, 0];
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE).flat();
      const written = await this.people.write(some);
      [done, created, changed] = [done + some.length, created + written.created, changed + written.changed];
      ids.push(...written.personIds);
      await report(done, rows.length);
    }
    if (rows.some(({ lastDay }) => lastDay !== undefined)) await this.queue.enqueue(settleMemberships, {});
    const counts = { created, changed, unchanged: rows.length - created - changed };
    return invite ? { ...counts, invitations: await this.invite(ids) } : counts;
  }

  /** Asks for the mails; answers how many leave. Who was invited once is not invited again. */
  private async invite(personIds: readonly string[]): Promise<number> {
    const due = await this.invitations.due(personIds);
    for (let from = 0; from < due.length; from += AT_ONCE) {
      await this.queue.enqueue(invitePeople, { personIds: due.slice(from, from + AT_ONCE) });
    }
    return due.length;
  }
}

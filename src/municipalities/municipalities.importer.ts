import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Reading } from '../kernel/reading.js';
import type { Applied, Importer, ImportFile, Report } from '../platform/imports/importer.js';
import { ImporterRegistry } from '../platform/imports/importer.registry.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { readAdministrationsFile } from './administrations.reader.js';
import type { Administration } from './domain/municipality.js';
import { MunicipalitiesRepository } from './municipalities.repository.js';

const AT_ONCE = 1000;

/** Administrations from the register GV100AD or from a CSV table, found again by their ARS. What a file does not name stays. */
@Injectable()
export class MunicipalitiesImporter implements Importer<Administration>, OnModuleInit {
  readonly kind = 'municipalities';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly municipalities: MunicipalitiesRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  read({ bytes }: ImportFile): Promise<Reading<Administration>> {
    return Promise.resolve(readAdministrationsFile(bytes));
  }

  async apply(rows: readonly Administration[], report: Report): Promise<Applied> {
    let [created, changed] = [0, 0];
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE).map((row) => ({ ...row, id: this.ids.next() }));
      const written = await this.municipalities.write(some, this.clock.now());
      created += written.created;
      changed += written.changed;
      await report(Math.min(from + AT_ONCE, rows.length), rows.length);
    }
    return { created, changed, unchanged: rows.length - created - changed };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Reading } from '../kernel/reading.js';
import type { Applied, Importer, ImportFile, Report } from '../platform/imports/importer.js';
import { ImporterRegistry } from '../platform/imports/importer.registry.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { CourseImportsRepository } from './course-imports.repository.js';
import { parseCatalogue } from './domain/catalogue-file.js';
import { type CatalogueCourse, readMoochub } from './domain/moochub.js';

/** Courses written to the database at a time. */
const BATCH = 250;

/** Imports course catalogues in MOOChub format, version 3: docs/formats.md. */
@Injectable()
export class CoursesImporter implements Importer<CatalogueCourse>, OnModuleInit {
  readonly kind = 'courses';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly courses: CourseImportsRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  read(file: ImportFile): Promise<Reading<CatalogueCourse>> {
    const parsed = parseCatalogue(file.bytes);
    return Promise.resolve('broken' in parsed ? parsed.broken : readMoochub(parsed.document));
  }

  /** Courses whose record is as before stay untouched, also where somebody edited them here since. */
  async apply(rows: readonly CatalogueCourse[], report: Report): Promise<Applied> {
    let [created, changed] = [0, 0];
    for (let done = 0; done < rows.length; done += BATCH) {
      await report(done, rows.length);
      const batch = rows.slice(done, done + BATCH).map((row) => ({ ...row, id: this.ids.next() }));
      const written = await this.courses.write(batch, this.clock.now());
      created += written.filter((course) => course.created).length;
      changed += written.filter((course) => !course.created).length;
    }
    await report(rows.length, rows.length);
    return { created, changed, unchanged: rows.length - created - changed };
  }
}

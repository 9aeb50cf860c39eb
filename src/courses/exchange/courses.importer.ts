import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Comparison } from '../../kernel/comparison.js';
import type { Reading } from '../../kernel/reading.js';
import type { Applied, Importer, ImportFile, Report } from '../../platform/imports/importer.js';
import { ImporterRegistry } from '../../platform/imports/importer.registry.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { compared } from '../domain/catalogue-comparison.js';
import { parseCatalogue } from '../domain/catalogue-file.js';
import { type CatalogueCourse, readMoochub } from '../domain/moochub.js';
import type { KeptCourse } from '../domain/moochub-export.js';
import { CataloguePrerequisites } from './catalogue-prerequisites.service.js';
import { CourseImportsRepository } from './course-imports.repository.js';
import { KeptCoursesRepository } from './kept-courses.repository.js';

/** Courses compared with the database, or written to it, at a time. */
const BATCH = 250;

interface Told {
  readonly row: CatalogueCourse;
  readonly comparison: Comparison;
}

/** Imports course catalogues in MOOChub format, version 3: docs/formats.md. */
@Injectable()
export class CoursesImporter implements Importer<CatalogueCourse>, OnModuleInit {
  readonly kind = 'courses';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly courses: CourseImportsRepository,
    private readonly kept: KeptCoursesRepository,
    private readonly prerequisites: CataloguePrerequisites,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** Looks into the database only for what records need that would change something. */
  async read(file: ImportFile): Promise<Reading<CatalogueCourse>> {
    const parsed = parseCatalogue(file.bytes);
    if ('broken' in parsed) return parsed.broken;
    const reading = readMoochub(parsed.document);
    const needing = reading.rows.filter(({ needs }) => needs !== undefined);
    const comparisons = await this.compare(needing);
    return this.prerequisites.settle(
      reading,
      needing.filter((_, at) => comparisons[at]?.pile !== 'unchanged'),
    );
  }

  async compare(rows: readonly CatalogueCourse[]): Promise<readonly Comparison[]> {
    const comparisons: Comparison[] = [];
    for (const batch of batchesOf(rows)) {
      comparisons.push(...(await this.told(batch)).map(({ comparison }) => comparison));
    }
    return comparisons;
  }

  /** Writes what the comparison calls new or changed, and nothing else; what courses need, when all of them are there. */
  async apply(rows: readonly CatalogueCourse[], report: Report): Promise<Applied> {
    let [done, created, changed] = [0, 0, 0];
    const needing: CatalogueCourse[] = [];
    for (const batch of batchesOf(rows)) {
      await report(done, rows.length);
      const told = (await this.told(batch)).filter(({ comparison }) => comparison.pile !== 'unchanged');
      const courses = told.map(({ row }) => ({ ...row, id: this.ids.next() }));
      const written = await this.courses.write(courses, this.clock.now());
      created += written.filter((course) => course.created).length;
      changed += written.filter((course) => !course.created).length;
      needing.push(...told.flatMap(({ row }) => (row.neededCourses === undefined ? [] : [row])));
      done += batch.length;
    }
    await this.prerequisites.write(needing);
    await report(rows.length, rows.length);
    return { created, changed, unchanged: rows.length - created - changed };
  }

  /** Each row under the name that its course has here, with what it would do. */
  private async told(batch: readonly CatalogueCourse[]): Promise<readonly Told[]> {
    const kept = await this.kept.named(batch);
    const bySource = new Map(kept.map((course) => [`${course.source} ${course.sourceId}`, course]));
    const byId = new Map(kept.map((course) => [course.id, course]));
    return batch.map((row) => {
      const known: KeptCourse | null =
        bySource.get(`${row.source} ${row.sourceId}`) ?? byId.get(row.sourceId.toLowerCase()) ?? null;
      const named = known === null ? row : { ...row, source: known.source, sourceId: known.sourceId };
      return { row: named, comparison: compared(row, known) };
    });
  }
}

function batchesOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) => rows.slice(at * BATCH, (at + 1) * BATCH));
}

import { Injectable } from '@nestjs/common';

import type { Reading } from '../../kernel/reading.js';
import { type NeededCourse, type NeedingRecord, settled } from '../domain/catalogue-prerequisites.js';
import type { CatalogueCourse } from '../domain/moochub.js';
import { PrerequisitesRepository } from '../prerequisites.repository.js';
import { CataloguePrerequisitesRepository, type NeedsToWrite } from './catalogue-prerequisites.repository.js';

type Find = (name: string) => readonly NeededCourse[];

/** Which courses the records of a catalogue need: of the same file, or of those that are here. */
@Injectable()
export class CataloguePrerequisites {
  constructor(
    private readonly repository: CataloguePrerequisitesRepository,
    private readonly prerequisites: PrerequisitesRepository,
  ) {}

  /**
   * Says of each record which courses it needs, and rejects those of which that cannot be said, or that nobody could
   * ever complete. `changing` are the records that would change something here. From then on until the end of the
   * transaction nobody else writes prerequisites. Reads and writes nothing where no record names any.
   */
  async settle(
    reading: Reading<CatalogueCourse>,
    changing: readonly CatalogueCourse[],
  ): Promise<Reading<CatalogueCourse>> {
    if (changing.every(({ needs }) => needs === undefined)) return reading;
    const ids = new Map((await this.repository.here(reading.rows)).map((one) => [nameOf(one), one.id]));
    await this.prerequisites.lock();
    const records = changing.flatMap((row): readonly NeedingRecord[] =>
      row.needs === undefined ? [] : [{ ...asNeeded(row, ids), ...row.needs }],
    );
    const names = [...new Set(records.flatMap((record) => record.names))];
    const find = await this.finder(
      names,
      reading.rows.map((row) => asNeeded(row, ids)),
    );
    const here = names.flatMap(find).flatMap(({ id }) => id ?? []);
    const { needed, refused } = settled(records, find, await this.prerequisites.neededBy([...new Set(here)]));
    const rows = reading.rows.flatMap((row) => {
      const { key } = asNeeded(row, ids);
      const neededCourses = needed.get(key);
      if (refused.has(key)) return [];
      return [neededCourses === undefined ? row : { ...row, neededCourses }];
    });
    return { ...reading, rows, findings: [...reading.findings, ...refused.values()] };
  }

  /** Writes what records need of which it is said; all courses of the file are written before. */
  async write(rows: readonly CatalogueCourse[]): Promise<void> {
    const needing = rows.flatMap(({ source, sourceId, neededCourses }): readonly NeedsToWrite[] =>
      neededCourses === undefined ? [] : [{ source, sourceId, neededCourses }],
    );
    if (needing.length > 0) await this.repository.write(needing);
  }

  /** All courses that a name may mean; an id, of the file or here, goes before a code. */
  private async finder(names: readonly string[], ofFile: readonly NeededCourse[]): Promise<Find> {
    const [byId, byCode] = [new Map<string, NeededCourse[]>(), new Map<string, NeededCourse[]>()];
    for (const course of ofFile) {
      add(byId, course.sourceId, course);
      add(byCode, course.code, course);
    }
    for (const { name, by, ...course } of await this.repository.called(names)) {
      add(by === 'id' ? byId : byCode, name, { ...course, key: course.id });
    }
    return (name) => byId.get(name) ?? byCode.get(name) ?? [];
  }
}

function asNeeded(row: CatalogueCourse, ids: ReadonlyMap<string, string>): NeededCourse {
  const { source, sourceId, code } = row;
  const id = ids.get(nameOf(row)) ?? null;
  return { key: id ?? nameOf(row), id, source, sourceId, code };
}

function nameOf({ source, sourceId }: Pick<NeededCourse, 'source' | 'sourceId'>): string {
  return `${source} ${sourceId}`;
}

/** A record and the course that it changes are one. */
function add(courses: Map<string, NeededCourse[]>, name: string, course: NeededCourse): void {
  const before = courses.get(name) ?? [];
  if (before.every(({ key }) => key !== course.key)) courses.set(name, [...before, course]);
}

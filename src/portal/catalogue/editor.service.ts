import { Injectable } from '@nestjs/common';

import { type Course, type CourseInput, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import type { CourseForm, EditorValues } from './editor.dto.js';
import { EMPTY, inputOf, valuesOf, withStored } from './editor-values.js';

export interface EditorData {
  readonly names: Names;
  readonly values: EditorValues;
  readonly course: Course | null;
  readonly before: readonly Course[];
}

const VOCABULARY = 'DigComp';

/** What the editor of courses shows and saves. */
@Injectable()
export class EditorService {
  constructor(
    private readonly courses: CoursesService,
    private readonly names: NamesService,
  ) {}

  async blank(): Promise<EditorData> {
    return { names: await this.vocabulary(), values: EMPTY, course: null, before: [] };
  }

  /** @throws DomainError `course-not-found` */
  async of(id: string): Promise<EditorData> {
    const course = await this.courses.get(id);
    const before = await this.courses.many(course.prerequisites);
    const codes = new Map(before.map((one) => [one.id, one.code]));
    return { names: await this.vocabulary(), values: valuesOf(course, codes), course, before };
  }

  create(actor: Actor, form: CourseForm): Promise<Course> {
    return this.courses.create(actor, inputOf(form));
  }

  /** Saves what the form says; in the fields that are to stay as stored, what is stored. */
  async save(actor: Actor, id: string, form: CourseForm): Promise<Course> {
    const values = form.keepStored.length === 0 ? form : withStored(form, (await this.of(id)).values);
    const input: CourseInput = inputOf(values);
    return this.courses.update(actor, id, form.revision ?? 0, input);
  }

  private vocabulary(): Promise<Names> {
    return this.names.ofVocabulary(VOCABULARY);
  }
}

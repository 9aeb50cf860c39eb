import { Injectable } from '@nestjs/common';

import { type Course, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import {
  candidateOf,
  courseRulesOf,
  eligibilityOf,
  ObjectionsService,
  type Programme,
  ProgrammeDrafts,
  ProgrammeEnds,
  ProgrammesService,
  type TallySum,
  TallySums,
} from '../../vouchers/index.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import type { Listed } from './list.js';
import type { Standing } from './next-step.js';
import { VOCABULARY } from './vocabulary.js';

/** Everything that is worth knowing of one programme. */
export interface ProgrammeSheet extends Standing {
  readonly programme: Programme;
  /** Null while nothing is counted. */
  readonly sum: TallySum | null;
  /** The courses that the programme names, by title. */
  readonly named: readonly Course[];
  readonly names: Names;
  /** How many of the published courses a voucher can pay. */
  readonly payable: { readonly fit: number; readonly of: number };
  /** A draft on which nothing was ever decided. */
  readonly isDeletable: boolean;
  readonly today: Day;
}

export interface ProgrammeQuestion extends Standing {
  readonly programme: Programme;
  /** The key under which the step counts once, however often its form is sent. */
  readonly formKey: string;
}

@Injectable()
export class ProgrammeSheets {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly drafts: ProgrammeDrafts,
    private readonly ends: ProgrammeEnds,
    private readonly objections: ObjectionsService,
    private readonly sums: TallySums,
    private readonly courses: CoursesService,
    private readonly names: NamesService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Every programme with its sums, newest first. */
  async all(actor: Actor): Promise<readonly Listed[]> {
    const programmes = await this.programmes.list(actor);
    const sums = await this.sums.of(programmes);
    return programmes.map((programme) => ({ programme, sum: sums.get(programme.id) ?? null }));
  }

  /** What is to be known before a step that nobody takes back. @throws DomainError `programme-not-found` */
  async question(actor: Actor, id: string): Promise<ProgrammeQuestion> {
    return { ...(await this.standing(actor, id)), formKey: this.ids.next() };
  }

  /** @throws DomainError `programme-not-found` */
  async of(actor: Actor, id: string): Promise<ProgrammeSheet> {
    const standing = await this.standing(actor, id);
    const { programme, now } = standing;
    const { decided } = await this.drafts.distributions(id);
    const published = await this.courses.published();
    const rules = courseRulesOf(programme);
    const named = await this.courses.many(programme.courseIds);
    return {
      ...standing,
      sum: (await this.sums.of([programme])).get(id) ?? null,
      named: [...named].sort((a, b) => (a.title.de ?? '').localeCompare(b.title.de ?? '', 'de')),
      names: await this.names.ofVocabulary(VOCABULARY),
      payable: {
        fit: published.filter((course) => eligibilityOf(candidateOf(course), rules).eligible).length,
        of: published.length,
      },
      isDeletable: programme.state === 'draft' && decided === 0,
      today: berlinDay(now),
    };
  }

  private async standing(actor: Actor, id: string): Promise<Standing & { readonly programme: Programme }> {
    const programme = await this.programmes.show(actor, id);
    const objections = await this.objections.list(actor, id);
    const count = (state: string): number => objections.filter((one) => one.state === state).length;
    return {
      programme,
      objections: { open: count('open'), upheld: count('upheld') },
      stillOpen: await this.ends.stillOpen(actor, id),
      now: this.clock.now(),
    };
  }
}

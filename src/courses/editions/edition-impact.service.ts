import { Injectable } from '@nestjs/common';

import { ReferencesService } from '../../checks/index.js';
import {
  EditionsService,
  type EditionChange,
  FrameworkDraftsService,
  InstrumentsService,
} from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { ReportingPeriod } from '../../kernel/reporting-period.js';
import { ProfilesService } from '../../profiles/index.js';
import { Transaction } from '../../platform/database/transaction.js';
import { type CompetenceImpact, impactOfEdition } from '../domain/edition-impact.js';
import { TeachingCoursesRepository } from './teaching-courses.repository.js';

/** Courses that are named; the others are a number. */
const COURSES_NAMED = 3;

export interface EditionImpact extends Omit<EditionChange, 'touched'> {
  /** Persons are counted as they stood at its end. */
  readonly period: ReportingPeriod;
  /** Groups of fewer persons are not named. */
  readonly minimumSize: number;
  readonly competencies: readonly CompetenceImpact[];
}

/** What a new edition of a framework means for everything that refers to its competences, before it is there. */
@Injectable()
export class EditionImpactService {
  constructor(
    private readonly transaction: Transaction,
    private readonly editions: EditionsService,
    private readonly drafts: FrameworkDraftsService,
    private readonly profiles: ProfilesService,
    private readonly instruments: InstrumentsService,
    private readonly references: ReferencesService,
    private readonly courses: TeachingCoursesRepository,
  ) {}

  /** @throws DomainError `framework-draft-not-found` */
  async ofDraft(id: string): Promise<EditionImpact> {
    return this.of(await this.editions.ofDraft(id));
  }

  /** Of an import that was previewed and can be applied. @throws DomainError `import-not-found`, `import-not-applicable` */
  async ofImport(importId: string): Promise<EditionImpact> {
    return this.of(await this.editions.ofImport(importId));
  }

  /**
   * Makes a draft an edition; answers its id. Published profiles that ask for what it withdraws stay on their edition: who
   * publishes has to accept that.
   * @throws 412 when it was edited since; DomainError `edition-conflicts` with the competences, or what the drafts' rules say
   */
  publish(
    actor: Actor,
    id: string,
    asked: { readonly revision: number; readonly acceptConflicts: boolean },
  ): Promise<string> {
    return this.transaction.run(async () => {
      const { competencies } = await this.ofDraft(id);
      const conflicts = competencies.filter(({ conflict }) => conflict).map(({ code }) => code);
      if (conflicts.length > 0 && !asked.acceptConflicts) {
        throw new DomainError('edition-conflicts', 'conflict', { competencies: conflicts.join(', ') });
      }
      return this.drafts.publish(actor, id, asked.revision);
    });
  }

  private async of({ touched, ...change }: EditionChange): Promise<EditionImpact> {
    const codes = touched.map(({ code }) => code);
    const { period, minimumSize, references } = await this.references.of(change.vocabulary);
    const competencies = impactOfEdition(touched, {
      profiles: await this.profiles.requiring(change.code, codes),
      items: await this.instruments.asking(change, codes),
      courses: await this.courses.teaching(change.vocabulary, codes, COURSES_NAMED),
      persons: references,
    });
    return { ...change, period, minimumSize, competencies };
  }
}

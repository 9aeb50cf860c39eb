import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../../competencies/index.js';
import { CoursesService } from '../../courses/index.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { ProfilesService } from '../../profiles/index.js';

/** What an installation needs before it has a programme, in this order. */
export const FIRST_STEPS = ['municipalities', 'framework', 'profiles', 'courses', 'programme'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** How far a new installation is. */
@Injectable()
export class FirstSteps {
  constructor(
    private readonly municipalities: MunicipalitiesService,
    private readonly frameworks: FrameworksService,
    private readonly profiles: ProfilesService,
    private readonly courses: CoursesService,
  ) {}

  /** The steps that are still to be taken, while there is no programme. */
  async left(): Promise<readonly FirstStep[]> {
    const [municipalities, framework, profiles, courses] = await Promise.all([
      this.municipalities.isAny(),
      this.frameworks.list(),
      this.profiles.allPublished(),
      this.courses.published(),
    ]);
    const lists: Partial<Record<FirstStep, readonly unknown[]>> = { framework, profiles, courses };
    const isTaken = (step: FirstStep): boolean =>
      step === 'municipalities' ? municipalities : (lists[step] ?? []).length > 0;
    return FIRST_STEPS.filter((step) => !isTaken(step));
  }
}

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { CoursesService } from '../courses.service.js';
import { UUID } from '../domain/xapi/fields.js';
import { ParticipantsRepository } from './participants.repository.js';

/**
 * Under which names course providers know people. A name is chance: it says nothing about the person, and two providers
 * cannot find out from theirs that they speak of the same one.
 */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly participants: ParticipantsRepository,
    private readonly courses: CoursesService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The person's id at the provider, issued on first use and the same ever after. */
  async idFor(personId: string, provider: string): Promise<string> {
    const issued = { personId, provider, participantId: this.ids.next(), issuedAt: this.clock.now() };
    const known = await this.participants.idOf(personId, provider);
    if (known !== null) return known;
    await this.participants.insert(issued);
    return (await this.participants.idOf(personId, provider)) ?? issued.participantId;
  }

  /** The actor's own id at the provider of a course. @throws DomainError `course-not-found` */
  async issue(actor: Actor, courseId: string): Promise<{ readonly provider: string; readonly participantId: string }> {
    const { provider } = await this.courses.show(actor, courseId);
    return { provider, participantId: await this.idFor(actor.personId, provider) };
  }

  /** The person's id at the provider, if one was issued. */
  known(personId: string, provider: string): Promise<string | null> {
    return this.participants.idOf(personId, provider);
  }

  /** Persons by their ids at a provider; a name that was never issued there is left out. */
  persons(provider: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(names.filter((name) => UUID.test(name)).map((name) => name.toLowerCase()))];
    return this.participants.persons(provider, ids);
  }
}

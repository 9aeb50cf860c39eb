import { Injectable } from '@nestjs/common';

import { NoticeService, PersonsService } from '../accounts/index.js';
import { ChecksService } from '../checks/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/calendar.js';
import { Clock } from '../platform/system/clock.js';
import { PostsService, ProfilesService } from '../profiles/index.js';
import { type DemoColleague, demoBegin, demoColleagues } from './demo-colleagues.js';

/** How many take their checks at once: what takes time is the way to the database. */
const AT_ONCE = 8;

/** Checks of many colleagues over two quarters, taken as everybody takes them, so that there are figures about groups. */
@Injectable()
export class DemoChecks {
  constructor(
    private readonly persons: PersonsService,
    private readonly notice: NoticeService,
    private readonly profiles: ProfilesService,
    private readonly posts: PostsService,
    private readonly checks: ChecksService,
    private readonly clock: Clock,
  ) {}

  /** Does nothing for who has a post already. */
  async provide(municipalityId: string, say: (line: string) => void): Promise<void> {
    const now = this.clock.now();
    const begin = demoBegin(now);
    const waiting = [...demoColleagues(now)];
    let taken = 0;
    const work = async (): Promise<void> => {
      for (let colleague = waiting.shift(); colleague !== undefined; colleague = waiting.shift()) {
        const { actor, profileId } = await this.on(begin, () => this.settle(colleague, municipalityId));
        if (profileId === null) continue;
        await this.on(colleague.checkedOn, () => this.takeCheck(actor, profileId, colleague.option));
        taken += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (taken > 0) say(`colleagues: ${String(taken)} checks over two quarters`);
  }

  private on<T>(day: Day, work: () => Promise<T>): Promise<T> {
    return this.clock.at(new Date(`${day}T09:00:00Z`), work);
  }

  /** The colleague with a post; null for the profile of somebody who has one already. */
  private async settle(
    { unit, profileCode, ...named }: DemoColleague,
    municipalityId: string,
  ): Promise<{ readonly actor: Actor; readonly profileId: string | null }> {
    const memberships = [{ municipalityId, role: 'employee', unit } as const];
    const { email, givenName, familyName } = named;
    const { id: personId } = await this.persons.provide({ email, givenName, familyName, demo: true, memberships });
    const membership = await this.persons.membershipOf(personId, municipalityId, 'employee');
    const profile = await this.profiles.published(profileCode);
    if (membership === null || profile === null) throw new Error(`no membership, or no profile ${profileCode}`);
    const actor = { personId, admin: false, sessionId: 'seed', memberships: [membership] };
    if ((await this.posts.of(actor)) !== null) return { actor, profileId: null };
    await this.notice.acknowledge(actor, this.notice.current().version);
    await this.posts.choose(actor, profile.id);
    return { actor, profileId: profile.id };
  }

  private async takeCheck(actor: Actor, profileId: string, usual: number): Promise<void> {
    const { id, next } = await this.checks.start(actor, { profileId });
    let question = next;
    for (let at = 0; question !== null; at += 1) {
      const response = responseTo(question.kind, usual, at);
      ({ next: question } = await this.checks.answer(actor, id, { itemId: question.itemId, response }));
    }
    await this.checks.submit(actor, id);
  }
}

/** Nobody is the same in everything, and who chooses one of the first options is sometimes right. */
function responseTo(kind: string, usual: number, at: number): Readonly<Record<string, unknown>> {
  if (kind === 'self-rating') return { kind, option: Math.min(3, usual + (at % 5 === 4 ? 1 : 0)) };
  return kind === 'single-choice' ? { kind, option: at % 3 } : { kind: 'skip' };
}

import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister, type Role } from '../../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { isOver, mustBeLeavingDay } from '../domain/leaving.js';
import { type LivingMembership, MembershipsRepository } from './memberships.repository.js';

/** Somebody works in a municipality no more. */
export interface Left {
  readonly personId: string;
  readonly municipalityId: string;
}
export type LeavingListener = (left: Left) => Promise<void>;

/** Whose end where; as `employee` it is the end of everything there, as `hr` of that role only. */
export interface Leaving extends Left {
  readonly role: Role;
}

interface Planned {
  readonly held: readonly LivingMembership[];
  readonly lastDay: Day;
  readonly today: Day;
}

const BATCH = 200;

/**
 * How people leave a municipality. Rights end with the last day by themselves, because every request reads the memberships
 * of its day; what else the end brings is carried out after that day, once.
 */
@Injectable()
export class MembershipEnds {
  private readonly listeners: LeavingListener[] = [];

  constructor(
    private readonly transaction: Transaction,
    private readonly memberships: MembershipsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Tells the listener of everybody who has left, from now on; again if the process ends in between. It opens its own transactions. */
  onLeft(listener: LeavingListener): void {
    this.listeners.push(listener);
  }

  /**
   * Plans the end, in place of an earlier plan; a day that is over takes effect at once.
   * @throws DomainError `not-your-municipality`, `not-for-oneself`, `member-not-found`, `leaving-day-out-of-range`,
   *   `hr-needed` when HR takes the role from the last one who has it
   */
  async leave(actor: Actor, leaving: Leaving, lastDay: Day): Promise<void> {
    const today = this.mayEnd(actor, leaving);
    await this.transaction.run(async () => {
      const held = await this.held(leaving, today);
      for (const membership of held) mustBeLeavingDay(lastDay, membership, today);
      await this.plan(actor, leaving, { held, lastDay, today });
    });
    if (isOver(lastDay, today)) await this.settleDue();
  }

  /**
   * The end takes effect at once, in the caller's transaction: yesterday was the last day, also of who came only today. What
   * else it brings is carried out after the commit. @throws DomainError as `leave`
   */
  async endNow(actor: Actor, leaving: Leaving): Promise<void> {
    const today = this.mayEnd(actor, leaving);
    const held = await this.held(leaving, today);
    await this.plan(actor, leaving, { held, lastDay: addDays(today, -1), today });
    await this.transaction.afterCommit(() => this.settleDue());
  }

  /** The person stays: takes a planned end back until its day is over. @throws DomainError as `leave` */
  stay(actor: Actor, leaving: Leaving): Promise<void> {
    const today = this.mayEnd(actor, leaving);
    return this.transaction.run(async () => {
      const held = await this.held(leaving, today);
      await this.memberships.setLastDay(
        held.map(({ id }) => id),
        null,
      );
      await this.note(actor, 'membership.end-undone', leaving, { role: leaving.role });
    });
  }

  /** Carries out every end whose day is over. Twice, late or on two workers at once: each once. */
  async settleDue(): Promise<{ readonly settled: number }> {
    const today = berlinDay(this.clock.now());
    let settled = 0;
    for (;;) {
      const due = await this.memberships.due(today, BATCH);
      for (const membership of due) if (await this.settle(membership, today)) settled += 1;
      if (due.length < BATCH) return { settled };
    }
  }

  /** Who has come back, or works there by another membership, has not left. */
  private async settle({ id, personId, municipalityId, role }: LivingMembership, today: Day): Promise<boolean> {
    if (role === 'employee' && !(await this.memberships.isEmployed(personId, municipalityId, today))) {
      for (const listener of this.listeners) await listener({ personId, municipalityId });
    }
    return this.transaction.run(async () => {
      const isFirst = await this.memberships.settle(id, this.clock.now());
      if (isFirst) await this.note(null, 'membership.ended', { personId, municipalityId }, { role });
      return isFirst;
    });
  }

  /** Whoever is HR after it, or today if that day is over, is HR enough. */
  private async plan(actor: Actor, leaving: Leaving, { held, lastDay, today }: Planned): Promise<void> {
    const isHr = held.some(({ role }) => role === 'hr');
    if (!actor.admin && isHr) await this.mustLeaveHr(leaving, isOver(lastDay, today) ? today : lastDay);
    await this.memberships.setLastDay(
      held.map(({ id }) => id),
      lastDay,
    );
    await this.note(actor, 'membership.end-planned', leaving, { lastDay, role: leaving.role });
  }

  private mayEnd(actor: Actor, { municipalityId, personId }: Left): Day {
    mustAdminister(actor, municipalityId);
    if (personId === actor.personId) throw new DomainError('not-for-oneself', 'forbidden', { move: 'leave' });
    return berlinDay(this.clock.now());
  }

  private async held({ personId, municipalityId, role }: Leaving, today: Day): Promise<readonly LivingMembership[]> {
    const all = await this.memberships.hold(personId, municipalityId, today);
    const held = role === 'employee' ? all : all.filter((one) => one.role === role);
    if (!held.some((one) => one.role === role)) throw new DomainError('member-not-found', 'not-found');
    return held;
  }

  private async mustLeaveHr({ personId, municipalityId }: Left, lastDay: Day): Promise<void> {
    const hr = await this.memberships.holdHr(municipalityId, lastDay);
    if (hr.every((id) => id === personId)) throw new DomainError('hr-needed', 'conflict');
  }

  private note(
    actor: Actor | null,
    act: string,
    { personId, municipalityId }: Left,
    details: { readonly role: Role; readonly lastDay?: Day },
  ): Promise<void> {
    return this.audit.act(actor, act, { subject: personId, municipalityId, details: { ...details } });
  }
}

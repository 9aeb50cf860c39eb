import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../../accounts/index.js';
import { type Actor, municipalityFor, serves } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Localized } from '../../kernel/localized.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { CoursesService } from '../courses.service.js';
import { type Claim, mustBeSomebodyElses, mustWait, type Proof } from '../domain/claim.js';
import { ClaimsRepository } from './claims.repository.js';
import { CompletionsService } from './completions.service.js';

export interface CompletionInput {
  readonly courseId: string;
  readonly proof: Proof;
}

/** A claim as its person sees it. */
export type OwnClaim = Omit<Claim, 'personId' | 'decidedBy'>;

/** A claim as HR sees it: who, which course, and the proof. */
export interface ClaimView extends Pick<Claim, 'id' | 'personId' | 'courseId' | 'proof' | 'state' | 'claimedAt'> {
  readonly courseTitle: Localized;
  readonly person: PersonName | null;
}

/** A person says that they have completed a course; HR of a municipality in which they work decides. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly claims: ClaimsRepository,
    private readonly completions: CompletionsService,
    private readonly courses: CoursesService,
    private readonly persons: PersonsService,
    private readonly accesses: Accesses,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Claims for the actor. Nothing follows from it before somebody else has confirmed it.
   * @throws DomainError `course-not-found`, `course-already-completed`; the constraint `one_open_claim_per_course`
   */
  async claim(actor: Actor, { courseId, proof }: CompletionInput): Promise<OwnClaim> {
    const id = this.ids.next();
    return this.transaction.run(async () => {
      await this.courses.show(actor, courseId);
      const completed = await this.completions.of(actor.personId);
      if (completed.some((one) => one.courseId === courseId)) {
        throw new DomainError('course-already-completed', 'conflict');
      }
      const claim = { id, courseId, proof, state: 'claimed', claimedAt: this.clock.now() } as const;
      const undecided = { decidedAt: null, reason: null };
      await this.claims.insert({ ...claim, ...undecided, personId: actor.personId, decidedBy: null });
      await this.audit.act(actor, 'completion.claimed', { subject: id });
      return { ...claim, ...undecided };
    });
  }

  /** The actor's own, newest first. */
  async own({ personId }: Actor): Promise<readonly OwnClaim[]> {
    const claims = await this.claims.of(personId);
    return claims.map(({ personId: _person, decidedBy: _by, ...claim }) => claim);
  }

  /** The person takes an undecided claim back. @throws DomainError `claim-not-found`, `claim-already-decided` */
  withdraw(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      const claim = await this.held(id);
      if (claim.personId !== actor.personId) throw notFound();
      mustWait(claim);
      await this.claims.decide(id, { state: 'withdrawn', decidedBy: actor.personId, decidedAt: this.clock.now() });
      await this.audit.act(actor, 'completion.claim-withdrawn', { subject: id });
    });
  }

  /** The same for the claim that waits for this course. @throws DomainError `claim-not-found` */
  async withdrawFor(actor: Actor, courseId: string): Promise<void> {
    const claims = await this.claims.of(actor.personId);
    const waiting = claims.find((claim) => claim.courseId === courseId && claim.state === 'claimed');
    if (waiting === undefined) throw notFound();
    await this.withdraw(actor, waiting.id);
  }

  /**
   * What waits for a decision in a municipality, oldest first: for its HR. An admin sees only the claims of somebody
   * who is its only HR person.
   * @throws DomainError `not-your-municipality`, `municipality-needed`
   */
  waiting(actor: Actor, named?: string): Promise<readonly ClaimView[]> {
    return this.transaction.run(async () => {
      const municipalityId = actor.admin && named !== undefined ? named : municipalityFor(actor, 'hr', named);
      const claims = await this.waitingIn(actor, municipalityId);
      await this.accesses.note(actor, { kind: 'completion-claim', municipalityId }, personsOf(claims));
      return claims;
    });
  }

  private async waitingIn(actor: Actor, municipalityId: string): Promise<readonly ClaimView[]> {
    const claimants = await this.claimants(actor, municipalityId);
    const claims = claimants.length === 0 ? [] : await this.claims.waiting(claimants);
    const [courses, names] = await Promise.all([
      this.courses.many([...new Set(claims.map(({ courseId }) => courseId))]),
      this.persons.names([...new Set(claims.map(({ personId }) => personId))], municipalityId),
    ]);
    const titles = new Map(courses.map(({ id, title }) => [id, title]));
    return claims.map(({ id, personId, courseId, proof, state, claimedAt }) => ({
      ...{ id, personId, courseId, proof, state, claimedAt },
      courseTitle: titles.get(courseId) ?? {},
      person: names.get(personId) ?? null,
    }));
  }

  /** Records the completion. @throws DomainError `claim-not-found`, `claim-already-decided`, `nobody-decides-own-claim` */
  confirm(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      const { personId, courseId } = await this.decidable(actor, id);
      await this.completions.record(actor, { personId, courseId });
      await this.audit.act(actor, 'completion.confirmed', { subject: id });
    });
  }

  /** @throws DomainError `claim-not-found`, `claim-already-decided`, `nobody-decides-own-claim` */
  decline(actor: Actor, id: string, { reason }: { readonly reason: string }): Promise<void> {
    return this.transaction.run(async () => {
      await this.decidable(actor, id);
      const decision = { state: 'declined', decidedBy: actor.personId, decidedAt: this.clock.now(), reason } as const;
      await this.claims.decide(id, decision);
      await this.audit.act(actor, 'completion.declined', { subject: id });
    });
  }

  private async decidable(actor: Actor, id: string): Promise<Claim> {
    const claim = await this.held(id);
    const own = claim.personId === actor.personId;
    if (!own && !(await this.decides(actor, claim.personId))) throw notFound();
    mustBeSomebodyElses(claim, actor.personId);
    mustWait(claim);
    return claim;
  }

  private async held(id: string): Promise<Claim> {
    await this.claims.lock(id);
    const claim = await this.claims.find(id);
    if (claim === null) throw notFound();
    return claim;
  }

  /** HR of one of the municipalities in which the person works; an admin where nobody else is left. */
  private async decides(actor: Actor, personId: string): Promise<boolean> {
    const places = new Set((await this.persons.placesOf(personId)).map(({ municipalityId }) => municipalityId));
    for (const place of places) {
      if ((await this.claimants(actor, place)).includes(personId)) return true;
    }
    return false;
  }

  /** Whose claims the actor decides in a municipality. */
  private async claimants(actor: Actor, municipalityId: string): Promise<readonly string[]> {
    const hr = [...new Set((await this.persons.membersOf(municipalityId, 'hr')).map((member) => member.personId))];
    if (!serves(actor, 'hr', municipalityId)) return actor.admin && hr.length === 1 ? hr : [];
    return (await this.persons.membersOf(municipalityId, 'employee')).map((member) => member.personId);
  }
}

function notFound(): DomainError {
  return new DomainError('claim-not-found', 'not-found');
}

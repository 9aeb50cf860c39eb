import { Injectable } from '@nestjs/common';

import { type Actor, servedBy } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { ObjectionsRepository } from '../distribution/objections.repository.js';
import { mustBeWithoutObjections } from '../domain/objection.js';
import type { NewProgramme, Programme } from '../domain/programme.js';
import { moveProgramme, mustBePastObjections } from '../domain/programme-states.js';
import { ProgrammeRules } from './programme-rules.service.js';
import { type Onlooker, ProgrammesRepository } from './programmes.repository.js';

@Injectable()
export class ProgrammesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly programmes: ProgrammesRepository,
    private readonly objections: ObjectionsRepository,
    private readonly rules: ProgrammeRules,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Every programme that the person may see, newest first; drafts only for admins, and for HR once they are distributed. */
  list(actor: Actor): Promise<readonly Programme[]> {
    return this.programmes.listVisible(onlookerOf(actor), null);
  }

  async page(
    actor: Actor,
    { cursor, limit }: { readonly cursor?: string; readonly limit: number },
  ): Promise<Page<Programme>> {
    const rows = await this.programmes.listVisible(onlookerOf(actor), limit + 1, decodeCursor(cursor, 2));
    return pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  /** @throws DomainError `programme-not-found` */
  async get(id: string): Promise<Programme> {
    return found(await this.programmes.find(id));
  }

  /** The programme if the person may see it. @throws DomainError `programme-not-found` */
  async show(actor: Actor, id: string): Promise<Programme> {
    return found(await this.programmes.findVisible(onlookerOf(actor), id));
  }

  /** A new programme in draft. @throws DomainError `programme-course-unknown` {courseIds} */
  async create(actor: Actor, input: NewProgramme): Promise<Programme> {
    const id = this.ids.next();
    return this.transaction.run(async () => {
      const written = await this.rules.checked(input);
      const made = { id, waitingSeed: this.ids.next(), createdBy: actor.personId, createdAt: this.clock.now() };
      await this.programmes.create({ ...written, ...made });
      await this.audit.act(actor, 'programme.created', { subject: id, details: { total: input.total } });
      return this.get(id);
    });
  }

  /**
   * From now on people may request and HR may assign.
   * @throws DomainError `programme-not-found`, `programme-move-not-allowed`, `programme-not-distributed`,
   *   `objection-window-open` {until}, `objections-unanswered` {count}, `objection-upheld` {count}
   */
  async open(actor: Actor, id: string): Promise<Programme> {
    return this.transaction.run(async () => {
      const programme = found(await this.programmes.lock(id));
      const state = moveProgramme(programme.state, 'open', { as: 'admin' });
      const now = this.clock.now();
      mustBePastObjections(programme.objectionsUntil, now);
      mustBeWithoutObjections(await this.objections.counts(id));
      await this.programmes.update(id, { state, openedAt: now });
      await this.audit.act(actor, 'programme.opened', { subject: id });
      return this.get(id);
    });
  }
}

function onlookerOf(actor: Actor): Onlooker {
  return { admin: actor.admin, municipalityIds: servedBy(actor) };
}

function found(programme: Programme | null): Programme {
  if (programme === null) throw new DomainError('programme-not-found', 'not-found');
  return programme;
}

import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../../accounts/index.js';
import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Captions } from '../captions.service.js';
import { type DeskFilter, type DeskRow, RequestsRepository } from './requests.repository.js';
import type { RequestView } from './requests.service.js';
import { WaitingLists } from './waiting-lists.service.js';

/** A request as HR sees it: with who decided. */
export type DeskRequest = RequestView & Pick<DeskRow, 'deciderId'> & { readonly decider: PersonName | null };

/** The newest requests of a municipality that are read at once: what all its years bring, and more. */
const DESK_LIMIT = 10_000;

/** What HR reads to decide on requests. */
@Injectable()
export class RequestDesk {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly captions: Captions,
    private readonly waiting: WaitingLists,
    private readonly persons: PersonsService,
    private readonly accesses: Accesses,
  ) {}

  /** A municipality's requests, oldest first, at most the newest 10,000. @throws DomainError `not-your-municipality` */
  list(
    actor: Actor,
    municipalityId: string,
    filter: DeskFilter = {},
    kind: 'request' | 'waiting-list' = 'request',
  ): Promise<readonly DeskRequest[]> {
    mustAdminister(actor, municipalityId);
    return this.accesses.reading(actor, { kind, municipalityId }, () => this.read(municipalityId, filter), personsOf);
  }

  /**
   * What the page of a search shows, chosen from all of them: only those shown count as seen.
   * @throws DomainError `not-your-municipality`
   */
  choose<Chosen>(
    actor: Actor,
    municipalityId: string,
    choose: (every: readonly DeskRequest[]) => Chosen,
    shown: (chosen: Chosen) => readonly DeskRequest[],
  ): Promise<Chosen> {
    mustAdminister(actor, municipalityId);
    const read = async () => choose(await this.read(municipalityId, {}));
    return this.accesses.reading(actor, { kind: 'request', municipalityId }, read, (chosen) =>
      personsOf(shown(chosen)),
    );
  }

  /** @throws DomainError `not-your-municipality`, `request-not-found`, also for one of another municipality */
  async one(actor: Actor, municipalityId: string, id: string): Promise<DeskRequest> {
    const [request] = await this.list(actor, municipalityId, { ids: [id] });
    if (request === undefined) throw new DomainError('request-not-found', 'not-found');
    return request;
  }

  private async read(municipalityId: string, filter: DeskFilter): Promise<readonly DeskRequest[]> {
    const rows = await this.requests.atDesk(municipalityId, filter, DESK_LIMIT);
    const captioned = await this.waiting.add(await this.captions.add(rows));
    const deciders = new Set(rows.flatMap(({ deciderId }) => deciderId ?? []));
    const names = deciders.size === 0 ? new Map<string, PersonName>() : await this.persons.names([...deciders]);
    return captioned.map((row) => ({ ...row, decider: names.get(row.deciderId ?? '') ?? null }));
  }
}

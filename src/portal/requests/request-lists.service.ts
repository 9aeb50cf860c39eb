import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Ids } from '../../platform/system/ids.js';
import { BulkDecisions, type DeskRequest, RequestDesk } from '../../vouchers/index.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import { atDesk } from '../hr/desk-bar.js';
import { type Free, FreePlaces } from './free-places.service.js';
import { type ListPage, pageAt } from '../shared/list-page.js';
import { inOrder, isFound, statesOf } from './request-search.js';
import type { ChosenForm, DecidedAddress, DecideForm, RequestSearch } from './requests.forms.js';

export interface RequestList {
  readonly desk: Desk;
  readonly search: RequestSearch;
  readonly list: ListPage<DeskRequest>;
  /** Of all the municipality's requests, to narrow by. */
  readonly courses: readonly DeskRequest[];
  readonly free: readonly Free[];
}

export interface Question {
  readonly desk: Desk;
  readonly decision: ChosenForm['decision'];
  /** Those on which this person can decide so. */
  readonly chosen: readonly DeskRequest[];
  /** Decided meanwhile, one's own, or already on the waiting list. */
  readonly others: readonly DeskRequest[];
  readonly free: readonly Free[];
  readonly formKey: string;
}

export interface Outcome {
  readonly desk: Desk;
  readonly decision: ChosenForm['decision'];
  readonly decided: readonly DeskRequest[];
  readonly refused: readonly { readonly request: DeskRequest; readonly code: string }[];
}

export interface RequestSheet {
  readonly desk: Desk;
  readonly request: DeskRequest;
  readonly free: Free | undefined;
}

export interface WaitingSheet {
  readonly desk: Desk;
  readonly lists: readonly (Free & { readonly rows: readonly DeskRequest[] })[];
}

@Injectable()
export class RequestLists {
  constructor(
    private readonly desks: Desks,
    private readonly requests: RequestDesk,
    private readonly decisions: BulkDecisions,
    private readonly places: FreePlaces,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async find(actor: Actor, search: RequestSearch): Promise<RequestList> {
    const desk = await this.desks.at(actor, search.municipality);
    const { programme, course, q = '', state = 'waiting', sort = 'oldest', page = 1 } = search;
    const states = statesOf(state);
    const isWanted = (row: DeskRequest) =>
      (states === undefined || states.includes(row.state)) &&
      (programme === undefined || row.programmeId === programme) &&
      (course === undefined || row.courseId === course) &&
      isFound(row, q);
    const choose = (every: readonly DeskRequest[]) => ({
      list: pageAt(inOrder(every.filter(isWanted), sort), page),
      courses: inOrder([...new Map(every.map((row) => [row.courseId, row])).values()], 'course'),
    });
    const chosen = await this.requests.choose(actor, desk.municipality.id, choose, ({ list }) => list.rows);
    return { desk, search, ...chosen, free: await this.places.at(actor, desk) };
  }

  /** @throws DomainError `not-your-municipality`, `request-not-found` */
  async one(actor: Actor, named: string | undefined, id: string): Promise<RequestSheet> {
    const desk = await this.desks.at(actor, named);
    const request = await this.requests.one(actor, desk.municipality.id, id);
    const free = await this.places.at(actor, desk);
    return { desk, request, free: free.find(({ programme }) => programme.id === request.programmeId) };
  }

  /** @throws DomainError `not-your-municipality`, `no-request-chosen` */
  async question(actor: Actor, { municipality, decision, id }: ChosenForm): Promise<Question> {
    const desk = await this.desks.at(actor, municipality);
    if (id.length === 0) throw new DomainError('no-request-chosen', 'invalid');
    const rows = await this.requests.list(actor, desk.municipality.id, { ids: id });
    const from = decision === 'waitlist' ? ['requested'] : ['requested', 'waitlisted'];
    const isOpen = ({ state, personId }: DeskRequest) => from.includes(state) && personId !== actor.personId;
    const chosen = rows.filter(isOpen);
    const others = rows.filter((row) => !isOpen(row));
    return { desk, decision, chosen, others, free: await this.places.at(actor, desk), formKey: this.ids.next() };
  }

  /** Decides and answers where the outcome is shown. @throws DomainError those of `BulkDecisions.decide` */
  async decide(actor: Actor, { municipality, decision, id, reason, key }: DecideForm): Promise<string> {
    const desk = await this.desks.at(actor, municipality);
    const known = await this.requests.list(actor, desk.municipality.id, { ids: id });
    const ids = known.map((request) => request.id);
    if (ids.length === 0) throw new DomainError('no-request-chosen', 'invalid');
    const { decided, refused } = await this.decisions.decide(actor, { decision, ids, reason }, key);
    const outcome = [
      ...decided.map((one) => ['ok', one] as const),
      ...refused.map((one) => ['no', `${one.id}~${one.code}`] as const),
    ];
    const query = new URLSearchParams(outcome.map(([name, value]) => [name, value])).toString();
    return `${atDesk('/hr/requests/decided', desk, { decision })}&${query}`;
  }

  /** What became of each, as it stands now. @throws DomainError `not-your-municipality` */
  async outcome(actor: Actor, { municipality, decision, ok, no }: DecidedAddress): Promise<Outcome> {
    const desk = await this.desks.at(actor, municipality);
    const codes = new Map(no.map((one) => [one.slice(0, ID_LENGTH), one.slice(ID_LENGTH + 1)]));
    const rows = await this.requests.list(actor, desk.municipality.id, { ids: [...ok, ...codes.keys()] });
    return {
      desk,
      decision,
      decided: rows.filter(({ id }) => ok.includes(id)),
      refused: rows.flatMap((request) => {
        const code = codes.get(request.id);
        return code === undefined ? [] : [{ request, code }];
      }),
    };
  }

  /** The waiting lists in their published order. @throws DomainError `not-your-municipality` */
  async waiting(actor: Actor, named: string | undefined): Promise<WaitingSheet> {
    const desk = await this.desks.at(actor, named);
    const rows = await this.requests.list(actor, desk.municipality.id, { states: ['waitlisted'] }, 'waiting-list');
    const byPlace = [...rows].sort((a, b) => (a.waiting?.place ?? 0) - (b.waiting?.place ?? 0));
    const lists = (await this.places.at(actor, desk)).map((free) => ({
      ...free,
      rows: byPlace.filter(({ programmeId }) => programmeId === free.programme.id),
    }));
    return { desk, lists: lists.filter((list) => list.programme.state === 'open' || list.rows.length > 0) };
  }
}

const ID_LENGTH = 36;

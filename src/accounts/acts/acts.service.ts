import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { type Page, pageOf, positionOf } from '../../platform/http/pagination.js';
import { Texts } from '../../platform/i18n/texts.js';
import type { PersonName } from '../domain/person.js';
import { PersonsService } from '../persons/persons.service.js';
import { type ActFilter, ActsRepository, type StoredAct } from './acts.repository.js';
import { actsNamed, ADMINISTRATIVE_ACTS, groupOf } from './domain/act-kinds.js';

export interface ActQuery {
  /** First and last day, in Berlin. */
  readonly from?: Day;
  readonly until?: Day;
  /** An act or a group of acts. */
  readonly kind?: string;
  readonly actorId?: string;
  readonly municipalityId?: string;
  /** Id of what was acted on. */
  readonly subject?: string;
  /** Part of the act's words, of a name, of a fact or of an id. */
  readonly search?: string;
}

/** `person`; `key`: a program with an API key; `erased`: it was a person who is not kept any more; `program`: a job or the command line. */
export type ActorKind = 'person' | 'key' | 'erased' | 'program';

export interface ActView extends Omit<StoredAct, 'keyName'> {
  /** The act in words. */
  readonly words: string;
  /** What was acted on, as a kind. */
  readonly group: string;
  readonly actorKind: ActorKind;
  /** Of the person or the key; null for a program without one, and for somebody who was erased. */
  readonly actorName: string | null;
}

const CHUNK = 500;
const ACTORS_SHOWN = 100;

/** The audit log of administrative acts: HR sees those in its municipalities, admins all of them, nobody what is personal. */
@Injectable()
export class ActsService {
  constructor(
    private readonly acts: ActsRepository,
    private readonly persons: PersonsService,
    private readonly texts: Texts,
  ) {}

  /** Newest first. @throws DomainError `not-your-municipality`, `cursor-invalid` */
  async list(
    actor: Actor,
    query: ActQuery,
    { limit, cursor, locale }: { readonly limit: number; readonly cursor?: string; readonly locale: Locale },
  ): Promise<Page<ActView>> {
    const rows = await this.acts.list(this.filterOf(actor, query, locale), limit + 1, positionOf(cursor));
    const { items, next } = pageOf(rows, limit, ({ position }) => [position]);
    return { items: await this.views(items, locale), next };
  }

  /** Everything that the query finds, newest first, some hundred at a time. @throws DomainError `not-your-municipality` */
  async *all(actor: Actor, query: ActQuery, locale: Locale): AsyncGenerator<readonly ActView[]> {
    const filter = this.filterOf(actor, query, locale);
    for (let before: number | undefined; ;) {
      const rows = await this.acts.list(filter, CHUNK, before);
      if (rows.length > 0) yield this.views(rows, locale);
      if (rows.length < CHUNK) return;
      before = Number(rows.at(-1)?.position);
    }
  }

  /** Whom the log named last, at most a hundred, by name, to choose from. */
  async actors(actor: Actor): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const found = await this.acts.actors(ADMINISTRATIVE_ACTS, administeredBy(actor), ACTORS_SHOWN);
    const persons = await this.persons.names(found.map(({ id }) => id));
    const names = found.flatMap(({ id, keyName }) => {
      const person = persons.get(id);
      const name = person === undefined ? keyName : nameOf(person);
      return name === null ? [] : [{ id, name }];
    });
    return names.sort((a, b) => a.name.localeCompare(b.name, 'de'));
  }

  private filterOf(
    actor: Actor,
    { search: typed, kind, municipalityId, ...rest }: ActQuery,
    locale: Locale,
  ): ActFilter {
    const places = administeredBy(actor);
    if (municipalityId !== undefined && places?.includes(municipalityId) === false) {
      throw new DomainError('not-your-municipality', 'forbidden');
    }
    const text = typed?.trim() ?? '';
    const isMeant = (act: string) => this.words(act, locale).toLowerCase().includes(text.toLowerCase());
    const search = text === '' ? undefined : { text, acts: ADMINISTRATIVE_ACTS.filter(isMeant) };
    const municipalityIds = municipalityId === undefined ? places : [municipalityId];
    return { ...rest, acts: actsNamed(kind), municipalityIds, search };
  }

  private async views(rows: readonly StoredAct[], locale: Locale): Promise<readonly ActView[]> {
    const ids = rows.map(({ actorId }) => actorId).filter((id) => id !== null);
    const names = await this.persons.names([...new Set(ids)]);
    return rows.map(({ keyName, ...row }) => {
      const name = row.actorId === null ? undefined : names.get(row.actorId);
      const actorName = name === undefined ? keyName : nameOf(name);
      const named = name === undefined ? 'key' : 'person';
      const unnamed = row.actorId === null ? 'program' : 'erased';
      const actorKind = actorName === null ? unnamed : named;
      return { ...row, words: this.words(row.act, locale), group: groupOf(row.act), actorKind, actorName };
    });
  }

  private words(act: string, locale: Locale): string {
    return this.texts.in(locale)(`accounts-acts:acts.${act}`);
  }
}

function nameOf({ givenName, familyName }: PersonName): string {
  return `${familyName}, ${givenName}`;
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { Injectable } from '@nestjs/common';

import { type Person, PersonsService } from '../accounts/index.js';
import type { Actor } from '../kernel/actor.js';
import { berlinDay, berlinYear } from '../kernel/calendar.js';
import { AgreementsService, MunicipalitiesService } from '../municipalities/index.js';
import { ImportRun } from '../platform/imports/import-run.service.js';
import { Clock } from '../platform/system/clock.js';
import { DistributionsService, ProgrammesService } from '../vouchers/index.js';
import { DemoChecks } from './demo-checks.service.js';
import { demoBegin } from './demo-colleagues.js';
import { DEMO_ARS, DEMO_PEOPLE, provided } from './demo-people.js';
import { DemoEmployee } from './demo-employee.service.js';

/** The product's own content, in the order in which it builds on each other. */
const CONTENT: readonly (readonly [kind: string, file: string])[] = [
  ['municipalities', 'municipalities/content/rlp-2025.administrations.csv'],
  ['framework', 'competencies/content/kommunal.framework.json'],
  ['items', 'competencies/content/kommunal.items.json'],
  ['profiles', 'profiles/content/kommunal.profiles.json'],
  ['courses', 'courses/content/kommunal.moochub.json'],
];
const SOURCE = path.resolve(import.meta.dirname, '..');

type Say = (line: string) => void;

/** A demo that shows the whole way: real municipalities, our own content, invented people. Doing it again changes nothing. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly imports: ImportRun,
    private readonly municipalities: MunicipalitiesService,
    private readonly agreements: AgreementsService,
    private readonly persons: PersonsService,
    private readonly programmes: ProgrammesService,
    private readonly distributions: DistributionsService,
    private readonly employee: DemoEmployee,
    private readonly checks: DemoChecks,
    private readonly clock: Clock,
  ) {}

  /** The content of the product, its people and a programme under way; again it changes nothing that is there. */
  async run(say: Say): Promise<void> {
    for (const [kind, file] of CONTENT) await this.bring(kind, file, say);
    const people = await this.inThePast(() => this.people());
    await this.inThePast(() => this.agreement(people, say));
    await this.programme(people, say);
    await this.employee.provide(await this.actor(people, 'bauamt@kandel.example'), say);
    await this.checks.provide((await this.municipality()).id, say);
  }

  /** Before the colleagues' checks. */
  private inThePast<T>(work: () => Promise<T>): Promise<T> {
    return this.clock.at(new Date(`${demoBegin(this.clock.now())}T08:00:00Z`), work);
  }

  /** @throws Error when our own content is not accepted: it is part of the product and has to be right. */
  private async bring(kind: string, file: string, say: Say): Promise<void> {
    const bytes = await readFile(path.join(SOURCE, file));
    const { state, counts, problems } = await this.imports.runFile(kind, 'all-or-nothing', { name: file, bytes });
    if (state !== 'applied') throw new Error(`${file}: ${state} ${JSON.stringify(problems[0] ?? null)}`);
    say(`${kind}: ${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged`);
  }

  private async people(): Promise<ReadonlyMap<string, Person>> {
    const all = new Map((await this.municipalities.all()).map(({ ars, id }) => [ars, id]));
    const idOf = (ars: string): string => {
      const id = all.get(ars);
      if (id === undefined) throw new Error(`no municipality ${ars}`);
      return id;
    };
    const found = new Map<string, Person>();
    for (const person of DEMO_PEOPLE) found.set(person.email, await this.persons.provide(provided(person, idOf)));
    return found;
  }

  /** The person as an actor, with the memberships of today. */
  private async actor(people: ReadonlyMap<string, Person>, email: string): Promise<Actor> {
    const person = people.get(email);
    if (person === undefined) throw new Error(`no demo person ${email}`);
    const { id: personId, admin } = person;
    const { id: municipalityId } = await this.municipality();
    const roles = await Promise.all(
      (['employee', 'hr'] as const).map((role) => this.persons.membershipOf(personId, municipalityId, role)),
    );
    return { personId, admin, sessionId: 'seed', memberships: roles.filter((membership) => membership !== null) };
  }

  private async municipality(): Promise<{ readonly id: string }> {
    const found = (await this.municipalities.all()).find(({ ars }) => ars === DEMO_ARS);
    if (found === undefined) throw new Error(`no municipality ${DEMO_ARS}`);
    return found;
  }

  private async agreement(people: ReadonlyMap<string, Person>, say: Say): Promise<void> {
    const { id } = await this.municipality();
    if ((await this.agreements.inForce(id)) !== null) return;
    await this.agreements.record(await this.actor(people, 'personal@kandel.example'), id, {
      reference: 'DV Kompetenz-Check (Demo)',
      agreedOn: berlinDay(this.clock.now()),
      clauses: {
        purposes: ['Qualifizierungsgespräch', 'Vergabe von Bildungsgutscheinen'],
        resultsVisibleTo: 'hr-on-release',
        retentionMonths: 24,
        minimumGroupSize: 5,
        remindersAllowed: true,
        retakeAfterDays: 30,
      },
    });
    await this.agreements.confirm(await this.actor(people, 'personal2@kandel.example'), id);
    say('works agreement: in force');
  }

  private async programme(people: ReadonlyMap<string, Person>, say: Say): Promise<void> {
    const admin = await this.actor(people, 'admin@lernlotse.example');
    if ((await this.programmes.list(admin)).length > 0) return;
    const year = berlinYear(this.clock.now());
    const { id } = await this.programmes.create(admin, {
      title: { de: `Bildungsgutscheine ${year}`, en: `Training vouchers ${year}` },
      total: 2750,
      reserve: 0,
      limitPerYear: 2,
      maxPriceCents: 50_000,
      validityDays: 180,
      objectionDays: 0,
      startsOn: `${year}-01-01`,
      endsOn: `${year + 1}-12-31`,
      courseIds: [],
      providers: [],
      competences: [],
      approval: 'hr',
    });
    const input = {
      method: 'sainte-lague',
      weights: 'population',
      minimum: 0,
      maximum: null,
      exclude: ['district'],
    } as const;
    await this.distributions.commit(admin, id, input);
    await this.programmes.open(admin, id);
    say('programme: 2,750 vouchers over 170 municipalities');
  }
}

import { Injectable } from '@nestjs/common';

import { type Member, Staff, type StaffMember } from '../../accounts/index.js';
import { CoursesService, type PublishedCourse } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { latestAnswer, usualAnswer, VoucherOffers, VouchersService } from '../../vouchers/index.js';
import { programmesFor } from '../employee/offers.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import type { AssignAddress, AssignForm, How, PersonSearch } from './assign.forms.js';
import { type Free, FreePlaces } from './free-places.service.js';
import { hasWords } from '../shared/spelling.js';
import { type ListPage, pageAt } from '../shared/list-page.js';

export interface People {
  readonly desk: Desk;
  readonly q: string;
  readonly list: ListPage<Member>;
  readonly free: readonly Free[];
}

export interface PersonSheet {
  readonly desk: Desk;
  readonly member: Member;
  /** Open programmes with their places. */
  readonly free: readonly Free[];
  /** What their vouchers pay, by title; at most 500. */
  readonly courses: readonly PublishedCourse[];
}

export interface AssignQuestion {
  readonly desk: Desk;
  readonly member: Member;
  readonly free: Free;
  /** Null: the holder chooses. */
  readonly course: PublishedCourse | null;
  readonly how: How;
  /** The first, the usual and the latest last day to answer an offer. */
  readonly answerBy: { readonly earliest: Day; readonly usual: Day; readonly latest: Day };
  readonly formKey: string;
}

const MOST_COURSES = 500;

/** From a search among the employees of the own municipality to a voucher. */
@Injectable()
export class AssignSheets {
  constructor(
    private readonly desks: Desks,
    private readonly staff: Staff,
    private readonly courses: CoursesService,
    private readonly vouchers: VouchersService,
    private readonly offers: VoucherOffers,
    private readonly places: FreePlaces,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Employees by name or unit. @throws DomainError `not-your-municipality` */
  async find(actor: Actor, { municipality, q = '', page = 1 }: PersonSearch): Promise<People> {
    const desk = await this.desks.at(actor, municipality);
    const isFound = ({ givenName, familyName, unit }: StaffMember) =>
      hasWords(`${givenName} ${familyName} ${unit ?? ''}`, q);
    const choose = (members: readonly StaffMember[]) => pageAt(members.filter(isFound), page);
    const list = await this.staff.choose(actor, desk.municipality.id, choose, ({ rows }) => rows);
    return { desk, q, list, free: await this.places.at(actor, desk) };
  }

  /** @throws DomainError `not-your-municipality`, `member-not-found` for who does not work there */
  async person(actor: Actor, named: string | undefined, personId: string): Promise<PersonSheet> {
    const desk = await this.desks.at(actor, named);
    const member = await this.staff.one(actor, desk.municipality.id, personId);
    const free = (await this.places.at(actor, desk)).filter(({ programme }) => programme.state === 'open');
    const programmes = free.map(({ programme }) => programme);
    const payable = (await this.courses.published()).filter((course) => programmesFor(programmes, course).length > 0);
    const titleOf = ({ title }: PublishedCourse): string => Object.values(title).join();
    const courses = payable.sort((a, b) => titleOf(a).localeCompare(titleOf(b), 'de')).slice(0, MOST_COURSES);
    return { desk, member, free, courses };
  }

  /** @throws DomainError those of `person`, `programme-not-found`, `course-not-offered`, `not-for-oneself`, `offer-needs-course` */
  async question(actor: Actor, { municipality, ...wanted }: AssignAddress): Promise<AssignQuestion> {
    const { desk, member, free, courses } = await this.person(actor, municipality, wanted.person);
    if (member.personId === actor.personId) throw new DomainError('not-for-oneself', 'forbidden', { move: 'assign' });
    const place = free.find(({ programme }) => programme.id === wanted.programme);
    if (place === undefined) throw new DomainError('programme-not-found', 'not-found');
    const course = wanted.course === undefined ? null : courses.find(({ id }) => id === wanted.course);
    if (course === undefined) throw new DomainError('course-not-offered', 'conflict');
    if (wanted.how === 'offer') mustNameCourse(wanted.course);
    const times = { today: berlinDay(this.clock.now()), endsOn: place.programme.endsOn };
    const answerBy = { earliest: times.today, usual: usualAnswer(times), latest: latestAnswer(times) };
    return { desk, member, free: place, course, how: wanted.how, answerBy, formKey: this.ids.next() };
  }

  /** Gives or offers, and answers where it is shown. @throws DomainError those of `VouchersService.assign` and `VoucherOffers.offer` */
  async assign(actor: Actor, form: AssignForm): Promise<string> {
    const { municipality: municipalityId, person: personId, programme: programmeId, course: courseId, key } = form;
    const wanted = { municipalityId, personId, programmeId };
    if (form.how === 'offer') {
      const said = { lastDay: form.lastDay, note: form.note };
      await this.offers.offer(actor, { ...wanted, ...said, courseId: mustNameCourse(courseId) }, key);
      return `/hr/offers?municipality=${municipalityId}&done=offerMade`;
    }
    await this.vouchers.assign(actor, { ...wanted, courseId }, key);
    return `/hr/vouchers?municipality=${municipalityId}&done=voucherAssigned`;
  }
}

function mustNameCourse(courseId: string | undefined): string {
  if (courseId === undefined) throw new DomainError('offer-needs-course', 'invalid');
  return courseId;
}

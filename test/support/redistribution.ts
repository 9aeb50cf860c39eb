import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { RedistributionRuns } from '../../src/vouchers/redistribution/redistribution-runs.service.js';
import type { TestApp } from './app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from './vouchers.js';

/** An open programme of 12 vouchers: 10 for a town that uses one of them, 2 for a village that uses both. */
export interface UnevenUse {
  readonly programmeId: string;
  readonly courseId: string;
  readonly giver: Town;
  readonly receiver: Town;
  /** Three people of the village, in the order of its waiting list. */
  readonly waiting: readonly Somebody[];
}

let towns = 0;

export async function anUnevenUse(app: TestApp, admin: Somebody, programme: object = {}): Promise<UnevenUse> {
  const giver = await aTown(app, (towns += 1), { population: 50_000 });
  const receiver = await aTown(app, (towns += 1), { population: 10_000 });
  const others = await app.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id <> ALL ($1)', [
    [giver.id, receiver.id],
  ]);
  const exclude = others.map(({ ars }) => ars);
  const programmeId = await anOpenProgramme(admin, { total: 12, ...programme }, { exclude });
  const courseId = await aCourse(app);
  const assign = async (town: Town): Promise<void> => {
    const { id: personId } = await aPerson(app, { municipalityId: town.id });
    await town.hr.post('/vouchers', { programmeId, personId });
  };
  await assign(giver);
  await assign(receiver);
  await assign(receiver);
  const waiting: Somebody[] = [];
  for (let nth = 0; nth < 3; nth += 1) {
    const person = await aPerson(app, { municipalityId: receiver.id });
    const { id } = await person.post('/voucher-requests', { programmeId, courseId });
    await receiver.hr.post(`/voucher-requests/${id as string}/waitlist`);
    waiting.push(person);
  }
  return { programmeId, courseId, giver, receiver, waiting };
}

/** What an admin announces; by default as early as the notice allows. */
export function anAnnouncement(more: object = {}): object {
  return { dueOn: addDays(berlinDay(new Date()), 14), windowDays: 7, rules: {}, ...more };
}

/** As if its day had come. */
export async function theDayHasCome(app: TestApp, redistributionId: string): Promise<void> {
  await app.sql(`UPDATE redistributions SET due_on = current_date - 1 WHERE id = $1`, [redistributionId]);
}

/** As if its window were over; the round finds it, and its job moves the vouchers. */
export async function afterTheWindow(app: TestApp, redistributionId: string): Promise<void> {
  await app.sql(`UPDATE redistributions SET objections_until = decided_at WHERE id = $1`, [redistributionId]);
  await app.get(RedistributionRuns).queueDue();
  await app.jobsDone();
}

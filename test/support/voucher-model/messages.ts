/** The calls of the API that the moves are. */
import { randomUUID } from 'node:crypto';

import { addDays, berlinDay } from '../../../src/kernel/calendar.js';
import type { Somebody } from '../vouchers.js';
import { type Announcement, type Course, type Move, RULES, type Town, type Who } from './moves.js';

export interface Cast {
  readonly towns: Readonly<Record<Town, string>>;
  readonly people: Readonly<Record<Who, Somebody>>;
  /** Ids and codes. */
  readonly courses: Readonly<Record<Course, { readonly id: string; readonly code: string }>>;
}

/** What time and jobs do. */
const UNPOSTED = ['age', 'expire', 'work', 'go-by', 'carry-out', 'age-offer', 'lapse-offers'] as const;
export type Posted = Exclude<Move, { readonly kind: (typeof UNPOSTED)[number] }>;

export function isPosted(move: Move): move is Posted {
  return !(UNPOSTED as readonly string[]).includes(move.kind);
}

export interface Message {
  readonly method?: 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly path: string;
  readonly body: object;
}

/** The ids that the product gave to what the model only counts. */
export interface Ids {
  readonly requests: string[];
  readonly vouchers: string[];
  readonly offers: string[];
  readonly redistributions: { readonly id: string; revision: number }[];
  readonly objections: string[];
}

interface World {
  readonly programmeId: string;
  readonly cast: Cast;
  readonly ids: Ids;
  /** Of the programme now. */
  readonly total: number;
}

/** Days that the product wants between an announcement and its day. */
const NOTICE_DAYS = 14;

export function messageOf(move: Posted, world: World): Message {
  const { programmeId, total, ids } = world;
  const { towns, people, courses } = world.cast;
  const course = (name: Course | null) => (name === null ? {} : { courseId: courses[name].id });
  const ofRequest = (body = {}): Message => ({
    ...{ path: `/voucher-requests/${ids.requests[(move as { nth: number }).nth]!}/${move.kind}`, body },
  });
  const ofVoucher = (body = {}): Message => ({
    ...{ path: `/vouchers/${ids.vouchers[(move as { nth: number }).nth]!}/${move.kind}`, body },
  });
  const ofProgramme = (act: string, body = {}): Message => ({ path: `/programmes/${programmeId}/${act}`, body });
  const ofRedistribution = ({ nth }: { readonly nth: number }, act: string, body = {}): Message =>
    ofProgramme(`redistributions/${ids.redistributions[nth]!.id}${act}`, body);
  switch (move.kind) {
    case 'request':
      return {
        path: '/voucher-requests',
        body: { programmeId, municipalityId: towns[move.town], ...course(move.course) },
      };
    case 'bulk-decide': {
      const named = move.nths.map((nth) => ids.requests[nth]!);
      const reason = move.decision === 'decline' ? { reason: 'Nein' } : {};
      return { path: '/voucher-requests/decisions', body: { decision: move.decision, ids: named, ...reason } };
    }
    case 'assign':
      return {
        path: '/vouchers',
        body: { programmeId, municipalityId: towns[move.town], personId: people[move.to].id, ...course(move.course) },
      };
    case 'bulk-assign': {
      const rows = move.rows.map(({ to, course: named }) => ({
        person: people[to].id,
        ...(named !== null && { course: courses[named].code }),
      }));
      return {
        path: '/vouchers/bulk',
        body: { programmeId, municipalityId: towns[move.town], mode: move.mode, rows },
      };
    }
    case 'approve':
    case 'waitlist':
    case 'withdraw':
      return ofRequest();
    case 'decline':
      return ofRequest({ reason: 'Nein' });
    case 'redeem':
      return ofVoucher(course(move.course));
    case 'revoke':
    case 'cancel':
      return ofVoucher({ reason: 'Irrtum' });
    case 'complete':
    case 'return':
      return ofVoucher();
    case 'distribute':
      return ofProgramme('distribution', { weights: 'equal' });
    case 'reverse':
      return ofProgramme('distribution/reverse', { reason: 'Noch einmal' });
    case 'top-up':
      return ofProgramme('distribution/top-up', { total: total + move.more, weights: 'equal' });
    case 'offer':
      return {
        path: '/voucher-offers',
        body: { programmeId, municipalityId: towns[move.town], personId: people[move.to].id, ...course(move.course) },
      };
    case 'accept':
    case 'refuse':
    case 'take-back': {
      const act = move.kind === 'take-back' ? 'withdraw' : move.kind;
      return { path: `/voucher-offers/${ids.offers[move.nth]!}/${act}`, body: {} };
    }
    case 'announce':
      return ofProgramme('redistributions', announcementOf(move));
    case 'change': {
      const { revision } = ids.redistributions[move.nth]!;
      const headers = { 'if-match': `"${revision}"` };
      return { ...ofRedistribution(move, '', announcementOf(move)), method: 'PUT', headers };
    }
    case 'decide':
      return ofRedistribution(move, '/decide');
    case 'call-off':
      return ofRedistribution(move, '/cancel', { reason: 'Doch nicht' });
    case 'give-back':
      return ofRedistribution(move, '/reverse', { reason: 'Zu früh', leaveInUse: move.leaveInUse });
    case 'object':
      return ofProgramme('objections', { municipalityId: towns[move.town], text: 'Wir brauchen sie selbst' });
    case 'answer-objection':
      return ofProgramme(`objections/${ids.objections[move.nth]!}/answer`, {
        verdict: move.verdict,
        answer: 'Geprüft',
      });
    case 'open':
    case 'close':
    case 'settle':
      return ofProgramme(move.kind);
  }
}

function announcementOf({ inTime, windowDays, rules }: Announcement): object {
  const dueOn = addDays(berlinDay(new Date()), inTime ? NOTICE_DAYS : NOTICE_DAYS - 1);
  return { dueOn, windowDays, rules: RULES[rules] };
}

/** What can be said otherwise in the body of a call; the others have none that could differ. */
export const OTHER_BODY: Readonly<Partial<Record<Move['kind'], object>>> = {
  ...{ request: { courseId: randomUUID() }, assign: { courseId: randomUUID() }, redeem: { courseId: randomUUID() } },
  ...{ decline: { reason: 'Anders' }, revoke: { reason: 'Anders' }, cancel: { reason: 'Anders' } },
  ...{ reverse: { reason: 'Anders' }, 'top-up': { total: 1_000 }, distribute: { weights: 'population' } },
  ...{ offer: { courseId: randomUUID() }, announce: { windowDays: 60 }, object: { text: 'Anders' } },
  ...{ 'call-off': { reason: 'Anders' }, 'give-back': { reason: 'Anders' } },
  ...{ 'bulk-decide': { reason: 'Anders' }, 'bulk-assign': { municipalityId: randomUUID() } },
};

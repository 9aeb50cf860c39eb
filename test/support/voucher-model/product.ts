import { createHash, randomUUID } from 'node:crypto';

import { JobRunner } from '../../../src/platform/queue/job.runner.js';
import { RedistributionRuns } from '../../../src/vouchers/redistribution/redistribution-runs.service.js';
import { VoucherExpiry } from '../../../src/vouchers/holdings/voucher-expiry.service.js';
import { WaitingMoves } from '../../../src/vouchers/requests/waiting-moves.service.js';
import { TalliesService } from '../../../src/vouchers/tallies/tallies.service.js';
import { breachesOf } from '../../faults/invariants.js';
import type { Answer, TestApp } from '../app.js';
import { anAnnouncement } from '../redistribution.js';
import { aProgramme, type Somebody } from '../vouchers.js';
import type { Setting, VoucherModel } from './model.js';
import { type Course, type Move, type Outcome, PLACES, TOWNS, LIMIT_PER_YEAR, type Town, type Who } from './moves.js';

export interface Cast {
  readonly towns: Readonly<Record<Town, string>>;
  readonly people: Readonly<Record<Who, Somebody>>;
  /** Ids and codes. */
  readonly courses: Readonly<Record<Course, { readonly id: string; readonly code: string }>>;
}

export type Chosen = Pick<Setting, 'approval' | 'waitingOrder' | 'waitingApproval'>;
export type Posted = Exclude<Move, { readonly kind: 'age' | 'expire' | 'work' | 'fall-due' | 'carry-out' }>;

interface Message {
  readonly path: string;
  readonly body: object;
}

export interface Called {
  readonly move: Posted;
  readonly message: Message;
  readonly key: string;
  readonly answer: Answer;
}

interface Standing {
  readonly what: 'request' | 'voucher' | 'offer' | 'redistribution' | 'job';
  readonly id: string;
  readonly state: string;
  readonly by: string | null;
}

/** Everything about a programme in one look; its vouchers as they came into being. */
const STANDING = `
  SELECT 'request' AS what, id, state, NULL::uuid AS by, 0 AS position FROM voucher_requests WHERE programme_id = $1
  UNION ALL
  SELECT 'voucher', v.id, v.state, v.assigned_by, l.position FROM vouchers v
    JOIN ledger_entries l ON l.programme_id = v.programme_id AND l.kind = 'voucher.assigned'
                         AND l.entry ->> 'voucherId' = v.id::text
   WHERE v.programme_id = $1
  UNION ALL
  SELECT 'offer', id, state, offered_by, 0 FROM voucher_offers WHERE programme_id = $1
  UNION ALL
  SELECT 'redistribution', id, state, NULL, 0 FROM redistributions WHERE programme_id = $1
  UNION ALL
  SELECT 'job', id, state, NULL, 0 FROM jobs WHERE payload ->> 'programmeId' = $1::text AND name = $2 AND state = 'waiting'
   ORDER BY position`;
const JOBS = `SELECT id FROM jobs WHERE payload ->> 'programmeId' = $1 AND name = $2 AND state = 'waiting'`;
/** Whoever has an unused voucher gives it, unless its own waiting list needs it. */
const RULES = { useThresholdPercent: 100, keepPercent: 0, minimumKept: 0 };
const MOVE_UP = 'vouchers.move-up-waiting';
const TALLY = 'vouchers.tally-municipality';

/** The product with one programme, called by HTTP, with the ids that it gave to the model's requests and vouchers. */
export class Product {
  readonly calls: Called[] = [];
  private readonly requests: string[] = [];
  private readonly vouchers: string[] = [];
  private readonly offers: string[] = [];
  private readonly redistributions: string[] = [];

  private constructor(
    private readonly app: TestApp,
    private readonly cast: Cast,
    private readonly programmeId: string,
  ) {}

  /** A new programme in draft, and what the model must know of it. */
  static async draft(
    app: TestApp,
    cast: Cast,
    chosen: Chosen,
  ): Promise<{ readonly product: Product; readonly setting: Setting }> {
    const rules = { total: PLACES.A + PLACES.B, limitPerYear: LIMIT_PER_YEAR, maxPriceCents: 10_000, ...chosen };
    const { id, waitingSeed } = await cast.people.admin.post('/programmes', aProgramme(rules));
    const had = await app.sql<{ person: string; town: string }>(
      `SELECT DISTINCT person_id AS person, municipality_id AS town FROM vouchers
        WHERE state IN ('assigned', 'redeemed', 'completed')`,
    );
    const product = new Product(app, cast, id as string);
    const setting: Setting = {
      ...chosen,
      towns: [...TOWNS].sort((a, b) => (cast.towns[a] < cast.towns[b] ? -1 : 1)),
      lotOf: (nth) => sha256(`${waitingSeed as string} ${product.requests[nth]!}`),
      hadBefore: (who, town) => had.some((one) => one.person === cast.people[who].id && one.town === cast.towns[town]),
    };
    return { product, setting };
  }

  async take(move: Move): Promise<Outcome> {
    if (move.kind === 'age') {
      const lastDay = `DATE '2020-01-01' + ${move.nth}`; // the job ends them in the order of their last days
      await this.app.sql(`UPDATE vouchers SET expires_on = ${lastDay} WHERE id = $1`, [this.vouchers[move.nth]]);
      return 'done';
    }
    if (move.kind === 'expire') {
      await this.app.get(VoucherExpiry).expireDue();
      return 'done';
    }
    if (move.kind === 'fall-due') {
      const id = this.redistributions[move.nth];
      await this.app.sql(`UPDATE redistributions SET due_on = current_date - 1 WHERE id = $1`, [id]);
      return 'done';
    }
    if (move.kind === 'carry-out') {
      await this.app.get(RedistributionRuns).carryOut(this.redistributions[move.nth]!);
      return 'done';
    }
    if (move.kind === 'work') {
      await this.run(MOVE_UP, () => this.app.get(WaitingMoves).moveUp(this.programmeId));
      return 'done';
    }
    const key = randomUUID();
    const message = this.messageOf(move);
    const answer = await this.post({ move, message, key });
    this.calls.push({ move, message, key, answer });
    this.remember(move, answer);
    return this.outcomeOf(move, answer);
  }

  /** Sends an earlier call again, with its key and, if told so, with another body. */
  again(call: Called, otherBody = false): Promise<Answer> {
    return this.post(call, otherBody ? OTHER_BODY[call.move.kind] : {});
  }

  /** Ids come from the answers; those of vouchers that came otherwise from the ledger, when next looked at. */
  remember({ kind }: Posted, { status, body }: Answer): void {
    if (status >= 300) return;
    if (kind === 'request') this.requests.push(body.id as string);
    if (kind === 'offer') this.offers.push(body.id as string);
    if (kind === 'announce') this.redistributions.push(body.id as string);
    if (kind === 'assign') this.vouchers.push(body.id as string);
    if (kind === 'approve') this.vouchers.push(body.voucherId as string);
  }

  outcomeOf(move: Posted, { status, body }: Answer): Outcome {
    if (status >= 300) return body.code as string;
    if (move.kind === 'bulk-decide') {
      const nthOf = (id: string) => this.requests.indexOf(id);
      return {
        done: (body.decided as string[]).map(nthOf),
        refused: (body.refused as { id: string; code: string }[]).map(({ id, code }) => [nthOf(id), code]),
      };
    }
    if (move.kind !== 'bulk-assign') return 'done';
    return {
      done: (body.assigned as { row: number }[]).map(({ row }) => row),
      refused: (body.refused as { row: number; code: string }[]).map(({ row, code }) => [row, code]),
    };
  }

  /** States, who assigned, and whether a job waits for the waiting lists. */
  async mustStandAs({ requests, vouchers, offers, redistributions, workWaits }: VoucherModel): Promise<void> {
    const rows = await this.app.sql<Standing>(STANDING, [this.programmeId, MOVE_UP]);
    const of = (wanted: Standing['what']) => rows.filter(({ what }) => what === wanted);
    const states = new Map(of('request').map(({ id, state }) => [id, state]));
    // Whoever accepts an offer makes a request that no answer names.
    this.requests.push(...[...states.keys()].filter((id) => !this.requests.includes(id)));
    expect(states.size).toBe(requests.length);
    expect(this.requests.map((id) => states.get(id))).toEqual(requests.map(({ state }) => state));
    const held = of('voucher');
    const { people } = this.cast;
    const offered = new Map(of('offer').map(({ id, state, by }) => [id, [state, by]]));
    expect(this.offers.map((id) => offered.get(id))).toEqual(offers.map(({ state, by }) => [state, people[by].id]));
    const moved = new Map(of('redistribution').map(({ id, state }) => [id, state]));
    expect(this.redistributions.map((id) => moved.get(id))).toEqual(redistributions.map(({ state }) => state));
    expect(held.map(({ state, by }) => [state, by])).toEqual(
      vouchers.map(({ state, assignedBy }) => [state, people[assignedBy].id]),
    );
    expect(held.slice(0, this.vouchers.length).map(({ id }) => id)).toEqual(this.vouchers);
    this.vouchers.push(...held.slice(this.vouchers.length).map(({ id }) => id));
    expect(of('job')).toHaveLength(workWaits ? 1 : 0);
  }

  async mustAddUpAs(model: VoucherModel): Promise<void> {
    for (const town of TOWNS) {
      const municipalityId = this.cast.towns[town];
      await this.run(TALLY, () => this.app.get(TalliesService).tally(this.programmeId, municipalityId), {
        municipalityId,
      });
    }
    const tallies = (await this.cast.people.admin.get(`/programmes/${this.programmeId}/tallies`)) as {
      municipalityId: string;
    }[];
    for (const town of TOWNS) {
      const tally = tallies.find(({ municipalityId }) => municipalityId === this.cast.towns[town]);
      expect(tally).toMatchObject(model.countsOf(town));
    }
    expect(await breachesOf((sql) => this.app.sql(sql))).toEqual([]);
  }

  /** Runs what the moves have ordered, as a worker does; without an order nothing happens. */
  private async run(name: string, work: () => Promise<unknown>, { municipalityId = '' } = {}): Promise<void> {
    const jobs = await this.app.sql<{ id: string }>(`${JOBS} AND COALESCE(payload ->> 'municipalityId', '') = $3`, [
      ...[this.programmeId, name, municipalityId],
    ]);
    for (const { id } of jobs) await this.app.get(JobRunner).run(id, new Map([[name, work]]));
  }

  private post({ move, message, key }: Omit<Called, 'answer'>, instead: object = {}): Promise<Answer> {
    const headers = { 'idempotency-key': key };
    const body = { ...message.body, ...instead };
    return this.cast.people[move.by].attempt('POST', message.path, { body, headers });
  }

  private messageOf(move: Posted): Message {
    const { programmeId } = this;
    const { towns, people, courses } = this.cast;
    const course = (name: Course | null) => (name === null ? {} : { courseId: courses[name].id });
    const ofRequest = (body = {}): Message => ({
      ...{ path: `/voucher-requests/${this.requests[(move as { nth: number }).nth]!}/${move.kind}`, body },
    });
    const ofVoucher = (body = {}): Message => ({
      ...{ path: `/vouchers/${this.vouchers[(move as { nth: number }).nth]!}/${move.kind}`, body },
    });
    const ofProgramme = (act: string, body = {}): Message => ({ path: `/programmes/${programmeId}/${act}`, body });
    const ofOffer = (act: string): Message => ({
      ...{ path: `/voucher-offers/${this.offers[(move as { nth: number }).nth]!}/${act}`, body: {} },
    });
    const ofRedistribution = (act: string, body = {}): Message =>
      ofProgramme(`redistributions/${this.redistributions[(move as { nth: number }).nth]!}/${act}`, body);
    switch (move.kind) {
      case 'offer':
        return {
          path: '/voucher-offers',
          body: { programmeId, municipalityId: towns[move.town], personId: people[move.to].id, ...course(move.course) },
        };
      case 'accept-offer':
        return ofOffer('accept');
      case 'refuse-offer':
        return ofOffer('refuse');
      case 'withdraw-offer':
        return ofOffer('withdraw');
      case 'announce':
        return ofProgramme('redistributions', anAnnouncement({ windowDays: 0, rules: RULES }));
      case 'decide-redistribution':
        return ofRedistribution('decide');
      case 'call-off':
        return ofRedistribution('cancel', { reason: 'Irrtum' });
      case 'take-back':
        return ofRedistribution('reverse', { reason: 'Irrtum', leaveInUse: move.leaveInUse });
      case 'request':
        return {
          path: '/voucher-requests',
          body: { programmeId, municipalityId: towns[move.town], ...course(move.course) },
        };
      case 'bulk-decide': {
        const ids = move.nths.map((nth) => this.requests[nth]!);
        const reason = move.decision === 'decline' ? { reason: 'Nein' } : {};
        return { path: '/voucher-requests/decisions', body: { decision: move.decision, ids, ...reason } };
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
        return ofProgramme('distribution/top-up', { total: this.total + move.more, weights: 'equal' });
      case 'open':
      case 'close':
      case 'settle':
        return ofProgramme(move.kind);
    }
  }

  /** Of the programme now. */
  total = PLACES.A + PLACES.B;
}

/** What can be said otherwise in the body of a call; the others have none that could differ. */
export const OTHER_BODY: Readonly<Partial<Record<Move['kind'], object>>> = {
  ...{ request: { courseId: randomUUID() }, assign: { courseId: randomUUID() }, redeem: { courseId: randomUUID() } },
  ...{ decline: { reason: 'Anders' }, revoke: { reason: 'Anders' }, cancel: { reason: 'Anders' } },
  ...{ reverse: { reason: 'Anders' }, 'top-up': { total: 1_000 }, distribute: { weights: 'population' } },
  ...{ offer: { courseId: randomUUID() }, announce: { windowDays: 3 }, 'call-off': { reason: 'Anders' } },
  ...{
    'take-back': { reason: 'Anders' },
    'bulk-decide': { reason: 'Anders' },
    'bulk-assign': { municipalityId: randomUUID() },
  },
};

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

import { createHash, randomUUID } from 'node:crypto';

import { JobRunner } from '../../../src/platform/queue/job.runner.js';
import { VoucherExpiry } from '../../../src/vouchers/holdings/voucher-expiry.service.js';
import { WaitingMoves } from '../../../src/vouchers/requests/waiting-moves.service.js';
import { OfferLapses } from '../../../src/vouchers/offers/offer-lapses.service.js';
import { RedistributionRuns } from '../../../src/vouchers/redistribution/redistribution-runs.service.js';
import { TalliesService } from '../../../src/vouchers/tallies/tallies.service.js';
import { breachesOf } from '../../faults/invariants.js';
import type { Answer, TestApp } from '../app.js';
import { aProgramme } from '../vouchers.js';
import { type Cast, type Ids, isPosted, type Message, messageOf, OTHER_BODY, type Posted } from './messages.js';
import type { VoucherModel } from './model.js';
import { LIMIT_PER_YEAR, type Move, type Outcome, PLACES, TOWNS } from './moves.js';
import { type Standing, STANDING } from './standing.js';
import type { Setting } from './terms.js';

export type Chosen = Pick<Setting, 'approval' | 'waitingOrder' | 'waitingApproval'>;

export interface Called {
  readonly move: Posted;
  readonly message: Message;
  readonly key: string;
  readonly answer: Answer;
}

const JOBS = `SELECT id FROM jobs WHERE payload ->> 'programmeId' = $1 AND name = $2 AND state = 'waiting'`;
const MOVE_UP = 'vouchers.move-up-waiting';
const TALLY = 'vouchers.tally-municipality';
const CARRY_OUT = 'vouchers.carry-out-redistribution';
/** As if the published day, or the end of the window, had come. */
const GO_BY = `UPDATE redistributions SET due_on = LEAST(due_on, current_date - 1),
  objections_until = LEAST(objections_until, decided_at) WHERE programme_id = $1 AND state IN ('announced', 'decided')`;

/** The product with one programme, called by HTTP, with the ids that it gave to the model's requests and vouchers. */
export class Product {
  readonly calls: Called[] = [];
  readonly ids: Ids = { requests: [], vouchers: [], offers: [], redistributions: [], objections: [] };

  private constructor(
    private readonly app: TestApp,
    readonly cast: Cast,
    readonly programmeId: string,
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
      lotOf: (nth) => sha256(`${waitingSeed as string} ${product.ids.requests[nth]!}`),
      hadBefore: (who, town) => had.some((one) => one.person === cast.people[who].id && one.town === cast.towns[town]),
    };
    return { product, setting };
  }

  async take(move: Move): Promise<Outcome> {
    if (!isPosted(move)) {
      await this.pass(move);
      return 'done';
    }
    const key = randomUUID();
    const message = messageOf(move, this);
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
    if (kind === 'request') this.ids.requests.push(body.id as string);
    if (kind === 'assign') this.ids.vouchers.push(body.id as string);
    if (kind === 'approve' || kind === 'accept') this.ids.vouchers.push(body.voucherId as string);
    if (kind === 'offer') this.ids.offers.push(body.id as string);
    if (kind === 'announce') this.ids.redistributions.push({ id: body.id as string, revision: 1 });
    if (kind === 'change') this.ids.redistributions.find(({ id }) => id === body.id)!.revision += 1;
    if (kind === 'object') this.ids.objections.push(body.id as string);
  }

  outcomeOf(move: Posted, { status, body }: Answer): Outcome {
    if (status >= 300) return body.code as string;
    if (move.kind === 'bulk-decide') {
      const nthOf = (id: string) => this.ids.requests.indexOf(id);
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

  /** States, who assigned and offered, what each town has, and whether a job waits for the waiting lists. */
  async mustStandAs(model: VoucherModel): Promise<void> {
    const rows = await this.app.sql<Standing>(STANDING, [this.programmeId, MOVE_UP]);
    const of = (wanted: Standing['what']) => rows.filter(({ what }) => what === wanted);
    // The request that an accepted offer made is in no answer.
    this.ids.requests.push(...of('request').flatMap(({ id }) => (this.ids.requests.includes(id) ? [] : [id])));
    this.mustStand(of('request'), this.ids.requests, model.requests);
    this.mustStand(of('objection'), this.ids.objections, model.redistributions.objections);
    const redistributions = this.ids.redistributions.map(({ id }) => id);
    this.mustStand(of('redistribution'), redistributions, model.redistributions.all);
    this.mustStand(of('offer'), this.ids.offers, model.offers.all);
    const { people, towns } = this.cast;
    const offered = new Map(of('offer').map(({ id, by }) => [id, by]));
    const offeredBy = model.offers.all.map((offer) => people[offer.offeredBy].id);
    expect(this.ids.offers.map((id) => offered.get(id))).toEqual(offeredBy);
    this.mustHold(of('voucher'), model);
    const granted = new Map(of('granted').map(({ id, state }) => [id, Number(state)]));
    for (const town of TOWNS) expect(granted.get(towns[town]) ?? 0).toBe(model.countsOf(town).granted);
    expect(of('job')).toHaveLength(model.workWaits ? 1 : 0);
  }

  private mustStand(rows: readonly Standing[], ids: readonly string[], foretold: readonly { state: string }[]): void {
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    expect(states.size).toBe(foretold.length);
    expect(ids.map((id) => states.get(id))).toEqual(foretold.map(({ state }) => state));
  }

  private mustHold(held: readonly Standing[], { vouchers }: VoucherModel): void {
    const { people } = this.cast;
    expect(held.map(({ state, by }) => [state, by])).toEqual(
      vouchers.map(({ state, assignedBy }) => [state, people[assignedBy].id]),
    );
    const known = this.ids.vouchers.length;
    expect(held.slice(0, known).map(({ id }) => id)).toEqual(this.ids.vouchers);
    this.ids.vouchers.push(...held.slice(known).map(({ id }) => id));
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

  /** What time and jobs do. */
  private async pass(move: Exclude<Move, Posted>): Promise<void> {
    if (move.kind === 'age') {
      const lastDay = `DATE '2020-01-01' + ${move.nth}`; // the job ends them in the order of their last days
      await this.app.sql(`UPDATE vouchers SET expires_on = ${lastDay} WHERE id = $1`, [this.ids.vouchers[move.nth]]);
    } else if (move.kind === 'expire') await this.app.get(VoucherExpiry).expireDue();
    else if (move.kind === 'work') await this.run(MOVE_UP, () => this.app.get(WaitingMoves).moveUp(this.programmeId));
    else if (move.kind === 'age-offer')
      await this.app.sql(`UPDATE voucher_offers SET last_day = '2020-01-01' WHERE id = $1`, [
        this.ids.offers[move.nth],
      ]);
    else if (move.kind === 'lapse-offers') await this.app.get(OfferLapses).lapseOverdue();
    else if (move.kind === 'go-by') await this.app.sql(GO_BY, [this.programmeId]);
    else await this.carryOut();
  }

  /** The round that finds what is due, and its jobs for this programme. */
  private async carryOut(): Promise<void> {
    const runs = this.app.get(RedistributionRuns);
    await runs.queueDue();
    const known = this.ids.redistributions.map(({ id }) => id);
    const jobs = await this.app.sql<{ id: string; payload: { redistributionId: string } }>(
      `SELECT id, payload FROM jobs WHERE payload ->> 'redistributionId' = ANY ($1) AND name = $2 AND state = 'waiting'`,
      [known, CARRY_OUT],
    );
    for (const { id, payload } of jobs) {
      await this.app.get(JobRunner).run(id, new Map([[CARRY_OUT, () => runs.carryOut(payload.redistributionId)]]));
    }
  }

  /** Runs what the moves have ordered, as a worker does; without an order nothing happens. */
  private async run(name: string, work: () => Promise<unknown>, { municipalityId = '' } = {}): Promise<void> {
    const jobs = await this.app.sql<{ id: string }>(`${JOBS} AND COALESCE(payload ->> 'municipalityId', '') = $3`, [
      ...[this.programmeId, name, municipalityId],
    ]);
    for (const { id } of jobs) await this.app.get(JobRunner).run(id, new Map([[name, work]]));
  }

  private post({ move, message, key }: Omit<Called, 'answer'>, instead: object = {}): Promise<Answer> {
    const headers = { 'idempotency-key': key, ...message.headers };
    const body = { ...message.body, ...instead };
    return this.cast.people[move.by].attempt(message.method ?? 'POST', message.path, { body, headers });
  }

  /** Of the programme now. */
  total = PLACES.A + PLACES.B;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

import { randomUUID } from 'node:crypto';

import { cookieOf } from '../../support/browser.js';
import type { Somebody } from '../../support/vouchers.js';
import { send } from './client.js';
import type { World } from './world.js';

const MOVERS = 4;
const READERS = 3;

export interface Load {
  /** What was answered otherwise than it should have been, each in words; a request is sent once. */
  readonly failures: readonly string[];
  /** How many entries the ledger of each programme must have gained. */
  readonly moves: ReadonlyMap<string, number>;
  /** The vouchers that were assigned, by what the answers said. */
  readonly vouchers: ReadonlySet<string>;
}

/**
 * People who move vouchers and read, all through one address, for as long as `during` takes, also where it throws. Resolves when
 * the last request under way is answered.
 */
export async function underLoad(
  world: World,
  address: string,
  during: (load: Load) => Promise<unknown>,
): Promise<Load> {
  const work = new Work(world, address);
  const cookie = await cookieOf(world.app, world.employees[0]!);
  const lanes = [
    ...Array.from({ length: MOVERS }, () => work.move()),
    ...Array.from({ length: READERS }, (_, at) => work.read(at, cookie)),
  ];
  try {
    await during(work);
  } finally {
    work.isOver = true;
    await Promise.all(lanes);
  }
  return work;
}

class Work implements Load {
  readonly failures: string[] = [];
  readonly moves = new Map<string, number>();
  readonly vouchers = new Set<string>();
  isOver = false;
  private readonly orders: AsyncGenerator<{ readonly programmeId: string; readonly person: Somebody }>;

  constructor(
    private readonly world: World,
    private readonly address: string,
  ) {
    this.orders = ordersOf(world);
  }

  /** One voucher after the other: assigned, redeemed, completed. */
  async move(): Promise<void> {
    while (!this.isOver) {
      const { value: order } = (await this.orders.next()) as { value: { programmeId: string; person: Somebody } };
      const { programmeId, person } = order;
      const hr = this.world.hr[this.vouchers.size % this.world.hr.length]!.token;
      const id = await this.post(hr, '/vouchers', { programmeId, personId: person.id }, programmeId);
      if (id === undefined) continue;
      this.vouchers.add(id);
      await this.post(person.token, `/vouchers/${id}/redeem`, { courseId: this.world.courseId }, programmeId);
      await this.post(hr, `/vouchers/${id}/complete`, {}, programmeId);
    }
  }

  /** A list, a count and a page, with the same token or cookie whoever answers. */
  async read(at: number, cookie: string): Promise<void> {
    const { token } = this.world.employees[at]!;
    while (!this.isOver) {
      this.note('courses', await send('GET', `${this.address}/api/v1/courses?limit=25`, { token }));
      this.note('me', await send('GET', `${this.address}/api/v1/me`, { token }));
      const page = await fetch(`${this.address}/account`, { headers: { cookie }, redirect: 'manual' }).catch(
        () => null,
      );
      await page?.text();
      this.note('page', page);
    }
  }

  private async post(token: string, path: string, body: object, programmeId: string): Promise<string | undefined> {
    const reply = await send('POST', `${this.address}/api/v1${path}`, { token, body, key: randomUUID() });
    this.note(path, reply);
    if (reply === null || reply.status >= 300) return undefined;
    this.moves.set(programmeId, (this.moves.get(programmeId) ?? 0) + 1);
    return reply.body.id as string;
  }

  private note(what: string, reply: { readonly status: number } | null): void {
    const isWell = reply !== null && reply.status < 300;
    if (!isWell) this.failures.push(`${what}: ${reply === null ? 'no answer' : reply.status}`);
  }
}

/** Every employee once for each programme, and another programme when all have had their turn. */
async function* ordersOf(world: World) {
  for (;;) {
    const programmeId = await world.programme(world.employees.length);
    for (const person of world.employees) yield { programmeId, person };
  }
}

import type { ClientBase, QueryResult } from 'pg';
import { DataSource } from 'typeorm';

import { SharedClock } from '../../../src/platform/database/shared-clock.js';
import { currentScope, declarationOf } from '../../../src/platform/database/tenant-scope.js';
import type { TestApp } from '../app.js';

type Query = (text: unknown, values?: unknown) => Promise<unknown>;

interface Driver {
  obtainMasterConnection(): Promise<[ClientBase, () => void]>;
}

/** How much of a call is let happen; what is left out, has no end. */
interface Most {
  /** Of a statement. */
  readonly times?: number;
  /** Of a list: of what is more the call hears nothing. */
  readonly rows?: number;
}

export interface Undoing {
  /**
   * What the call changes is gone when it has been answered.
   * @throws Enough when the call has asked the same so many times, and asks once more
   */
  undone<T>(call: () => Promise<T>, most?: Most): Promise<T>;
  /** Gives the connection back. */
  stop(): void;
}

/** Hears every statement of the product, in the scope of whoever asks. */
type Listener = (text: unknown, values: unknown) => void;

/** A call was broken off. */
export class Enough extends Error {}

/** What a call has asked, and how often. */
class Asked {
  isEnough = false;
  private readonly times = new Map<unknown, number>();

  constructor(private readonly most: Most) {}

  /** @throws Enough */
  again(text: unknown): void {
    const times = (this.times.get(text) ?? 0) + 1;
    this.times.set(text, times);
    this.isEnough ||= times > (this.most.times ?? Infinity);
    if (this.isEnough) throw new Enough();
  }

  cut(answer: QueryResult): QueryResult {
    return Object.assign(answer, { rows: answer.rows.slice(0, this.most.rows) });
  }
}

/**
 * Lets every call be undone: what the product writes goes through one connection in one transaction that never commits.
 * BEGIN and ROLLBACK of the product become savepoints in it, so that its own rollbacks work. Calls come one by one.
 */
export async function undoing(app: TestApp, hear: Listener = () => undefined): Promise<Undoing> {
  // It would tell the only connection, in the middle of a call, that it works for nobody.
  app.get(SharedClock).onApplicationShutdown();
  const driver = app.get(DataSource).driver as unknown as Driver;
  const [client, release] = await driver.obtainMasterConnection();
  // Whoever works side by side listens to the same one.
  client.setMaxListeners(0);
  let savepoints = 0;
  let asked = new Asked({});
  let told: string | undefined;
  driver.obtainMasterConnection = () => {
    // What the pool says to a connection that it gives out; said again where others were given the same one meanwhile.
    let declaration = declarationOf(currentScope());
    const open: string[] = [];
    const send: Query = async (text, values) => {
      if (isDeclaration(text)) declaration = text;
      else if (told !== declaration) client.query(declaration).catch(() => undefined); // what follows fails with it
      told = declaration;
      hear(text, values);
      return asked.cut(await client.query(text as string, values as unknown[]));
    };
    const begin = async (): Promise<unknown> => {
      open.push(`call_${String((savepoints += 1))}`);
      return client.query(`SAVEPOINT ${open.at(-1) ?? ''}`);
    };
    const back = async (): Promise<unknown> => {
      told = undefined; // goes with the rest
      return client.query(`ROLLBACK TO SAVEPOINT ${open.pop() ?? ''}`);
    };
    const kept = (): unknown => {
      open.pop();
      return { command: 'COMMIT' };
    };
    /** Outside of a transaction a statement that fails undoes only itself. */
    const alone: Query = async (text, values) => {
      await begin();
      try {
        const answer = await send(text, values);
        open.pop();
        return answer;
      } catch (error) {
        await back();
        throw error;
      }
    };
    const query: Query = async (text, values) => {
      if (typeof text === 'string' && /^(START|BEGIN)/.test(text)) return begin();
      if (text === 'COMMIT') return kept();
      if (text === 'ROLLBACK') return back();
      asked.again(text);
      return open.length === 0 ? alone(text, values) : send(text, values);
    };
    const own = new Proxy(client, {
      get: (target, name) => (name === 'query' ? query : (Reflect.get(target, name) as unknown)),
    });
    return Promise.resolve([own, () => undefined]);
  };
  return {
    async undone(call, most = {}) {
      asked = new Asked(most);
      told = undefined;
      await client.query('BEGIN');
      try {
        return await call();
      } catch (error) {
        throw asked.isEnough ? new Enough() : error;
      } finally {
        await client.query('ROLLBACK');
      }
    },
    stop: release,
  };
}

const isDeclaration = (text: unknown): text is string =>
  typeof text === 'string' && text.startsWith("SELECT set_config('lernlotse.scope'");

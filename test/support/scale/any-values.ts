import { Client } from 'pg';

import { preparing } from '../../../src/platform/database/preparing-client.js';
import { currentScope, declarationOf } from '../../../src/platform/database/tenant-scope.js';
import { type Node, type Plan, planOf } from './plans.js';

interface Asked {
  readonly parameters: number;
  /** What PostgreSQL is told of the scope in which it was asked first. */
  readonly declaration: string;
}

/** What the product has asked and may prepare: PostgreSQL may then plan it once for all values. */
export class Preparable {
  private readonly asked = new Map<string, Asked>();

  get size(): number {
    return this.asked.size;
  }

  /** To be called in the scope of whoever asks. */
  readonly hear = (text: unknown, values: unknown): void => {
    if (typeof text !== 'string' || !Array.isArray(values) || this.asked.has(text)) return;
    if (mayBePrepared(text, values))
      this.asked.set(text, { parameters: values.length, declaration: declarationOf(currentScope()) });
  };

  /** The plan of each for any values, behind the wall as the product is. Nothing is run. */
  async plans(databaseUrl: string): Promise<readonly Plan[]> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query('SET ROLE lernlotse_app; SET plan_cache_mode = force_generic_plan');
      const plans: Plan[] = [];
      for (const [text, asked] of this.asked) plans.push(await planned(client, text, asked));
      return plans;
    } finally {
      await client.end();
    }
  }
}

/** As a connection of the product does it, one that is never opened: it gives a name to what it is asked twice, or never. */
function mayBePrepared(text: string, values: unknown[]): boolean {
  const asked: unknown[] = [];
  class Heard extends Client {}
  const hear = (question: unknown) => asked.push(question);
  Heard.prototype.query = hear as unknown as typeof Client.prototype.query;
  const connection = new (preparing(Heard))();
  for (let time = 1; time <= 2; time++) void connection.query(text, values);
  return asked.at(-1) !== text;
}

interface Explained {
  readonly rows: readonly [{ readonly 'QUERY PLAN': readonly [{ readonly Plan: Node }] }];
}

async function planned(client: Client, text: string, { parameters, declaration }: Asked): Promise<Plan> {
  const values = Array<string>(parameters).fill('NULL').join(', ');
  const answers: unknown = await client.query(
    `${declaration}; PREPARE asked AS ${text}; EXPLAIN (FORMAT JSON) EXECUTE asked (${values}); DEALLOCATE asked`,
  );
  const [, , explained] = answers as readonly [unknown, unknown, Explained];
  return planOf(text, explained.rows[0]['QUERY PLAN'][0].Plan);
}

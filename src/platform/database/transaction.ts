import { AsyncLocalStorage } from 'node:async_hooks';

import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';

import { committed, send, type Statement } from './commit.js';
import { type Freshness, Replica } from './replica.js';
import { type WallCrossing, currentScope, declarationOf, scopeAcross, withinScope } from './tenant-scope.js';

interface Scope {
  readonly manager: EntityManager;
  readonly afterCommit: (() => Promise<unknown>)[];
  /** Statements that go out with the commit; undefined where nothing is committed. */
  readonly last?: Statement[];
  /** One connection without a transaction: nothing that is written there could be taken back. */
  readonly isReading: boolean;
  /** How many crossings into a scope are under way at once: the connection goes back after the last one. */
  readonly crossings: Map<string, number>;
}

/** One database transaction per use case. Services open and close it; repositories ask it for tables. */
@Injectable()
export class Transaction {
  private readonly scope = new AsyncLocalStorage<Scope>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly replica?: Replica,
  ) {}

  /** Runs the work in one transaction; inside another `run` it joins that one. Rolls back when the work throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.scope.getStore();
    if (outer) {
      onlyInTransactions(outer);
      return work();
    }
    const runner = this.dataSource.createQueryRunner();
    const last: Statement[] = [];
    const scope = { ...scopeOf(runner.manager), last };
    const result = await committed(runner, last, () => this.scope.run(scope, work));
    await Promise.all(scope.afterCommit.map((task) => task()));
    return result;
  }

  /**
   * Runs work that only reads on one connection: what it asks for side by side goes out in one round trip. Without a transaction,
   * which would cost another one: each statement sees what was committed before it. Inside other work it joins that.
   * It may not open a transaction or cross the wall: both would wait for a second connection while holding one.
   */
  async reading<T>(work: () => Promise<T>): Promise<T> {
    if (this.scope.getStore()) return work();
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      return await this.scope.run({ ...scopeOf(runner.manager), isReading: true }, work);
    } finally {
      await runner.release();
    }
  }

  /**
   * Runs work that only reads and whose answer may be some seconds old: on the replica while one keeps up, all of it in one
   * state of the data; else where other work runs. Inside `run` it joins that transaction. @throws QueryFailedError when it writes
   */
  stale<T>(work: () => Promise<T>): Promise<T> {
    return this.read('stale', work);
  }

  /**
   * Runs work that only reads and must show all that was committed before it began: on the replica once that has replayed it; where
   * that takes longer than a moment, where other work runs. Inside `run` it joins that transaction. @throws QueryFailedError when it writes
   */
  replayed<T>(work: () => Promise<T>): Promise<T> {
    return this.read('replayed', work);
  }

  private async read<T>(freshness: Freshness, work: () => Promise<T>): Promise<T> {
    if (this.scope.getStore()) return work();
    const read = await this.replica?.read(freshness, (manager) => this.scope.run(scopeOf(manager), work));
    return read === undefined ? work() : read.answer;
  }

  /**
   * Runs the work beyond the rows of whoever acts, for one of the reasons that are listed, and goes back into their scope.
   */
  async crossing<T>(why: WallCrossing, work: () => Promise<T>): Promise<T> {
    const [before, across] = [currentScope(), scopeAcross(why)];
    if (before.kind === 'system' || before.kind === across.kind) return work();
    const scope = this.scope.getStore();
    if (!scope) return withinScope(across, work);
    onlyInTransactions(scope);
    const { crossings } = scope;
    const client = await clientOf(scope.manager);
    if (count(crossings, across.kind, 1) === 1) say(client, declarationOf(across, true));
    try {
      return await withinScope(across, work);
    } finally {
      if (count(crossings, across.kind, -1) === 0) say(client, declarationOf(before, true));
    }
  }

  /** Runs the work outside of the current transaction, for signs of life that must be seen before it commits. */
  outside<T>(work: () => Promise<T>): Promise<T> {
    return this.scope.exit(work);
  }

  /** Work that must not happen if the transaction rolls back, such as telling the queue. Runs at once without a transaction. */
  async afterCommit(task: () => Promise<unknown>): Promise<void> {
    const scope = this.scope.getStore();
    if (scope === undefined) {
      await task();
      return;
    }
    onlyInTransactions(scope);
    scope.afterCommit.push(task);
  }

  table<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager().getRepository(entity);
  }

  /** Plain SQL with numbered parameters, in the current transaction if there is one. @throws QueryFailedError */
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const scope = this.scope.getStore();
    if (scope) return send<Row>(await clientOf(scope.manager), { sql, values });
    const runner = this.dataSource.createQueryRunner();
    try {
      return await send<Row>((await runner.connect()) as ClientBase, { sql, values });
    } finally {
      await runner.release();
    }
  }

  /**
   * The same for the last statement of a hot path, which changes rows and whose answer nobody reads: it goes out in one round
   * trip with the commit. Where it fails, nothing is committed and `run` throws what `query` would have thrown.
   */
  queryWithCommit(sql: string, values: readonly unknown[]): void {
    const last = this.scope.getStore()?.last;
    if (last === undefined) throw new Error('a statement for the commit needs a transaction that commits');
    last.push({ sql, values });
  }

  private manager(): EntityManager {
    return this.scope.getStore()?.manager ?? this.dataSource.manager;
  }
}

function scopeOf(manager: EntityManager): Scope {
  return { manager, afterCommit: [], isReading: false, crossings: new Map() };
}

function onlyInTransactions({ isReading }: Scope): void {
  if (isReading) throw new Error('this work was said to read only: it may not open a transaction or cross the wall');
}

/** The connection of a transaction. */
async function clientOf({ queryRunner }: EntityManager): Promise<ClientBase> {
  return (await queryRunner?.connect()) as ClientBase;
}

/**
 * In one round trip with the next statement of the transaction: where it fails, the transaction has failed, and every
 * further statement with it; rolled back, the connection is as before.
 */
function say(client: ClientBase, declaration: string): void {
  client.query(declaration).catch(() => undefined);
}

function count(counts: Map<string, number>, name: string, change: 1 | -1): number {
  const now = (counts.get(name) ?? 0) + change;
  counts.set(name, now);
  return now;
}

import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { CompletionsService } from '../completion/completions.service.js';
import type { PlatformActor } from '../domain/course-platform.js';
import { courseNamed, lastPart, type NamedCourse } from '../domain/xapi/activity.js';
import { readStatements } from '../domain/xapi/batch.js';
import type { Statement } from '../domain/xapi/statement.js';
import { mustSayTheSame, type StoredStatement } from '../domain/xapi/stored.js';
import { ParticipantsService } from '../platforms/participants.service.js';
import { StatementsRepository } from './statements.repository.js';

/** What the statements of a call speak of. */
interface Known {
  readonly persons: ReadonlyMap<string, string>;
  readonly courses: readonly NamedCourse[];
}

type Completing = Statement & { readonly effect: 'completes' };

/** Hears course platforms: a statement is stored and takes effect once, all of a call or none. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly statements: StatementsRepository,
    private readonly participants: ParticipantsService,
    private readonly completions: CompletionsService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Takes one statement or a list and answers their ids, in their order. What was said before under the same id is
   * passed over.
   * @throws DomainError as `readStatements`; `xapi-statement-conflict`, `xapi-participant-unknown`,
   *   `xapi-course-not-yours`
   */
  take(platform: PlatformActor, body: unknown): Promise<readonly string[]> {
    return this.store(platform, readStatements(body));
  }

  /** The same for one statement under the id that the address names. @throws DomainError `xapi-statement-id-differs` besides */
  async put(platform: PlatformActor, id: string, body: unknown): Promise<void> {
    const [statement, another] = readStatements(body);
    const named = statement?.id ?? id;
    if (statement === undefined || another !== undefined || named !== id.toLowerCase()) {
      throw new DomainError('xapi-statement-id-differs', 'malformed');
    }
    await this.store(platform, [{ ...statement, id: named }]);
  }

  private store(platform: PlatformActor, statements: readonly Statement[]): Promise<readonly string[]> {
    return this.transaction.run(async () => {
      await this.statements.lock(platform.provider);
      const known = await this.known(platform.provider, statements);
      const ids: string[] = [];
      for (const [index, statement] of statements.entries()) {
        const named = { ...statement, id: statement.id ?? this.ids.next() };
        await this.hear(platform, named, { known, at: index + 1 });
        ids.push(named.id);
      }
      return ids;
    });
  }

  private async known(provider: string, statements: readonly Statement[]): Promise<Known> {
    const completing = statements.filter((one): one is Completing => one.effect === 'completes');
    if (completing.length === 0) return { persons: new Map(), courses: [] };
    const activities = completing.map(({ activity }) => activity);
    return {
      persons: await this.participants.persons(
        provider,
        completing.map(({ participant }) => participant),
      ),
      courses: await this.statements.courses(provider, activities, activities.map(lastPart)),
    };
  }

  private async hear(
    platform: PlatformActor,
    statement: Statement & { readonly id: string },
    { known, at }: { readonly known: Known; readonly at: number },
  ): Promise<void> {
    const fingerprint = createHash('sha256').update(statement.content, 'utf8').digest('hex');
    const before = await this.statements.find(platform.provider, statement.id);
    if (before !== null) {
      mustSayTheSame(before, fingerprint);
      return;
    }
    const { provider, id: platformId } = platform;
    const origin = { provider, platformId, id: statement.id, fingerprint, storedAt: this.clock.now() };
    const stored: StoredStatement = { ...origin, ...effectOf(statement, known, at) };
    await this.statements.insert(stored);
    await this.act(platform, stored, statement);
  }

  private async act(platform: PlatformActor, stored: StoredStatement, statement: Statement): Promise<void> {
    const { id, provider, personId, courseId, voids } = stored;
    if (voids !== null) await this.undo(platform, voids);
    if (personId === null || courseId === null || statement.effect !== 'completes') return;
    if (await this.statements.isVoided(provider, id)) return;
    await this.completions.recordStatement(platform, { personId, courseId, statementId: id, at: statement.at });
  }

  /** Nothing happens when the statement had no effect, or has not come yet: then it will have none. */
  private async undo(platform: PlatformActor, id: string): Promise<void> {
    const voided = await this.statements.find(platform.provider, id);
    const { personId = null, courseId = null } = voided ?? {};
    if (personId === null || courseId === null) return;
    await this.completions.undoStatement(platform, { personId, courseId, statementId: id });
  }
}

function effectOf(
  statement: Statement,
  known: Known,
  at: number,
): Pick<StoredStatement, 'effect' | 'personId' | 'courseId' | 'voids'> {
  const { effect } = statement;
  if (effect === 'voids') return { effect, personId: null, courseId: null, voids: statement.voids };
  if (effect === 'none') return { effect, personId: null, courseId: null, voids: null };
  const personId = known.persons.get(statement.participant.toLowerCase());
  if (personId === undefined) throw new DomainError('xapi-participant-unknown', 'malformed', { statement: at });
  const course = courseNamed(statement.activity, known.courses);
  if (course === null) throw new DomainError('xapi-course-not-yours', 'forbidden', { statement: at });
  return { effect, personId, courseId: course.id, voids: null };
}

import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { editedMeanwhile } from '../platform/http/http-errors.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { differencesBetween, type PartDifference } from './domain/edition-differences.js';
import { mustFollow } from './domain/edition-rules.js';
import { type FrameworkFile, frameworkFileOfRows } from './domain/framework-file.js';
import type { FrameworkDraft, FrameworkDraftSummary } from './domain/framework-draft.js';
import type { FrameworkRow } from './domain/framework.js';
import { readFrameworkJson } from './domain/framework-json.js';
import { FrameworkDraftsRepository } from './framework-drafts.repository.js';
import { FrameworksService } from './frameworks.service.js';
import { FrameworksWriter } from './frameworks-writer.repository.js';

/** Differences of an edit that its act names. */
const NAMED = 20;

/**
 * Next editions of frameworks in the making. Of each framework there is one at most, it begins with the newest edition, and
 * nobody writes over what another has written. Until it is published, nothing else knows of it.
 */
@Injectable()
export class FrameworkDraftsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly drafts: FrameworkDraftsRepository,
    private readonly frameworks: FrameworksService,
    private readonly writer: FrameworksWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** By code of the framework. */
  list(): Promise<readonly FrameworkDraftSummary[]> {
    return this.drafts.list();
  }

  /** @throws DomainError `framework-draft-not-found` */
  async get(id: string): Promise<FrameworkDraft> {
    return found(await this.drafts.find(id));
  }

  /**
   * A draft that says what this edition says, under the name of a later one.
   * @throws DomainError `framework-not-found`, `framework-overtaken` for an edition that is not the newest,
   *   `edition-name-invalid`, `edition-not-later`; a second draft breaks `one-draft-edition-per-framework`
   */
  create(actor: Actor, frameworkId: string, edition: string): Promise<FrameworkDraft> {
    return this.transaction.run(async () => {
      await this.mustBeNewest(frameworkId);
      const basis = await this.frameworks.file(frameworkId);
      const content = { ...basis, edition };
      await this.mustFit(basis, content);
      const { code, title } = basis;
      const id = this.ids.next();
      const updatedAt = this.clock.now();
      await this.drafts.insert({ id, basisId: frameworkId, code, edition, title, revision: 1, updatedAt, content });
      await this.audit.act(actor, 'framework.draft-created', { subject: id, details: { code, edition } });
      return this.get(id);
    });
  }

  /**
   * Writes a draft that the caller read at `revision`; `content` is a whole file of the product's own format.
   * @throws 412 when it was edited since; DomainError `framework-draft-not-found`, `framework-draft-invalid` with what is
   *   wrong where, or what the rule of editions says
   */
  update(actor: Actor, id: string, revision: number, content: unknown): Promise<FrameworkDraft> {
    return this.transaction.run(async () => {
      const draft = await this.locked(id, revision);
      const next = fileIn(readRows(content));
      await this.mustFit(await this.frameworks.file(draft.basisId), next);
      await this.drafts.write({ ...draft, content: next, revision: revision + 1, updatedAt: this.clock.now() });
      const parts = differencesBetween(draft.content, next).map(inShort);
      const details = { code: draft.code, revision: revision + 1, parts: parts.slice(0, NAMED), changes: parts.length };
      await this.audit.act(actor, 'framework.edited', { subject: id, details });
      return this.get(id);
    });
  }

  /** Deletes a draft that the caller read at `revision`; editions stay as they are. @throws 412 when it was edited since; DomainError `framework-draft-not-found` */
  delete(actor: Actor, id: string, revision: number): Promise<void> {
    return this.transaction.run(async () => {
      const { code, edition } = await this.locked(id, revision);
      await this.drafts.delete(id);
      await this.audit.act(actor, 'framework.draft-deleted', { subject: id, details: { code, edition } });
    });
  }

  /**
   * Makes the draft an edition, the way an import does; earlier editions stay as they are. Answers its id.
   * @throws 412 when it was edited since; DomainError `framework-draft-not-found`, `framework-overtaken`, `edition-not-later`
   */
  publish(actor: Actor, id: string, revision: number): Promise<string> {
    return this.transaction.run(async () => {
      const { code, edition, basisId, content } = await this.locked(id, revision);
      await this.mustBeNewest(basisId);
      await this.mustFit(await this.frameworks.file(basisId), content);
      await this.writer.write(readRows(content), () => Promise.resolve());
      await this.drafts.delete(id);
      const made = await this.frameworks.find(code, edition);
      const subject = made?.id ?? id;
      await this.audit.act(actor, 'framework.published', { subject, details: { code, edition } });
      return subject;
    });
  }

  private async locked(id: string, revision: number): Promise<FrameworkDraft> {
    const draft = found(await this.drafts.lock(id));
    if (draft.revision !== revision) throw editedMeanwhile({ current: draft });
    return draft;
  }

  private async mustBeNewest(frameworkId: string): Promise<void> {
    const { code } = await this.frameworks.get(frameworkId);
    const newest = await this.frameworks.newestOf(code);
    if (newest?.id !== frameworkId) {
      throw new DomainError('framework-overtaken', 'conflict', { edition: newest?.edition ?? '' });
    }
  }

  private async mustFit(basis: FrameworkFile, next: FrameworkFile): Promise<void> {
    mustFollow({ basis, usedCodes: await this.drafts.usedCodes(basis.code) }, next);
    if (!(await this.drafts.isLater(next))) {
      throw new DomainError('edition-not-later', 'invalid', { field: 'edition', value: next.edition });
    }
  }
}

/** `changed competence 1.1: title level-3`. */
function inShort({ kind, code, difference, fields }: PartDifference): string {
  return `${difference} ${kind} ${code}: ${fields.map(({ field }) => field).join(' ')}`;
}

function readRows(content: unknown): readonly FrameworkRow[] {
  const { rows, findings } = readFrameworkJson(content);
  const problems = findings.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) {
    const told = problems.slice(0, NAMED).map(({ code, line, column, values }) => ({ code, line, column, values }));
    throw new DomainError('framework-draft-invalid', 'invalid', { problems: told });
  }
  return rows;
}

function fileIn(rows: readonly FrameworkRow[]): FrameworkFile {
  const file = frameworkFileOfRows(rows);
  if (file === null) throw new DomainError('framework-draft-invalid', 'invalid');
  return file;
}

function found(draft: FrameworkDraft | null): FrameworkDraft {
  if (draft === null) throw new DomainError('framework-draft-not-found', 'not-found');
  return draft;
}

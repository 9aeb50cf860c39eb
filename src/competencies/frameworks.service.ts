import { Injectable } from '@nestjs/common';

import { DomainError } from '../kernel/domain-error.js';
import type { Localized } from '../kernel/localized.js';
import { decodeCursor, type Page, pageOf } from '../platform/http/pagination.js';
import { type DownloadFile, jsonFile } from '../platform/http/file-reply.js';
import { namedId } from '../platform/system/named-id.js';
import type { Competence, Framework, FrameworkLevel } from './domain/framework.js';
import { caseOfFramework } from './domain/framework-case.js';
import { type FrameworkFile, frameworkFileOf } from './domain/framework-file.js';
import { type FrameworkScale, FrameworksRepository, type Statement, type StatementFilter } from './frameworks.repository.js';

const ALL = 2_147_483_647;

export type FrameworkExportFormat = 'case' | 'json';

export interface FrameworkView {
  readonly framework: Framework;
  readonly levels: readonly FrameworkLevel[];
  readonly competencies: readonly Competence[];
}

export interface StatementQuery extends StatementFilter {
  readonly cursor?: string;
  readonly limit: number;
}

/** The competence frameworks that were imported. */
@Injectable()
export class FrameworksService {
  constructor(private readonly frameworks: FrameworksRepository) {}

  /** All of them, by code, the newest edition of a code first. */
  list(): Promise<readonly Framework[]> {
    return this.frameworks.list();
  }

  /** @throws DomainError `framework-not-found` */
  async get(id: string): Promise<Framework> {
    const framework = await this.frameworks.find(id);
    if (framework === null) throw new DomainError('framework-not-found', 'not-found');
    return framework;
  }

  /** @throws DomainError `framework-not-found` */
  async scale(id: string): Promise<FrameworkScale> {
    const scale = await this.frameworks.scale(id);
    if (scale === null) throw new DomainError('framework-not-found', 'not-found');
    return scale;
  }

  /** Exactly that edition; null when it was not imported. */
  async find(code: string, edition: string): Promise<Framework | null> {
    const id = await this.frameworks.idOf(code, edition);
    return id === null ? null : this.frameworks.find(id);
  }

  /** The newest framework of that code, else of that vocabulary: competence codes are stable over editions. */
  async findFor(code: string, vocabulary: string): Promise<Framework | null> {
    const id = await this.frameworks.idFor(code, vocabulary);
    return id === null ? null : this.frameworks.find(id);
  }

  /** What every competence of a vocabulary is called, in the newest edition that has it. */
  titlesIn(vocabulary: string): Promise<ReadonlyMap<string, Localized>> {
    return this.frameworks.titlesIn(vocabulary);
  }

  /** In the order of the framework, each with its area and its level texts. Empty for an unknown framework. */
  competencies(frameworkId: string): Promise<readonly Competence[]> {
    return this.frameworks.competencies(frameworkId);
  }

  /** Fine levels, lowest first. Empty for an unknown framework. */
  levels(frameworkId: string): Promise<readonly FrameworkLevel[]> {
    return this.frameworks.levels(frameworkId);
  }

  /** @throws DomainError `framework-not-found` */
  async view(id: string): Promise<FrameworkView> {
    const framework = await this.get(id);
    return { framework, levels: await this.levels(id), competencies: await this.competencies(id) };
  }

  /** All of a framework as the product's own format says it. @throws DomainError `framework-not-found` */
  async file(id: string): Promise<FrameworkFile> {
    return frameworkFileOf({
      framework: await this.get(id),
      levels: await this.levels(id),
      areas: await this.frameworks.areas(id),
      competencies: await this.competencies(id),
      statements: await this.frameworks.statements(id, {}, '', ALL),
    });
  }

  /** The newest edition of exactly that code; null when there is none. */
  async newestOf(code: string): Promise<Framework | null> {
    return (await this.frameworks.list()).find((framework) => framework.code === code) ?? null;
  }

  /** All of a framework as a file that an import reads without loss. @throws DomainError `framework-not-found` */
  async export(id: string, format: FrameworkExportFormat): Promise<DownloadFile> {
    const framework = await this.get(id);
    const file = await this.file(id);
    const name = `${framework.code}-${framework.edition}`;
    if (format === 'json') return jsonFile(`${name}.framework.json`, file);
    return jsonFile(`${name}.case.json`, caseOfFramework(file, { identify: namedId, changedAt: framework.updatedAt }));
  }

  /** Statements and learning outcomes by code. @throws DomainError `framework-not-found`, `cursor-invalid` */
  async statements(id: string, { cursor, limit, ...filter }: StatementQuery): Promise<Page<Statement>> {
    await this.get(id);
    const [after = ''] = decodeCursor(cursor, 1) ?? [];
    return pageOf(await this.frameworks.statements(id, filter, after, limit + 1), limit, ({ code }) => [code]);
  }
}

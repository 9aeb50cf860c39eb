import { Injectable } from '@nestjs/common';

import type { Localized } from '../kernel/localized.js';
import { Transaction } from '../platform/database/transaction.js';
import type { Area, Competence, Framework, FrameworkHead, FrameworkLevel, StatementKind } from './domain/framework.js';
import { FrameworkEntity } from './framework.entity.js';
import { FrameworkLevelEntity } from './framework-level.entity.js';

const FRAMEWORK = `
  SELECT f.id, f.code, f.edition, f.vocabulary, f.title, f.description, f.source, f.licence, f.updated_at AS "updatedAt",
    jsonb_build_object(
      'areas', (SELECT count(*) FROM areas WHERE framework_id = f.id),
      'competencies', (SELECT count(*) FROM competencies WHERE framework_id = f.id),
      'levels', (SELECT count(*) FROM framework_levels WHERE framework_id = f.id),
      'coarseLevels', (SELECT count(DISTINCT coarse) FROM framework_levels WHERE framework_id = f.id),
      'statements', (SELECT count(*) FROM statements WHERE framework_id = f.id AND kind = 'statement'),
      'learningOutcomes', (SELECT count(*) FROM statements WHERE framework_id = f.id AND kind = 'learning-outcome')
    ) AS counts
  FROM frameworks f`;

const COMPETENCIES = `
  SELECT c.code, c.title, c.description,
    jsonb_build_object('code', a.code, 'title', a.title, 'description', a.description) AS area,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('level', t.level, 'text', t.text) ORDER BY t.level)
      FROM level_texts t WHERE t.framework_id = c.framework_id AND t.competence_code = c.code
    ), '[]') AS levels
  FROM competencies c JOIN areas a ON a.framework_id = c.framework_id AND a.code = c.area_code
  WHERE c.framework_id = $1
  ORDER BY a.position, c.position`;

const STATEMENTS = `
  SELECT code, kind, competence_code AS competence, coarse_level AS "coarseLevel", dimension, label, text
  FROM statements
  WHERE framework_id = $1 AND ($2::text IS NULL OR competence_code = $2) AND ($3::text IS NULL OR kind = $3) AND code > $4
  ORDER BY code LIMIT $5`;

export interface Statement {
  readonly code: string;
  readonly kind: StatementKind;
  readonly competence: string;
  readonly coarseLevel: number;
  readonly dimension: 'knowledge' | 'skill' | 'attitude' | null;
  readonly label: string | null;
  readonly text: FrameworkHead['title'];
}

/** What results are read by: in which vocabulary the competences are named, and how many levels each has. */
export interface FrameworkScale {
  readonly id: string;
  readonly vocabulary: string;
  readonly levels: number;
}

export interface StatementFilter {
  readonly competence?: string;
  readonly kind?: StatementKind;
}

@Injectable()
export class FrameworksRepository {
  constructor(private readonly transaction: Transaction) {}

  list(): Promise<Framework[]> {
    return this.transaction.query<Framework>(`${FRAMEWORK} ORDER BY f.code, f.edition DESC`);
  }

  async find(id: string): Promise<Framework | null> {
    const [framework] = await this.transaction.query<Framework>(`${FRAMEWORK} WHERE f.id = $1`, [id]);
    return framework ?? null;
  }

  /** Without all that is counted besides. */
  async scale(id: string): Promise<FrameworkScale | null> {
    const [scale] = await this.transaction.query<FrameworkScale>(
      `SELECT f.id, f.vocabulary, (SELECT count(*)::int FROM framework_levels WHERE framework_id = f.id) AS levels
         FROM frameworks f WHERE f.id = $1`,
      [id],
    );
    return scale ?? null;
  }

  async idOf(code: string, edition: string): Promise<string | null> {
    const row = await this.transaction.table(FrameworkEntity).findOneBy({ code, edition });
    return row?.id ?? null;
  }

  /** The newest framework of that code, else of that vocabulary. */
  async idFor(code: string, vocabulary: string): Promise<string | null> {
    const [row] = await this.transaction.query<{ id: string }>(
      `SELECT id FROM frameworks WHERE code = $1 OR vocabulary = $2 ORDER BY code = $1 DESC, edition DESC, id LIMIT 1`,
      [code, vocabulary],
    );
    return row?.id ?? null;
  }

  /** Of the newest edition that has the competence, by its code. */
  async titlesIn(vocabulary: string): Promise<ReadonlyMap<string, Localized>> {
    const rows = await this.transaction.query<Pick<Competence, 'code' | 'title'>>(
      `SELECT DISTINCT ON (c.code) c.code, c.title FROM competencies c JOIN frameworks f ON f.id = c.framework_id
        WHERE f.vocabulary = $1 ORDER BY c.code, f.edition DESC, f.id`,
      [vocabulary],
    );
    return new Map(rows.map(({ code, title }) => [code, title]));
  }

  competencies(frameworkId: string): Promise<Competence[]> {
    return this.transaction.query<Competence>(COMPETENCIES, [frameworkId]);
  }

  /** In the order of the framework, also those without competences. */
  areas(frameworkId: string): Promise<Area[]> {
    return this.transaction.query<Area>(
      `SELECT code, title, description FROM areas WHERE framework_id = $1 ORDER BY position, code`,
      [frameworkId],
    );
  }

  levels(frameworkId: string): Promise<FrameworkLevel[]> {
    return this.transaction.table(FrameworkLevelEntity).find({ where: { frameworkId }, order: { number: 'ASC' } });
  }

  /** By code, after the code given. */
  statements(
    frameworkId: string,
    { competence, kind }: StatementFilter,
    after: string,
    limit: number,
  ): Promise<Statement[]> {
    return this.transaction.query<Statement>(STATEMENTS, [frameworkId, competence ?? null, kind ?? null, after, limit]);
  }
}

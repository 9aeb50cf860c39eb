import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { FrameworkHead } from './domain/framework.js';
import type { KeptPart } from './domain/framework-columns.js';

const OF_THE_EDITION = (part: string, table: string): string => `
  SELECT '${part}' AS part, to_jsonb(k) - 'framework_id' AS columns
    FROM frameworks f JOIN ${table} k ON k.framework_id = f.id WHERE f.code = $1 AND f.edition = $2`;

const PARTS = `
  SELECT 'framework' AS part, to_jsonb(f) - 'id' - 'updated_at' AS columns FROM frameworks f WHERE f.code = $1 AND f.edition = $2
  UNION ALL ${OF_THE_EDITION('level', 'framework_levels')}
  UNION ALL ${OF_THE_EDITION('area', 'areas')}
  UNION ALL ${OF_THE_EDITION('competence', 'competencies')}
  UNION ALL ${OF_THE_EDITION('level-text', 'level_texts')}
  UNION ALL ${OF_THE_EDITION('statement', 'statements')}`;

/** Editions as the tables keep them, to compare a file with. */
@Injectable()
export class KeptFrameworksRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Every piece of an edition; none of one that is not here. */
  partsOf({ code, edition }: Pick<FrameworkHead, 'code' | 'edition'>): Promise<KeptPart[]> {
    return this.transaction.query<KeptPart>(PARTS, [code, edition]);
  }
}

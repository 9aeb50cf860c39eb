import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import type { JobProgress } from '../queue/job.js';

/**
 * Progress of a running import. It is told on a connection of its own, into a table of its own, because the
 * import's row is locked by the transaction that everybody is waiting for.
 */
@Injectable()
export class ImportProgress {
  constructor(private readonly dataSource: DataSource) {}

  async tell(importId: string, progress: JobProgress): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO import_progress (import_id, progress) VALUES ($1, $2)
       ON CONFLICT (import_id) DO UPDATE SET progress = excluded.progress`,
      [importId, JSON.stringify(progress)],
    );
  }

  async read(importId: string): Promise<JobProgress | null> {
    const rows: { progress: JobProgress }[] = await this.dataSource.query(
      `SELECT progress FROM import_progress WHERE import_id = $1`,
      [importId],
    );
    return rows[0]?.progress ?? null;
  }
}

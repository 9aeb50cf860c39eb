import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

import { Metrics } from '../observability/metrics.js';

/** How many connections this process holds to PostgreSQL, and how many callers wait for one. */
@Injectable()
export class PoolMetrics implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      { name: 'lernlotse_sql_connections', help: 'Connections to PostgreSQL by state', labels: ['state'] },
      () => {
        const pool = this.pool();
        return [
          [{ state: 'busy' }, pool.totalCount - pool.idleCount],
          [{ state: 'idle' }, pool.idleCount],
        ];
      },
    );
    this.metrics.gauge({ name: 'lernlotse_sql_waiting', help: 'Callers that wait for a connection' }, () => [
      [{}, this.pool().waitingCount],
    ]);
  }

  private pool(): Pool {
    return (this.dataSource.driver as unknown as { readonly master: Pool }).master;
  }
}

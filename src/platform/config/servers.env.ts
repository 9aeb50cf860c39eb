import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min, MinLength } from 'class-validator';

import { TracesEnv } from './traces.env.js';
import { asList } from './transforms.js';

/** Which servers the product works with. */
export class ServersEnv extends TracesEnv {
  /** PostgreSQL 15 or newer: postgres://user:password@host:port/database */
  @IsString()
  @Matches(/^postgres(ql)?:\/\//)
  readonly DATABASE_URL!: string;

  /** A streaming replica of it, that reads of catalogue and reports go to: postgres://… Left out: the one server does everything. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//)
  readonly DATABASE_REPLICA_URL?: string;

  /** Seconds that the replica may be behind; above, reads go to the primary server again. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3600)
  readonly DATABASE_REPLICA_LAG_SECONDS: number = 5;

  /** Redis for the queue: redis://host:port/number, rediss:// with TLS. With REDIS_SENTINELS its user, password, number and TLS hold for whichever server they name, its host for none. */
  @IsString()
  @Matches(/^rediss?:\/\//)
  readonly REDIS_URL!: string;

  /** Sentinels that say which Redis is the primary one, separated by commas: host:port. Empty: the one of REDIS_URL is. */
  @Transform(asList)
  @Matches(/^(\[[0-9a-f:]+\]|[^\s:[\]]+):\d{1,5}$/i, { each: true, message: 'each must be host:port' })
  readonly REDIS_SENTINELS: readonly string[] = [];

  /** What the Sentinels call the primary Redis and its replicas. */
  @IsString()
  @MinLength(1)
  readonly REDIS_SENTINEL_NAME: string = 'lernlotse';

  /** Password of the Sentinels themselves; in production they need one unless they are on this machine. */
  @IsOptional()
  @IsString()
  readonly REDIS_SENTINEL_PASSWORD?: string;
}

import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

import { ServersEnv } from './servers.env.js';
import { asBoolean } from './transforms.js';

/** How much one caller may ask for, and how long anything may take. Every limit of the HTTP process is one of these. */
export class LimitsEnv extends ServersEnv {
  /** Requests a minute from one network address, whoever sends them; an address may serve a whole town hall. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly RATE_LIMIT_ADDRESS: number = 3000;

  /** Requests a minute of one person, or of one program with a key. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly RATE_LIMIT_CALLER: number = 600;

  /** Expensive requests a minute of one caller: exports, documents, searches, previews and simulations. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly RATE_LIMIT_EXPENSIVE: number = 120;

  /** Uploads a minute of one caller. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly RATE_LIMIT_UPLOADS: number = 10;

  /** Largest body of a request that is no upload, in bytes. */
  @Type(() => Number)
  @IsInt()
  @Min(16_384)
  @Max(16_777_216)
  readonly REQUEST_MAX_BYTES: number = 262_144;

  /** Largest address line and headers of a request together, in bytes. */
  @Type(() => Number)
  @IsInt()
  @Min(4096)
  @Max(65_536)
  readonly REQUEST_MAX_HEADER_BYTES: number = 16_384;

  /** Most fields in the query or the form of a request. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(10_000)
  readonly REQUEST_MAX_FIELDS: number = 1000;

  /** Seconds in which a request's headers must have arrived. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(120)
  readonly HEADERS_SECONDS: number = 10;

  /** Seconds in which a whole request must have arrived, an upload's file included. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly REQUEST_SECONDS: number = 60;

  /** Seconds that a connection may stay open without a request. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(600)
  readonly KEEP_ALIVE_SECONDS: number = 30;

  /** Seconds without a request after which a process that was told to end does so; until then it says that it is not ready and still serves, so that a reverse proxy notices. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60)
  readonly DRAIN_SECONDS: number = 3;

  /** Seconds after the signal to end in which the process ends also where it is still asked. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(300)
  readonly DRAIN_MAX_SECONDS: number = 20;

  /** Refuses reads in that time, untouched, by 503: for a reverse proxy that then asks another process and learns it from there (nginx, as in deploy/nginx.conf). */
  @Transform(asBoolean)
  @IsBoolean()
  readonly DRAIN_REFUSES_READS: boolean = false;

  /** Seconds after which a connection is closed on which nothing is sent or read; a stream of events gives a sign of life every 15. */
  @Type(() => Number)
  @IsInt()
  @Min(30)
  @Max(3600)
  readonly SILENCE_SECONDS: number = 120;

  /** Connections that one HTTP process keeps open at a time; further ones are closed at once. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  readonly MAX_CONNECTIONS: number = 2000;

  /** Connections each process keeps to PostgreSQL. */
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(200)
  readonly DATABASE_POOL: number = 10;

  /** Seconds that work may wait for a free or a new connection to PostgreSQL; a request then hears 503 `not-ready`. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(300)
  readonly DATABASE_WAIT_SECONDS: number = 10;

  /** Seconds after which PostgreSQL gives up one statement. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly STATEMENT_SECONDS: number = 60;

  /** Largest file that may be imported, in bytes. */
  @Type(() => Number)
  @IsInt()
  @Min(1024)
  readonly IMPORT_MAX_BYTES: number = 20 * 1024 * 1024;
}

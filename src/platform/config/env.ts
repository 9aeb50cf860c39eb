import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

import { MailEnv } from './mail.env.js';
import { asBoolean, asList } from './transforms.js';
import { weakSecrets } from './weak-secrets.js';

/** Every environment variable the product reads: typed, described, validated once at the start. */
export class Env extends MailEnv {
  /** Signs access tokens and cookies: at least 32 characters of chance. */
  @IsString()
  @MinLength(32)
  readonly LERNLOTSE_SECRET!: string;

  /** Encrypts the private keys that sign the ledgers, at least 32 characters of chance; without it LERNLOTSE_SECRET does. Whoever changes LERNLOTSE_SECRET sets its old value here. */
  @IsOptional()
  @IsString()
  @MinLength(32)
  readonly LEDGER_SECRET?: string;

  /** `production` on a server. */
  @IsString()
  readonly NODE_ENV: string = 'development';

  /** Whether HR people and admins act as such only after a second factor: `required` or `optional`. Left out: required in production, except in a demo. */
  @IsOptional()
  @IsIn(['required', 'optional'])
  readonly SECOND_FACTOR?: 'required' | 'optional';

  /** What Prometheus brings as bearer token to read /metrics, at least 16 characters; left out, it is closed in production. */
  @IsOptional()
  @IsString()
  @MinLength(16)
  readonly METRICS_TOKEN?: string;

  /** Where weaknesses are reported, shown in /.well-known/security.txt: `mailto:security@…` or an https address. Left out: there is no such file. */
  @IsOptional()
  @Matches(/^(mailto:|https:\/\/)\S+$/)
  readonly SECURITY_CONTACT?: string;

  /** Port of the HTTP process. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  readonly PORT: number = 3000;

  /** Address the HTTP process listens on. */
  @IsString()
  readonly HOST: string = '127.0.0.1';

  /** Address under which people reach the product; decides whether cookies are sent by HTTPS only. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  readonly PUBLIC_URL?: string;

  /** Who runs this installation, for imprint, privacy and accessibility: name and address, lines separated by `|`. */
  @IsOptional()
  @IsString()
  readonly OPERATOR?: string;

  /** Where people write who found a barrier or have a question. */
  @IsOptional()
  @IsEmail({ require_tld: false })
  readonly OPERATOR_EMAIL?: string;

  /** Where they call, if there is somebody. */
  @IsOptional()
  @IsString()
  readonly OPERATOR_PHONE?: string;

  /** Addresses of reverse proxies whose word on the caller's address is taken, separated by commas (address or CIDR). Empty: none. */
  @Transform(asList)
  @IsString({ each: true })
  readonly TRUSTED_PROXIES: readonly string[] = [];

  /** Demo installation: shows the demo logins on the sign-in page and allows `seed demo`. */
  @Transform(asBoolean)
  @IsBoolean()
  readonly LERNLOTSE_DEMO: boolean = false;

  /** Prefix of all keys in Redis, so that several installations can share one server. */
  @IsString()
  readonly QUEUE_PREFIX: string = 'lernlotse';

  /** Jobs that one worker process runs at a time, mails aside (MAILS_AT_ONCE). */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(64)
  readonly WORKER_CONCURRENCY: number = 4;

  /** Seconds without a sign of life after which a running job counts as lost and runs again. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly JOB_LEASE_SECONDS: number = 30;

  /** Hosts that catalogues may be fetched from, separated by commas: `host`, `host:port`, or `.domain` for all below it. Only a host that is named itself may stand in a private network; plain HTTP only on this machine. Empty: none. */
  @Transform(asList)
  @IsString({ each: true })
  readonly IMPORT_HOSTS: readonly string[] = [];

  /** Minutes for which an access token of the API is valid; then it is refreshed. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1440)
  readonly ACCESS_TOKEN_MINUTES: number = 15;

  /** Hours after which a program that refreshes its tokens has to sign in again in any case. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2160)
  readonly REFRESH_TOKEN_HOURS: number = 168;

  /** Minutes without a page called after which a session of the pages ends. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1440)
  readonly SESSION_IDLE_MINUTES: number = 60;

  /** Hours after which a session of the pages ends in any case. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(720)
  readonly SESSION_HOURS: number = 12;

  /** How much is logged. */
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  readonly LOG_LEVEL: string = 'info';
}

/** Whether whoever sees or decides for others must show a second factor. */
export function isSecondFactorRequired({ SECOND_FACTOR, NODE_ENV, LERNLOTSE_DEMO }: Env): boolean {
  if (SECOND_FACTOR !== undefined) return SECOND_FACTOR === 'required';
  return NODE_ENV === 'production' && !LERNLOTSE_DEMO;
}

/**
 * Reads and checks the environment.
 * @throws Error that names every wrong variable and what is expected, and in production every secret that is none; it never holds a value.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const env = plainToInstance(Env, { ...source }, { exposeDefaultValues: true });
  const problems = validateSync(env, { whitelist: false });
  const lines = problems.map((p) => `${p.property}: ${Object.values(p.constraints ?? {}).join(', ')}`);
  if (lines.length > 0) throw refusal('is not complete', lines);
  const weak = env.NODE_ENV === 'production' ? weakSecrets(env, source) : [];
  if (weak.length > 0) throw refusal('holds weak secrets', weak);
  return env;
}

function refusal(what: string, lines: readonly string[]): Error {
  return new Error(`The environment ${what}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

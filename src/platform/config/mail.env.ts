import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';

import { LimitsEnv } from './limits.env.js';
import { asBoolean } from './transforms.js';

/** How mails leave. */
export class MailEnv extends LimitsEnv {
  /** Server that mails leave by: smtp://user:password@host:587 (turns to TLS before anything is said) or smtps://user:password@host:465. Left out: mails are kept for the page /mailbox. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['smtp', 'smtps'] })
  readonly SMTP_URL?: string;

  /** Refuses a server of smtp:// without TLS; false only for a server on the same machine. */
  @Transform(asBoolean)
  @IsBoolean()
  readonly SMTP_REQUIRE_TLS: boolean = true;

  /** Address that mails come from. */
  @IsEmail({ require_tld: false })
  readonly MAIL_FROM: string = 'lernlotse@localhost';

  /** Seconds in which the server must have taken a mail, however slowly it speaks; then the mail waits for its next try. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(300)
  readonly SMTP_SECONDS: number = 20;

  /** Mails that one worker process sends at a time, beside its other jobs: a server that hangs holds up nothing else. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(64)
  readonly MAILS_AT_ONCE: number = 2;
}

import { Controller, Get, Header, NotFoundException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

import { Public } from '../auth/can.decorator.js';
import { Env } from '../config/env.js';
import { Clock } from '../system/clock.js';

const DAY_MS = 86_400_000;
/** Whoever reads an old copy of the file asks for a new one. Source: RFC 9116, section 2.5.5, which advises less than a year. */
const GOOD_FOR_DAYS = 180;

/** Tells whoever found a weakness where to report it (RFC 9116). */
@ApiExcludeController()
@Controller('.well-known')
export class SecurityTextController {
  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Get('security.txt')
  read(): string {
    const { SECURITY_CONTACT, PUBLIC_URL } = this.env;
    if (SECURITY_CONTACT === undefined) throw new NotFoundException();
    const expires = new Date(this.clock.now().getTime() + GOOD_FOR_DAYS * DAY_MS).toISOString();
    const canonical =
      PUBLIC_URL === undefined ? [] : [`Canonical: ${new URL('/.well-known/security.txt', PUBLIC_URL).href}`];
    return [
      `Contact: ${SECURITY_CONTACT}`,
      `Expires: ${expires}`,
      'Preferred-Languages: de, en',
      ...canonical,
      '',
    ].join('\n');
  }
}

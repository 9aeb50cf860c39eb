import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { localeOf } from '../../platform/i18n/locale.js';
import { Texts } from '../../platform/i18n/texts.js';
import { failureOf } from '../../platform/http/problem.js';

export const SCIM_JSON = 'application/scim+json; charset=utf-8';

/** Words of RFC 7644, table 9, for what the caller can set right. */
const TYPES: Readonly<Record<string, string>> = {
  'scim-filter-invalid': 'invalidFilter',
  'scim-patch-invalid': 'invalidSyntax',
  'scim-value-invalid': 'invalidValue',
  'scim-user-exists': 'uniqueness',
  'scim-group-exists': 'uniqueness',
  'one-scim-user-per-name': 'uniqueness',
  'one-scim-group-per-name': 'uniqueness',
  'request-malformed': 'invalidSyntax',
};

/** Errors of SCIM leave as RFC 7644, section 3.12, says. */
@Catch()
export class ScimFilter implements ExceptionFilter {
  private readonly log = new Logger(ScimFilter.name);

  constructor(private readonly texts: Texts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { code, details, ...failure } = failureOf(error);
    const status = code === 'scim-edited-meanwhile' ? 412 : failure.status;
    if (status >= 500) this.log.error({ err: error, code }, 'request failed');
    const t = this.texts.in(localeOf(host.switchToHttp().getRequest<FastifyRequest>()));
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(status)
      .header('content-type', SCIM_JSON)
      .send({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(status),
        ...(TYPES[code] !== undefined && { scimType: TYPES[code] }),
        detail: `${t(`problems:${code}.title`, details)} ${t(`problems:${code}.help`, details)}`,
      });
  }
}

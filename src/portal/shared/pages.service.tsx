import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToStringAsync } from 'preact-render-to-string';

import type { ActingRequest } from '../../platform/auth/current-actor.js';
import { Env } from '../../platform/config/env.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { Texts } from '../../platform/i18n/texts.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { atHeading, focusOf, forgetFocus } from './focus.js';
import type { PageContext } from './page-context.js';

const MEGABYTE = 1024 * 1024;
const DONE = /[?&]done=([a-zA-Z]{1,40})(?:&|$)/;

/** Turns a view into the page that leaves the server, with everything a page knows about its caller. */
@Injectable()
export class Pages {
  constructor(
    private readonly texts: Texts,
    private readonly env: Env,
  ) {}

  contextOf(request: FastifyRequest): PageContext {
    const locale = localeOf(request);
    return {
      actor: (request as ActingRequest).user,
      locale,
      t: this.texts.in(locale),
      format: formatsFor(locale),
      path: request.url,
      done: DONE.exec(request.url)?.[1],
      focus: focusOf(request),
      uploadMegabytes: this.env.IMPORT_MAX_BYTES / MEGABYTE,
      demo: this.env.LERNLOTSE_DEMO,
    };
  }

  /** Sends a whole page. Pages hold personal data, so nothing keeps a copy of them. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    view: (page: PageContext) => VNode,
    status = 200,
  ): Promise<void> {
    const page = this.contextOf(request);
    const html = await renderToStringAsync(view(page));
    forgetFocus(request, reply);
    await reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`<!doctype html>${page.focus === 'heading' ? atHeading(html) : html}`);
  }
}

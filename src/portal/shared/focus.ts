import type { FastifyReply, FastifyRequest } from 'fastify';

import { clearOwnCookie, ownCookie, setOwnCookie } from '../../platform/http/own-cookies.js';

/** Where the keyboard and whoever listens begin on a page that answers what was done on another. */
export type Focus = 'heading' | 'language';

const COOKIE = 'focus';

/** The next page that this browser opens begins there. */
export function leadFocus(reply: FastifyReply, to: Focus): void {
  setOwnCookie(reply, { name: COOKIE, value: to });
}

/** Where the page that answers this request begins; undefined for one that answers nothing but its address. */
export function focusOf(request: FastifyRequest): Focus | undefined {
  if (request.method === 'POST') return 'heading';
  const to = ownCookie(request, COOKIE);
  return to === 'heading' || to === 'language' ? to : undefined;
}

/** Once is enough; what a script of ours only looks at is not the page yet. */
export function forgetFocus(request: FastifyRequest, reply: FastifyReply): void {
  const isLooked = request.headers['sec-fetch-dest'] === 'empty';
  if (!isLooked && focusOf(request) !== undefined) clearOwnCookie(reply, COOKIE);
}

/** The heading takes the focus, unless the page itself says what does, such as an error or a message of success. */
export function atHeading(html: string): string {
  return html.includes(' autofocus') ? html : html.replace('<h1 ', '<h1 tabindex="-1" autofocus ');
}

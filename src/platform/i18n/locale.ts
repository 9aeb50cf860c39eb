import type { FastifyRequest } from 'fastify';

import { type Locale, LOCALES } from '../../kernel/localized.js';

const COOKIE = 'language';

/** The language of a request: the person's choice (cookie), else the browser's, else German. */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = (request.cookies as Record<string, string | undefined> | undefined)?.[COOKIE];
  if (isLocale(chosen)) return chosen;
  const header = request.headers['accept-language'] ?? '';
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? 'de';
}

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

import type { FastifyRequest } from 'fastify';

import { type Locale, LOCALES } from '../../kernel/localized.js';
import { ownCookie } from '../http/own-cookies.js';

export const LANGUAGE_COOKIE = 'language';

/** The language of a request: the person's choice (cookie), else the browser's, else German. */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = ownCookie(request, LANGUAGE_COOKIE);
  if (isLocale(chosen)) return chosen;
  const header = request.headers['accept-language'] ?? '';
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? 'de';
}

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

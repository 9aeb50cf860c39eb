import { localPath } from '../shared/local-path.js';

/** What a page of the path is asked for; everything of it stands in the address. */
export interface PathAsked {
  readonly hours?: number;
  /** In euros. */
  readonly budget?: number;
  readonly vouchers?: number;
  readonly language?: string;
  readonly format?: string;
  readonly accessible?: string;
  readonly municipalityId?: string;
}

/** The limits as fields of a form or an address, those that are set. */
export function fieldsOf(asked: PathAsked): readonly (readonly [string, string])[] {
  const { hours, budget, vouchers, language, format, accessible, municipalityId } = asked;
  return Object.entries({ hours, budget, vouchers, language, format, accessible, municipalityId }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]),
  );
}

/** A page of the path with these limits, for others to see the same. */
export function addressOf(path: string, asked: PathAsked): string {
  const query = new URLSearchParams(fieldsOf(asked).map(([name, value]) => [name, value])).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Back to the page that a form was on, which then says what has been done. */
export function returnTo(back: string | undefined, done: string): string {
  const url = new URL(localPath(back ?? '/path'), 'http://lernlotse.invalid');
  url.searchParams.set('done', done);
  return url.pathname + url.search;
}

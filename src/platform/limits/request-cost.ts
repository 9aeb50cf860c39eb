import type { PolicyName } from './rate-policy.js';

/** What is needed of a request to know what it costs. */
export interface Priced {
  /** The route as it was declared, such as `/api/v1/courses/:id`. */
  readonly route: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly contentType: string | undefined;
}

/**
 * Words in a route that computes much, or hands out much at once: exports, documents, previews, simulations, group figures,
 * learning paths. New routes are named by the same words.
 */
const EXPENSIVE =
  /(^|[/.-])(export|download|report|settlement|ledger|proof|preview|comparison|compare|distribution|redistributions|impact|coverage|quality|path|matches|insights|annex|data|search|csv|pdf|xlsx)($|[/.?-])/;
/** The name of every search field. */
const SEARCH = 'q';

/** The policy besides that of the caller under which a request counts; undefined for an ordinary one. */
export function costOf({ route, query, contentType }: Priced): PolicyName | undefined {
  if (contentType?.startsWith('multipart/') === true) return 'uploads';
  const term = query[SEARCH];
  return EXPENSIVE.test(route) || (term !== undefined && term !== '') ? 'expensive' : undefined;
}

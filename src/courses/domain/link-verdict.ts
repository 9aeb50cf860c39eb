/**
 * What became of a link: it leads somewhere; it is answered by an error; nobody answers; or it may not be tried, because
 * it leads into a private network or is no web address.
 */
export type LinkStatus = 'ok' | 'broken' | 'unreachable' | 'refused';
export const LINK_STATUSES: readonly LinkStatus[] = ['ok', 'broken', 'unreachable', 'refused'];

/** How often a link is tried before it counts as broken or unreachable, when the reason may pass. */
export const LINK_TRIES = 3;

/** Redirects that are followed. */
export const LINK_REDIRECTS = 5;

/** What an HTTP status says: `again` may pass. A page that asks people to sign in (401, 403) is there. */
export function verdictOf(status: number): 'ok' | 'redirect' | 'broken' | 'again' {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 401 || status === 403) return 'ok';
  if ([301, 302, 303, 307, 308].includes(status)) return 'redirect';
  if (status >= 500 || [408, 425, 429].includes(status)) return 'again';
  return 'broken';
}

/** Not every server knows HEAD, so an error is believed only when GET says it too. */
export function mustAskAgainByGet(method: 'HEAD' | 'GET', status: number): boolean {
  return method === 'HEAD' && status >= 400;
}

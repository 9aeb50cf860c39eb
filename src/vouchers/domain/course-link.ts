/** The query parameter that carries the participant id to the course provider: docs/formats.md. */
export const PARTICIPANT_PARAMETER = 'lernlotse_participant';

/**
 * The address of a course with the pseudonym under which its provider knows the person. Everything else of the address
 * stays; a parameter of the same name is replaced. Only http and https are addresses of courses; else null.
 */
export function courseLink(url: string | null, participantId: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const link = new URL(url);
  if (link.protocol !== 'https:' && link.protocol !== 'http:') return null;
  link.searchParams.set(PARTICIPANT_PARAMETER, participantId);
  return link.href;
}

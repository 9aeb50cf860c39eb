import type { Translate } from '../i18n/texts.js';
import type { JournalLine } from './job-journal.js';

type Told = Pick<JournalLine, 'kind' | 'attempt' | 'details'>;

/** A line of the journal as a sentence. */
export function inWords(t: Translate, { kind, attempt, details }: Told): string {
  const { code, details: values, ...given } = details;
  const known = typeof code === 'string' ? { ...(values as object | null), ...(details as object) } : given;
  const title = typeof code === 'string' ? t(`problems:${code}.title`, known) : '';
  const help = typeof code === 'string' ? t(`problems:${code}.help`, known) : '';
  return t(`platform:journal.${wordingOf(kind, attempt, given)}`, { ...given, attempt, title, help });
}

function wordingOf(kind: Told['kind'], attempt: number, details: Readonly<Record<string, unknown>>): string {
  if (kind === 'started' && attempt > 1) return 'startedAgain';
  if (kind === 'progress' && details.total === 0) return 'nothingToDo';
  if (kind === 'retry' && details.byPerson === true) return 'askedAgain';
  return kind;
}

import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { DeskRequest } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeNames } from '../shared/programme-names.js';
import { personOf } from '../hr/names.js';
import type { Free } from './free-places.service.js';

interface FreeLinesProps {
  readonly page: PageContext;
  readonly free: readonly Free[];
}

/** For each open programme how many vouchers are left. */
export function FreeLines({ page, free }: FreeLinesProps): VNode {
  const open = free.filter(({ programme }) => programme.state === 'open');
  const nameOf = programmeNames(page, programmesOf(open));
  return (
    <>
      {open.map((one) => (
        <Text key={one.programme.id}>{freeWords(page, one, nameOf(one.programme))}</Text>
      ))}
    </>
  );
}

/** @param name of the programme, where its title alone is not enough to tell it from others */
export function freeWords(
  { t, locale }: PageContext,
  { programme, available, granted }: Free,
  name = inLocale(programme.title, locale),
): string {
  return t('portal-requests:free', { count: available, granted, programme: name });
}

export function programmesOf(free: readonly Free[]): readonly Free['programme'][] {
  return free.map(({ programme }) => programme);
}

interface StateProps {
  readonly page: PageContext;
  readonly request: DeskRequest;
}

/** The state in words, with the place on the waiting list or who decided. */
export function RequestStateWords({ page, request }: StateProps): VNode {
  const { t } = page;
  const { state, reason, waiting, decidedAt } = request;
  return (
    <>
      {t(`portal-requests:states.${state}`)}
      {waiting !== null && (
        <span class="cell-note">{t('portal-requests:place', { place: waiting.place, of: waiting.of })}</span>
      )}
      {decidedAt !== null && <span class="cell-note">{decidedWords(page, request)}</span>}
      {reason !== null && <span class="cell-note">{t('portal-hr:reasonGiven', { reason })}</span>}
    </>
  );
}

/** "26.11.2026, 17:05, Kim Muster" */
export function decidedWords(page: PageContext, { decidedAt, deciderId, decider }: DeskRequest): string {
  const when = decidedAt === null ? '' : page.format.moment(decidedAt);
  return deciderId === null ? when : page.t('portal-requests:by', { when, who: personOf(page, decider) });
}

/** Why a rule said no, without the figures that its message would name. */
export function refusalWords({ t }: PageContext, code: string): string {
  const fallback = `${t(`problems:${code}.title`)} ${t(`problems:${code}.help`)}`;
  return t(`portal-requests:refused.${code}`, { defaultValue: fallback.includes('{{') ? code : fallback });
}

import type { VNode } from 'preact';

import { movedIn, type RedistributionReversal } from '../../vouchers/index.js';
import { Input } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import type { RedistributionSheet } from './plans.service.js';

/** What is asked about before it is done. */
export const REDISTRIBUTION_ACTS = { decide: 'decide', cancel: 'cancel', reverse: 'reverse' } as const;
export type RedistributionAct = keyof typeof REDISTRIBUTION_ACTS;

interface ActProps {
  readonly page: PageContext;
  readonly sheet: RedistributionSheet;
  readonly act: RedistributionAct;
  readonly reversal: RedistributionReversal;
}

/** Asks once, says what follows, and for an end also why. */
export function ActPage({ page, sheet, act, reversal }: ActProps): VNode {
  const { t } = page;
  const { programmeId, id, positions, windowDays } = sheet.redistribution;
  const here = `/admin/programmes/${programmeId}/redistributions/${id}`;
  const say = (key: string, values = {}) => t(`portal-redistribution:confirm.${act}.${key}`, values);
  const kept = sumOf(reversal.kept);
  const returned = sumOf(reversal.grants.filter(({ count }) => count > 0));
  const consequences = {
    decide: [say('moves', { count: movedIn(positions) }), say('follows', { count: windowDays })],
    cancel: [say('follows')],
    reverse: [say('returns', { count: returned }), ...(kept === 0 ? [] : [say('keeps', { count: kept })])],
  };
  return (
    <Confirmation
      page={page}
      title={say('title')}
      consequences={consequences[act]}
      action={`${here}/${act}`}
      act={say('act')}
      back={{ label: t('portal-redistribution:confirm.back'), href: here }}
    >
      {act === 'reverse' && kept > 0 && <input type="hidden" name="leaveInUse" value="yes" />}
      {act !== 'decide' && (
        <Input
          id="reason"
          label={t('portal-redistribution:confirm.reason')}
          hint={t('portal-redistribution:confirm.reasonHint')}
          maxLength={1_000}
          required
        />
      )}
    </Confirmation>
  );
}

function sumOf(grants: RedistributionReversal['kept']): number {
  return grants.reduce((sum, { count }) => sum + count, 0);
}

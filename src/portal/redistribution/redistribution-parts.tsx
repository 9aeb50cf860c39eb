import type { VNode } from 'preact';

import type { RedistributionHead, RedistributionView } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import { Description, type Fact } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';

interface PartProps {
  readonly page: PageContext;
  readonly redistribution: RedistributionHead;
}

/** The published rules and what has become of them. */
export function Facts({ page, redistribution }: PartProps): VNode {
  const { t, format } = page;
  const { rules, dueOn, windowDays, objectionsUntil, carriedOutAt, endedAt, endReason, recordHash } = redistribution;
  const fact = (key: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [{ key: t(`portal-redistribution:facts.${key}`), value }];
  const at = (moment: Date | null) => (moment === null ? null : format.moment(moment));
  return (
    <Description
      items={[
        ...fact('dueOn', format.day(dueOn)),
        ...fact('window', t('portal-redistribution:facts.days', { count: windowDays })),
        ...fact('useThreshold', format.percent(rules.useThresholdPercent / 100)),
        ...fact('keep', format.percent(rules.keepPercent / 100)),
        ...fact('minimumKept', format.count(rules.minimumKept)),
        ...fact('maximumReceived', rules.maximumReceived === null ? null : format.count(rules.maximumReceived)),
        ...fact('method', t(`vouchers-distribution:methods.${rules.method}`)),
        ...fact('notBefore', at(objectionsUntil)),
        ...fact('carriedOutAt', at(carriedOutAt)),
        ...fact('endedAt', at(endedAt)),
        ...fact('endReason', endReason),
        ...(recordHash === null
          ? []
          : [{ key: t('portal-redistribution:facts.recordHash'), value: <code class="hash">{recordHash}</code> }]),
      ]}
    />
  );
}

/** The record to keep, from the decision on. */
export function RecordLinks({ page: { t, locale }, redistribution }: PartProps): VNode | null {
  const { programmeId, id, recordHash } = redistribution;
  if (recordHash === null) return null;
  const file = (kind: string) =>
    `/api/v1/programmes/${programmeId}/redistributions/${id}/export?format=${kind}&language=${locale}`;
  return (
    <Text>
      {t('portal-redistribution:record.title')}{' '}
      <a class="kern-link" href={file('pdf')}>
        {t('portal-redistribution:record.pdf')}
      </a>{' '}
      <a class="kern-link" href={file('json')}>
        {t('portal-redistribution:record.json')}
      </a>
    </Text>
  );
}

/** ± vouchers that were moved, by municipality; null before that. */
export function movedOf({ moved, outcome }: RedistributionView): ReadonlyMap<string, number> | null {
  return moved === null ? null : new Map(outcome.map(({ municipalityId, count }) => [municipalityId, count]));
}

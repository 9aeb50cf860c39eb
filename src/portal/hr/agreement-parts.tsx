import type { VNode } from 'preact';

import type { Agreement } from '../../municipalities/index.js';
import { Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { AgreementStand } from './agreement.service.js';
import { personOf } from './names.js';

/** The state in one sentence, for HR and for admins. */
export function agreementTitle({ t, format }: PageContext, { versions }: AgreementStand): string {
  const [newest] = versions;
  const inForce = versions.find((version) => version.inForce);
  if (newest === undefined) return t('portal-hr:agreement.none');
  if (inForce === undefined) return t('portal-hr:agreement.waits');
  const key = newest === inForce ? 'inForce' : 'inForceAndWaits';
  return t(`portal-hr:agreement.${key}`, { day: format.day(inForce.agreedOn) });
}

/** What was agreed, in plain words. */
export function Clauses({ page, agreement }: { readonly page: PageContext; readonly agreement: Agreement }): VNode {
  const { t, format } = page;
  const { reference, agreedOn, clauses } = agreement;
  const { purposes, resultsVisibleTo, retentionMonths, minimumGroupSize, remindersAllowed, retakeAfterDays } = clauses;
  const key = (name: string) => t(`portal-hr:agreement.clauses.${name}`);
  return (
    <Description
      items={[
        { key: key('reference'), value: reference },
        { key: key('agreedOn'), value: format.day(agreedOn) },
        { key: key('resultsVisibleTo'), value: t(`portal-hr:agreement.visibility.${resultsVisibleTo}`) },
        { key: key('purposes'), value: purposes.join(' · ') },
        { key: key('retentionMonths'), value: t('portal-hr:agreement.months', { count: retentionMonths }) },
        { key: key('minimumGroupSize'), value: t('portal-hr:agreement.persons', { count: minimumGroupSize }) },
        { key: key('remindersAllowed'), value: t(`portal-hr:agreement.${remindersAllowed ? 'yes' : 'no'}`) },
        { key: key('retakeAfterDays'), value: t('portal-hr:agreement.days', { count: retakeAfterDays }) },
      ]}
    />
  );
}

interface VersionsProps {
  readonly page: PageContext;
  readonly stand: AgreementStand;
}

/** Every version with who recorded and who confirmed it. */
export function Versions({ page, stand }: VersionsProps): VNode {
  const { t, format } = page;
  const { versions, names } = stand;
  const name = (key: string) => t(`portal-hr:agreement.${key}`);
  const signed = (by: string | null, at: Date | null) =>
    by === null || at === null ? '–' : `${personOf(page, names.get(by))}, ${format.moment(at)}`;
  return (
    <Table
      caption={name('versions')}
      rows={versions}
      rowKey={({ id }) => id}
      empty={<Text>{name('noVersions')}</Text>}
      columns={[
        { key: 'version', title: name('version'), cell: ({ version }) => format.count(version) },
        { key: 'reference', title: name('clauses.reference'), cell: ({ reference }) => reference },
        { key: 'recorded', title: name('recorded'), cell: (row) => signed(row.recordedBy, row.recordedAt) },
        { key: 'confirmed', title: name('confirmed'), cell: (row) => signed(row.confirmedBy, row.confirmedAt) },
        { key: 'state', title: t('portal-hr:requests.state'), cell: (row) => name(stateOf(row)) },
      ]}
    />
  );
}

function stateOf({ inForce, confirmedBy }: Agreement): string {
  if (inForce) return 'stateInForce';
  return confirmedBy === null ? 'stateWaits' : 'stateReplaced';
}

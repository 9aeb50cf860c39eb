import type { VNode } from 'preact';

import { type AgreementVersion, clausesInWords, stateInWords } from '../../municipalities/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { AgreementStand } from './agreement.service.js';
import { personOf } from './names.js';

/** The state in one sentence, for HR and for admins. */
export function agreementTitle({ t, format }: PageContext, { versions }: AgreementStand): string {
  const [newest] = versions;
  const inForce = versions.find((version) => version.inForce);
  const waits = newest?.state === 'waits';
  if (inForce !== undefined) {
    return t(`portal-hr:agreement.${waits ? 'inForceAndWaits' : 'inForce'}`, { day: format.day(inForce.agreedOn) });
  }
  if (waits) return t('portal-hr:agreement.waits');
  const ended = versions.find(({ state }) => state === 'ended');
  if (ended?.inForceUntil) return t('portal-hr:agreement.ended', { day: format.day(ended.inForceUntil) });
  return t('portal-hr:agreement.none');
}

interface ClausesProps {
  readonly page: PageContext;
  readonly agreement: AgreementVersion;
}

/** What was agreed in plain words, with the papers to download. */
export function Clauses({ page, agreement }: ClausesProps): VNode {
  const { t } = page;
  const { reason, changes } = { reason: agreement.endReason, changes: agreement.changes };
  return (
    <>
      <Text>{stateInWords(page, agreement)}.</Text>
      {reason !== null && <Text>{t('portal-hr:reasonGiven', { reason })}</Text>}
      <Description
        items={clausesInWords(page, agreement).map(({ title, value, effect }) => ({
          key: title,
          value: (
            <>
              {value}
              <br />
              <span class="kern-body kern-body--muted">{effect}</span>
            </>
          ),
        }))}
      />
      {changes.length > 0 && (
        <>
          <Text>{t('portal-hr:agreement.changes')}</Text>
          <ul class="bullets kern-body">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      <Papers page={page} agreement={agreement} />
    </>
  );
}

/** The signed document, if it is kept, and the annex. */
function Papers({ page: { t, locale }, agreement }: ClausesProps): VNode {
  const { municipalityId, version, document } = agreement;
  const paper = (name: string) => `/api/v1/municipalities/${municipalityId}/works-agreement/${name}?version=${version}`;
  return (
    <div class="row">
      {document === null ? (
        <Text muted>{t('portal-hr:agreement.noDocument')}</Text>
      ) : (
        <LinkButton kind="secondary" label={t('portal-hr:agreement.document')} href={paper('document')} />
      )}
      <LinkButton
        kind="secondary"
        label={t('portal-hr:agreement.annex')}
        href={`${paper('annex')}&language=${locale}`}
      />
    </div>
  );
}

interface VersionsProps {
  readonly page: PageContext;
  readonly stand: AgreementStand;
}

/** Every version: when it was in force, what it changed, and who recorded, confirmed and ended it. */
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
        { key: 'reference', title: name('reference'), cell: ({ reference }) => reference },
        {
          key: 'state',
          title: name('state'),
          cell: (row) => <span class="whole-words">{stateInWords(page, row)}</span>,
        },
        {
          key: 'changes',
          title: name('changed'),
          cell: ({ changes }) => (changes.length > 0 ? changes.join(' ') : '–'),
        },
        { key: 'recorded', title: name('recorded'), cell: (row) => signed(row.recordedBy, row.recordedAt) },
        { key: 'confirmed', title: name('confirmed'), cell: (row) => signed(row.confirmedBy, row.confirmedAt) },
        { key: 'ended', title: name('endedBy'), cell: (row) => signed(row.endedBy, row.endedAt) },
      ]}
    />
  );
}

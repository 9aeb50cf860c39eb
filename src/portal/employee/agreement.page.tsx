import type { VNode } from 'preact';

import { type AgreementVersion, stateInWords } from '../../municipalities/index.js';
import { agreementTitle, Clauses } from '../hr/agreement-parts.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { atWorkplace, Bullets, Heading, WorkplaceSwitch } from './parts.js';
import type { Workplaces } from './workplaces.service.js';

interface AgreementReadProps {
  readonly page: PageContext;
  readonly workplaces: Workplaces;
  /** Newest first. */
  readonly versions: readonly AgreementVersion[];
}

/** What was agreed about the check, for those whom it protects. It names nobody. */
export function AgreementReadPage({ page, workplaces, versions }: AgreementReadProps): VNode {
  const { t } = page;
  const shown = versions.find(({ inForce }) => inForce) ?? versions.find(({ state }) => state === 'ended');
  const always = ['answers', 'voluntary', 'noRanking', 'second', 'stop'];
  return (
    <Layout page={page} title={agreementTitle(page, { versions, names: new Map() })}>
      <WorkplaceSwitch page={page} workplaces={workplaces} action="/agreement" />
      <Text muted>{t('portal-employee:agreement.of', { name: workplaces.current.name })}</Text>
      <Text>{t('portal-employee:agreement.lead')}</Text>
      {shown?.inForce !== true && <Text>{t('portal-employee:check.needsAgreementDo')}</Text>}
      {shown !== undefined && (
        <>
          <Heading>{t(`portal-employee:agreement.${shown.inForce ? 'agreed' : 'wasAgreed'}`)}</Heading>
          <Clauses page={page} agreement={shown} />
        </>
      )}
      <Heading>{t('municipalities:agreement.annex.always')}</Heading>
      <Bullets items={always.map((key) => t(`municipalities:agreement.annex.alwaysList.${key}`))} />
      <Table
        caption={t('portal-hr:agreement.versions')}
        rows={versions}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-hr:agreement.noVersions')}</Text>}
        columns={[
          { key: 'version', title: t('portal-hr:agreement.version'), cell: ({ version }) => String(version) },
          { key: 'reference', title: t('portal-hr:agreement.reference'), cell: ({ reference }) => reference },
          { key: 'state', title: t('portal-hr:agreement.state'), cell: (version) => stateInWords(page, version) },
          {
            key: 'changes',
            title: t('portal-hr:agreement.changed'),
            cell: ({ changes }) => (changes.length > 0 ? changes.join(' ') : '–'),
          },
        ]}
      />
      <LinkButton
        kind="secondary"
        label={t('portal-employee:agreement.back')}
        href={atWorkplace('/check', workplaces)}
      />
    </Layout>
  );
}

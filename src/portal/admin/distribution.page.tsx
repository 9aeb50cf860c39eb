import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { choiceOf, distributionSentence, Warnings } from './distribution-parts.js';
import { DistributionChoice } from './distribution-choice.js';
import type { DistributionSheet, ShareRow } from './distribution.service.js';

interface DistributionProps {
  readonly page: PageContext;
  readonly sheet: DistributionSheet;
}

/** Tries distributions without changing anything; once one is decided upon, shows that one. */
export function DistributionPage({ page, sheet }: DistributionProps): VNode {
  const { t, locale } = page;
  const { programme, shares, refusal } = sheet;
  const decided = programme.recordHash !== null;
  const title = refusal !== null ? t('portal-admin:distribution.refused') : distributionSentence(page, shares);
  return (
    <Layout page={page} title={title} wide>
      <Text muted>
        {t(`portal-admin:distribution.${decided ? 'decided' : 'preview'}`, {
          title: inLocale(programme.title, locale),
        })}
      </Text>
      {decided ? (
        <ShareTable page={page} sheet={sheet} />
      ) : (
        <div class="beside">
          <DistributionChoice page={page} sheet={sheet} />
          <Result page={page} sheet={sheet} />
        </div>
      )}
      <LinkButton
        kind="tertiary"
        label={t('portal-admin:distribution.back')}
        href={`/admin/programmes/${programme.id}`}
      />
    </Layout>
  );
}

function Result({ page, sheet }: DistributionProps): VNode {
  const { t } = page;
  const { programme, input, refusal } = sheet;
  if (refusal !== null) {
    const { code, details } = refusal;
    return (
      <Alert kind="danger" title={t(`problems:${code}.title`, details)}>
        <Text>{t(`problems:${code}.help`, details)}</Text>
      </Alert>
    );
  }
  const query = new URLSearchParams(choiceOf(input)).toString();
  return (
    <section aria-label={t('portal-admin:distribution.result')}>
      <Warnings page={page} sheet={sheet} />
      <LinkButton
        label={t('portal-admin:distribution.toConfirm')}
        href={`/admin/programmes/${programme.id}/distribution/confirm?${query}`}
      />
      <ShareTable page={page} sheet={sheet} />
    </section>
  );
}

function ShareTable({ page, sheet: { shares } }: DistributionProps): VNode {
  const { t, format, locale } = page;
  const quotaOf = (quota: string) =>
    Number(quota).toLocaleString(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const granted = shares.reduce((sum, share) => sum + share.granted, 0);
  return (
    <Table<ShareRow>
      caption={t('portal-admin:distribution.caption')}
      rows={shares}
      rowKey={({ municipalityId }) => municipalityId}
      empty={null}
      columns={[
        { key: 'name', title: t('portal-admin:municipality'), cell: ({ name }) => name, total: t('portal-admin:sum') },
        { key: 'ars', title: t('portal-admin:ars'), cell: ({ ars }) => ars },
        { key: 'kind', title: t('portal-admin:kind'), cell: ({ kind }) => t(`portal-admin:kinds.${kind}`) },
        {
          key: 'quota',
          title: t('portal-admin:distribution.quota'),
          numeric: true,
          cell: ({ quota }) => quotaOf(quota),
        },
        {
          key: 'granted',
          title: t('portal-admin:distribution.seats'),
          numeric: true,
          cell: (share) => format.count(share.granted),
          total: format.count(granted),
        },
      ]}
    />
  );
}

import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { ITEM_SORTS } from './item-rows.js';
import type { Report } from './items.service.js';
import { count, figure } from './figures.js';
import { Items } from './quality-items.js';
import type { QualityProps } from './quality-props.js';

/** How good the questions of a version are, told for the last quarter that is over. */
export function QualityPage(props: QualityProps): VNode {
  const { page, quality } = props;
  const { t, locale, format } = page;
  const { version, report } = quality;
  const name = t('portal-items:versions.name', { bank: inLocale(version.bankTitle, locale), version: version.version });
  const flagged = report?.figures.flatMap(({ items }) => items).filter(({ flags }) => flags.length > 0).length ?? 0;
  const title = report === null ? 'titleNone' : isTelling(report) ? 'title' : 'titleFew';
  return (
    <Layout page={page} title={t(`portal-items:quality.${title}`, { name, count: flagged })} wide>
      {report === null ? (
        <Text>{t('portal-items:quality.none')}</Text>
      ) : (
        <>
          <Text>{t('portal-items:quality.period', { period: report.period, made: format.moment(report.madeAt) })}</Text>
          <Text muted>{t('portal-items:quality.hidden')}</Text>
          <Scales page={page} report={report} />
          <Filter {...props} report={report} />
          <Items {...props} report={report} />
        </>
      )}
      <Acts page={page} quality={quality} />
      <LinkButton kind="secondary" label={t('portal-items:quality.back')} href="/admin/items" />
    </Layout>
  );
}

/** False where too few persons have answered to say anything. */
function isTelling({ figures }: Report): boolean {
  return figures.some(({ persons }) => persons !== null);
}

function Acts({ page: { t }, quality: { version, report } }: Pick<QualityProps, 'page' | 'quality'>): VNode {
  return (
    <div class="row">
      <form method="post" action={`/admin/items/${version.id}/quality`}>
        <Submit kind={report === null ? 'primary' : 'secondary'} label={t('portal-items:quality.assess')} />
      </form>
      {version.current && (
        <form method="post" action={`/admin/items/${version.id}/calibration`}>
          <Submit kind="secondary" label={t('portal-items:quality.calibrate')} />
        </form>
      )}
      {report !== null && <Link href={`/admin/items/${version.id}/quality.csv`}>{t('portal-items:quality.csv')}</Link>}
    </div>
  );
}

type Scale = Report['figures'][number];

function Scales({ page, report }: { readonly page: PageContext; readonly report: Report }): VNode {
  const { t } = page;
  return (
    <Table<Scale>
      caption={t('portal-items:quality.scales')}
      rows={report.figures}
      rowKey={({ competence }) => competence}
      empty={<Text>{t('portal-items:quality.noItems')}</Text>}
      columns={[
        { key: 'competence', title: t('portal-items:competence'), cell: ({ competence }) => competence },
        {
          key: 'persons',
          title: t('portal-items:quality.persons'),
          numeric: true,
          cell: ({ persons }) => count(page, persons),
        },
        {
          key: 'reliability',
          title: t('portal-items:quality.reliability'),
          numeric: true,
          cell: ({ marginalReliability }) => figure(page, marginalReliability),
        },
        {
          key: 'alpha',
          title: t('portal-items:quality.alpha'),
          numeric: true,
          cell: ({ alpha }) => figure(page, alpha),
        },
      ]}
    />
  );
}

function Filter({ page: { t }, quality, report, competence, sort }: QualityProps & { readonly report: Report }): VNode {
  const all = { value: '', label: t('portal-items:quality.all') };
  return (
    <form method="get" action={`/admin/items/${quality.version.id}`} class="row">
      <Select
        id="competence"
        label={t('portal-items:competence')}
        options={[all, ...report.figures.map((scale) => ({ value: scale.competence, label: scale.competence }))]}
        value={competence ?? ''}
      />
      <Select
        id="sort"
        label={t('portal-items:quality.sort')}
        options={ITEM_SORTS.map((value) => ({ value, label: t(`portal-items:quality.sorts.${value}`) }))}
        value={sort}
      />
      <Submit kind="secondary" label={t('portal-items:quality.show')} />
    </form>
  );
}

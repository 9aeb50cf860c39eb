import type { VNode } from 'preact';

import {
  estimateInWords,
  levelInWords,
  type ReleasedResult,
  restsOnInWords,
  type ResultView,
} from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { atDesk, DeskBar } from '../hr/desk-bar.js';
import type { Desk } from '../hr/desks.service.js';
import { personOf } from '../hr/names.js';
import { LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface ReleasedProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly rows: readonly ReleasedResult[];
}

/** Who has released a result, for what and until when. */
export function ReleasedPage({ page, desk, rows }: ReleasedProps): VNode {
  const { t, locale, format } = page;
  return (
    <Layout page={page} title={t('portal-people:released.title', { count: rows.length })} wide>
      <DeskBar page={page} desk={desk} action="/hr/results" />
      <Text>{t('portal-people:released.lead')}</Text>
      <Table<ReleasedResult>
        caption={t('portal-people:released.caption', { name: desk.municipality.name })}
        rows={rows}
        rowKey={({ checkId }) => checkId}
        empty={<Text>{t('portal-people:released.empty')}</Text>}
        columns={[
          {
            key: 'person',
            title: t('portal-people:person'),
            cell: (row) => (
              <a class="kern-link" href={atDesk(`/hr/results/${row.checkId}`, desk)}>
                {personOf(page, row.person)}
              </a>
            ),
          },
          { key: 'unit', title: t('portal-people:unit'), cell: ({ person }) => person?.unit ?? '–' },
          {
            key: 'post',
            title: t('portal-people:released.post'),
            cell: ({ profileTitle }) => inLocale(profileTitle, locale),
          },
          {
            key: 'measured',
            title: t('portal-people:released.measured'),
            cell: ({ measuredAt }) => format.day(measuredAt),
          },
          { key: 'purpose', title: t('portal-people:released.purpose'), cell: ({ purpose }) => purpose },
          { key: 'until', title: t('portal-people:released.until'), cell: ({ until }) => format.day(until) },
        ]}
      />
    </Layout>
  );
}

interface ReleasedResultProps extends Omit<ReleasedProps, 'rows'> {
  readonly released: ReleasedResult;
  readonly result: ResultView;
}

/** One released result, as the person let HR see it: no answers, no earlier results. */
export function ReleasedResultPage({ page, desk, released, result }: ReleasedResultProps): VNode {
  const { t, locale, format } = page;
  const who = personOf(page, released.person);
  return (
    <Layout page={page} title={t('portal-people:released.one', { who })} wide>
      <Description
        items={[
          { key: t('portal-people:released.post'), value: inLocale(released.profileTitle, locale) },
          { key: t('portal-people:released.measured'), value: format.day(released.measuredAt) },
          { key: t('portal-people:released.purpose'), value: released.purpose },
          { key: t('portal-people:released.until'), value: format.day(released.until) },
        ]}
      />
      <Text>{t('portal-people:released.rules')}</Text>
      <Table
        caption={t('portal-people:released.competencies')}
        rows={result.competencies}
        rowKey={({ competence }) => competence}
        empty=""
        columns={[
          {
            key: 'competence',
            title: t('portal-people:released.competence'),
            cell: ({ competence, title }) => `${competence} ${inLocale(title, locale)}`,
          },
          { key: 'level', title: t('portal-people:released.level'), cell: (one) => levelInWords(page, one) },
          { key: 'estimate', title: t('portal-people:released.estimate'), cell: (one) => estimateInWords(page, one) },
          { key: 'rests', title: t('portal-people:released.restsOn'), cell: (one) => restsOnInWords(page, one) },
        ]}
      />
      <LinkButton kind="tertiary" label={t('portal-people:released.back')} href={atDesk('/hr/results', desk)} />
    </Layout>
  );
}

import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { ProfileImpact } from '../../matching/index.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { PublishSheet } from './sheets.service.js';

interface PublishProps {
  readonly page: PageContext;
  readonly sheet: PublishSheet;
}

type Row = ProfileImpact['requirements'][number];

/** Before a draft is published: what that would change for persons, in counts that name nobody. */
export function PublishPage({ page, sheet: { profile, names, impact } }: PublishProps): VNode {
  const { t, locale, format } = page;
  const count = (value: number | null): string =>
    value === null ? t('portal-profiles:impact.tooFew', { size: impact.minimumSize }) : format.count(value);
  const level = (value: number | null): string =>
    value === null ? t('portal-profiles:impact.notAsked') : format.count(value);
  const column = (key: 'before' | 'after', cell: (row: Row) => string) => {
    return { key, title: t(`portal-profiles:impact.${key}`), cell };
  };
  const counted = (key: 'measured' | 'keep' | 'gain' | 'lose') => {
    return { key, title: t(`portal-profiles:impact.${key}`), numeric: true, cell: (row: Row) => count(row[key]) };
  };
  const dates = { from: format.day(impact.period.from), to: format.day(impact.period.to) };
  const replaces = impact.comparedWith !== null;
  return (
    <Layout page={page} title={t('portal-profiles:impact.title', { title: inLocale(profile.title, locale) })} wide>
      <Text>{t(`portal-profiles:impact.${replaces ? 'replaces' : 'first'}`)}</Text>
      <Text>{t('portal-profiles:impact.lead', dates)}</Text>
      <Table<Row>
        caption={t('portal-profiles:impact.caption')}
        rows={impact.requirements}
        rowKey={({ competence }) => competence}
        empty={<Text>{t('portal-profiles:profile.empty')}</Text>}
        columns={[
          {
            key: 'competence',
            title: t('portal-profiles:competence'),
            cell: ({ competence }) => `${competence} ${names.title(competence, locale)}`,
          },
          column('before', ({ before }) => level(before)),
          column('after', ({ after }) => level(after)),
          ...(['gain', 'lose', 'keep', 'measured'] as const).map(counted),
        ]}
      />
      <Text muted>{t('portal-profiles:impact.rule', { size: impact.minimumSize })}</Text>
      <form method="post" action={`/admin/profiles/${profile.id}/publish`}>
        <div class="row">
          <Submit label={t('portal-profiles:impact.publish')} />
          <LinkButton
            kind="secondary"
            label={t('portal-profiles:impact.back')}
            href={`/admin/profiles/${profile.id}`}
          />
        </div>
      </form>
    </Layout>
  );
}

import type { VNode } from 'preact';

import type { Competence, Framework } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { HalfLivesView } from '../../matching/index.js';
import { Alert, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

export interface AgeingProps {
  readonly page: PageContext;
  readonly framework: Framework;
  readonly competencies: readonly Competence[];
  /** What is kept now. */
  readonly kept: HalfLivesView;
  /** What the form says: days as they were typed, by competence; the empty key is the default. */
  readonly typed: ReadonlyMap<string, string>;
  /** Code of the problem that kept the form from being saved. */
  readonly problem?: string;
}

/** How fast evidence ages: one number for all, others where a competence changes faster or slower. */
export function AgeingPage(props: AgeingProps): VNode {
  const { page, framework, kept, typed, problem } = props;
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-profiles:ageing.title', { count: kept.defaultDays })} wide>
      {problem !== undefined && (
        <Alert kind="danger" takesFocus title={t(`problems:${problem}.title`)}>
          <Text>
            {t(problem === 'edited-meanwhile' ? 'portal-profiles:ageing.conflict' : `problems:${problem}.help`)}
          </Text>
        </Alert>
      )}
      <Text>{t('portal-profiles:ageing.lead', { vocabulary: kept.vocabulary })}</Text>
      <form method="post" action={`/admin/profiles/ageing/${framework.id}`}>
        <input type="hidden" name="revision" value={kept.revision} />
        <Input
          id="days"
          type="number"
          label={t('portal-profiles:ageing.default')}
          hint={t('portal-profiles:ageing.hint')}
          value={typed.get('') ?? ''}
          min={30}
          max={36500}
          required
        />
        <CompetenceTable {...props} />
        <div class="row">
          <Submit label={t('portal-profiles:ageing.save')} />
          <LinkButton kind="secondary" label={t('portal-profiles:profile.all')} href="/admin/profiles" />
        </div>
      </form>
    </Layout>
  );
}

function CompetenceTable({ page, competencies, kept, typed }: AgeingProps): VNode {
  const { t, locale, format } = page;
  return (
    <Table<Competence>
      caption={t('portal-profiles:ageing.caption')}
      rows={competencies}
      rowKey={({ code }) => code}
      empty={<Text>{t('portal-profiles:ageing.empty')}</Text>}
      columns={[
        {
          key: 'competence',
          title: t('portal-profiles:competence'),
          cell: ({ code, title }) => <label for={`days-${code}`}>{`${code} ${inLocale(title, locale)}`}</label>,
        },
        {
          key: 'days',
          title: t('portal-profiles:ageing.days'),
          cell: ({ code }) => (
            <input
              class="kern-form-input__input"
              type="number"
              id={`days-${code}`}
              name={`days-${code}`}
              value={typed.get(code) ?? ''}
              min={30}
              max={36500}
            />
          ),
        },
        {
          key: 'now',
          title: t('portal-profiles:ageing.now'),
          numeric: true,
          cell: ({ code }) => format.count(kept.competencies[code] ?? kept.defaultDays),
        },
      ]}
    />
  );
}

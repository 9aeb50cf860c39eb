import type { VNode } from 'preact';

import type { Framework, FrameworkDraftSummary } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { draftPath, frameworkPath } from './paths.js';

interface FrameworksProps {
  readonly page: PageContext;
  readonly frameworks: readonly Framework[];
  readonly drafts: readonly FrameworkDraftSummary[];
}

/** The frameworks that profiles, questions and courses speak of. */
export function FrameworksPage({ page, frameworks, drafts }: FrameworksProps): VNode {
  const { t, locale, format } = page;
  const name = (key: string) => t(`portal-frameworks:columns.${key}`);
  return (
    <Layout page={page} title={t('portal-frameworks:title', { count: frameworks.length })} wide>
      <Text>{t('portal-frameworks:lead')}</Text>
      <Text>{t('portal-frameworks:preview')}</Text>
      <LinkButton kind="secondary" label={t('portal-frameworks:import')} href="/admin/imports?kind=framework" />
      <Table<Framework>
        caption={t('portal-frameworks:caption')}
        rows={frameworks}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-frameworks:empty')}</Text>}
        columns={[
          {
            key: 'title',
            title: name('title'),
            cell: ({ id, title, edition }) => (
              <a class="kern-link" href={`/admin/frameworks/${id}`}>
                {`${inLocale(title, locale)} (${edition})`}
              </a>
            ),
          },
          ...(['areas', 'competencies', 'levels'] as const).map((part) => ({
            ...{ key: part, title: name(part), numeric: true },
            cell: ({ counts }: Framework) => format.count(counts[part]),
          })),
          {
            key: 'draft',
            title: name('draft'),
            cell: (framework) => <NextEdition page={page} {...{ frameworks, framework, drafts }} />,
          },
          { key: 'licence', title: name('licence'), cell: ({ licence }) => licence },
          { key: 'updated', title: name('updated'), cell: ({ updatedAt }) => format.day(updatedAt) },
        ]}
      />
    </Layout>
  );
}

/** Of the newest edition of each framework: the draft of the next one, or how it is begun. */
function NextEdition(props: FrameworksProps & { readonly framework: Framework }): VNode {
  const { page, frameworks, drafts, framework } = props;
  const { id, code } = framework;
  if (frameworks.find((one) => one.code === code)?.id !== id) return <>–</>;
  const draft = drafts.find((one) => one.code === code);
  return draft === undefined ? (
    <Link href={`${frameworkPath(id)}/next-edition`}>{page.t('portal-frameworks:one.next')}</Link>
  ) : (
    <Link href={draftPath(draft.id)}>{page.t('portal-frameworks:one.toDraft', { edition: draft.edition })}</Link>
  );
}

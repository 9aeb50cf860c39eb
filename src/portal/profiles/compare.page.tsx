import type { VNode } from 'preact';

import { differs } from '../../profiles/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { DifferenceTable } from './differences.page.js';
import { nameOf } from './profile.page.js';
import type { ComparisonSheet } from './sheets.service.js';

interface CompareProps {
  readonly page: PageContext;
  readonly sheet: ComparisonSheet;
}

/** Two profiles beside each other: first in what they differ, then what both ask alike. */
export function ComparePage({ page, sheet: { comparison, names, lines } }: CompareProps): VNode {
  const { t } = page;
  const { a, b, fields, requirements } = comparison;
  const other = new Set(requirements.filter(differs).map(({ competence }) => competence));
  const different = lines.filter(({ competence }) => competence === null || other.has(competence));
  const alike = lines.filter((line) => !different.includes(line));
  const titles = [nameOf(page, a), nameOf(page, b)] as const;
  const count = fields.length + other.size;
  return (
    <Layout page={page} title={t('portal-profiles:compare.title', { count })} wide>
      <Text>{t('portal-profiles:compare.lead', { a: titles[0], b: titles[1] })}</Text>
      <DifferenceTable
        {...{ page, names, titles }}
        differences={different}
        caption={t('portal-profiles:compare.different')}
        same={t('portal-profiles:compare.same')}
      />
      {alike.length > 0 && (
        <DifferenceTable
          {...{ page, names, titles }}
          differences={alike}
          caption={t('portal-profiles:compare.alike')}
          same=""
        />
      )}
      <div class="row">
        <LinkButton kind="secondary" label={titles[0]} href={`/admin/profiles/${a.id}`} />
        <LinkButton kind="secondary" label={titles[1]} href={`/admin/profiles/${b.id}`} />
      </div>
    </Layout>
  );
}

import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Requirement } from '../../profiles/index.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { ProfileSheet } from './profiles.service.js';

interface ProfileProps {
  readonly page: PageContext;
  readonly sheet: ProfileSheet;
}

/** What a post asks for; a draft can be published here. */
export function ProfilePage({ page, sheet }: ProfileProps): VNode {
  const { t, locale } = page;
  const { id, title, summary, state, version } = sheet.profile;
  return (
    <Layout page={page} title={t(`portal-admin:profile.titles.${state}`, { title: inLocale(title, locale) })} wide>
      <Text>{inLocale(summary, locale)}</Text>
      <RequirementTable page={page} sheet={sheet} />
      {state === 'draft' && (
        <section aria-labelledby="publish">
          <h2 class="kern-heading-medium" id="publish">
            {t('portal-admin:profile.publish')}
          </h2>
          <Text>{t(version > 1 ? 'portal-admin:profile.publishReplaces' : 'portal-admin:profile.publishFirst')}</Text>
          <form method="post" action={`/admin/profiles/${id}/publish`}>
            <Submit label={t('portal-admin:profile.publishNow')} />
          </form>
        </section>
      )}
      <LinkButton kind="secondary" label={t('portal-admin:profile.all')} href="/admin/profiles" />
    </Layout>
  );
}

function RequirementTable({ page, sheet: { profile, competences } }: ProfileProps): VNode {
  const { t, locale, format } = page;
  const nameOf = (code: string) => {
    const known = competences.get(code);
    return known === undefined ? code : `${code} ${inLocale(known.title, locale)}`;
  };
  return (
    <Table<Requirement>
      caption={t('portal-admin:profile.caption')}
      rows={profile.requirements}
      rowKey={({ competence }) => competence}
      empty={<Text>{t('portal-admin:profile.empty')}</Text>}
      columns={[
        {
          key: 'competence',
          title: t('portal-admin:profile.competence'),
          cell: ({ competence }) => nameOf(competence),
        },
        {
          key: 'minimum',
          title: t('portal-admin:profile.minimum'),
          numeric: true,
          cell: ({ minimum }) => format.count(minimum),
        },
        {
          key: 'maximum',
          title: t('portal-admin:profile.maximum'),
          numeric: true,
          cell: ({ maximum }) => (maximum === null ? '–' : format.count(maximum)),
        },
        {
          key: 'weight',
          title: t('portal-admin:profile.weight'),
          numeric: true,
          cell: ({ weight }) => format.count(weight),
        },
        {
          key: 'essential',
          title: t('portal-admin:profile.need'),
          cell: ({ essential }) => t(`portal-admin:profile.${essential ? 'essential' : 'desirable'}`),
        },
      ]}
    />
  );
}

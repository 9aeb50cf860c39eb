import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { ProfileSummary, Requirement } from '../../profiles/index.js';
import { HistoryLink } from '../audit/history-link.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { Actions, NewerEdition } from './profile-actions.js';
import { RequirementBar } from './requirement-bar.js';
import type { ProfileSheet } from './sheets.service.js';

interface ProfileProps {
  readonly page: PageContext;
  readonly sheet: ProfileSheet;
}

const HERE = '/admin/profiles';

/** What a post asks for, and what can be done with this version. */
export function ProfilePage({ page, sheet }: ProfileProps): VNode {
  const { t, locale, format } = page;
  const { title, summary, state, code, version, domain, group, careerLevel, updatedAt } = sheet.profile;
  const values = { code, version, day: format.day(updatedAt) };
  return (
    <Layout page={page} title={t(`portal-profiles:profile.titles.${state}`, { title: inLocale(title, locale) })} wide>
      <Text>{inLocale(summary, locale)}</Text>
      <Text muted>{t('portal-profiles:profile.facts', values)}</Text>
      <Text muted>
        {[
          t(`portal-profiles:domain.${domain}`),
          t(`portal-profiles:group.${group}`),
          t(`portal-profiles:careerLevel.${careerLevel}`),
        ].join(' · ')}
      </Text>
      <NewerEdition page={page} sheet={sheet} />
      <Actions page={page} sheet={sheet} />
      <RequirementTable page={page} sheet={sheet} />
      <Beside page={page} sheet={sheet} />
      <HistoryLink page={page} about={{ subject: sheet.profile.id }} />
      <Versions page={page} sheet={sheet} />
      <LinkButton kind="secondary" label={t('portal-profiles:profile.all')} href={HERE} />
    </Layout>
  );
}

function RequirementTable({ page, sheet: { profile, names } }: ProfileProps): VNode {
  const { t, locale, format } = page;
  const title = (key: string) => t(`portal-profiles:${key}`);
  return (
    <Table<Requirement>
      caption={t('portal-profiles:profile.caption')}
      rows={profile.requirements}
      rowKey={({ competence }) => competence}
      empty={<Text>{t('portal-profiles:profile.empty')}</Text>}
      columns={[
        {
          key: 'competence',
          title: title('competence'),
          cell: ({ competence }) => `${competence} ${names.title(competence, locale)}`,
        },
        {
          key: 'minimum',
          title: title('minimum'),
          cell: ({ competence, minimum }) => (
            <>
              {format.count(minimum)}
              <span class="cell-note">{names.meaning(competence, minimum, locale)}</span>
            </>
          ),
        },
        {
          key: 'picture',
          title: title('picture'),
          cell: (requirement) => <RequirementBar page={page} requirement={requirement} levels={names.levels.length} />,
        },
        {
          key: 'maximum',
          title: title('maximum'),
          numeric: true,
          cell: ({ maximum }) => (maximum === null ? '–' : format.count(maximum)),
        },
        { key: 'weight', title: title('weight'), numeric: true, cell: ({ weight }) => format.count(weight) },
        {
          key: 'need',
          title: title('need'),
          cell: ({ essential }) => t(`portal-profiles:${essential ? 'essential' : 'desirable'}`),
        },
        { key: 'alternative', title: title('alternative'), cell: ({ alternative }) => alternative ?? '–' },
      ]}
    />
  );
}

/** Set it beside another one, or begin another post with it. */
function Beside({ page, sheet: { profile, others } }: ProfileProps): VNode {
  const { t } = page;
  return (
    <section aria-labelledby="beside">
      <h2 class="kern-heading-medium" id="beside">
        {t('portal-profiles:profile.beside')}
      </h2>
      {others.length > 0 && (
        <form method="get" action={`${HERE}/compare`} class="row">
          <input type="hidden" name="a" value={profile.id} />
          <Select
            id="b"
            label={t('portal-profiles:profile.compareWith')}
            options={others.map((other) => ({ value: other.id, label: nameOf(page, other) }))}
          />
          <Submit kind="secondary" label={t('portal-profiles:profile.compare')} />
        </form>
      )}
      <form method="post" action={`${HERE}/${profile.id}/copy`} class="row">
        <Input
          id="code"
          label={t('portal-profiles:profile.newCode')}
          hint={t('portal-profiles:editor.codeHint')}
          maxLength={60}
          required
        />
        <Submit kind="secondary" label={t('portal-profiles:profile.copy')} />
      </form>
    </section>
  );
}

function Versions({ page, sheet: { profile, versions } }: ProfileProps): VNode | null {
  const { t, format } = page;
  if (versions.length < 2) return null;
  return (
    <Table<ProfileSummary>
      caption={t('portal-profiles:profile.versions')}
      rows={versions}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        {
          key: 'version',
          title: t('portal-profiles:version'),
          cell: ({ id, version }) =>
            id === profile.id ? (
              t('portal-profiles:profile.thisVersion', { version })
            ) : (
              <a class="kern-link" href={`${HERE}/${id}`}>
                {t('portal-profiles:profile.oneVersion', { version })}
              </a>
            ),
        },
        { key: 'state', title: t('portal-profiles:state'), cell: ({ state }) => t(`portal-profiles:states.${state}`) },
        { key: 'changed', title: t('portal-profiles:changed'), cell: ({ updatedAt }) => format.day(updatedAt) },
      ]}
    />
  );
}

/** "Bürgerbüro, Fassung 2 (Entwurf)": versions of one post have one title. */
export function nameOf({ t, locale }: PageContext, { title, version, state }: ProfileSummary): string {
  return t('portal-profiles:name', {
    title: inLocale(title, locale),
    version,
    state: t(`portal-profiles:states.${state}`),
  });
}

import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Page } from '../../platform/http/pagination.js';
import {
  CAREER_LEVELS,
  PROFILE_DOMAINS,
  PROFILE_GROUPS,
  PROFILE_SORTS,
  PROFILE_STATES,
  type ProfileSort,
  type ProfileSummary,
} from '../../profiles/index.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { ProfilesForm } from './profiles.dto.js';

export interface ProfilesProps {
  readonly page: PageContext;
  readonly form: ProfilesForm;
  readonly list: Page<ProfileSummary>;
  /** Drafts among all profiles. */
  readonly drafts: number;
  /** All versions of all profiles. */
  readonly total: number;
}

const HERE = '/admin/profiles';
const FACETS = {
  domain: PROFILE_DOMAINS,
  group: PROFILE_GROUPS,
  careerLevel: CAREER_LEVELS,
  state: PROFILE_STATES,
} as const;

/** Profiles of posts for those who keep them. */
export function ProfilesPage({ page, form, list, drafts, total }: ProfilesProps): VNode {
  const { t } = page;
  const title = total === 0 ? 'none' : drafts === 0 ? 'allPublished' : 'drafts';
  return (
    <Layout page={page} title={t(`portal-profiles:list.${title}`, { count: drafts })} wide>
      <Text>{t('portal-profiles:list.lead')}</Text>
      <div class="row">
        <LinkButton label={t('portal-profiles:list.new')} href={`${HERE}/new`} />
        <LinkButton kind="secondary" label={t('portal-profiles:list.import')} href="/admin/imports" />
        <LinkButton kind="tertiary" label={t('portal-profiles:list.ageing')} href={`${HERE}/ageing`} />
      </div>
      <Search page={page} form={form} />
      <SortLinks page={page} form={form} />
      <ProfileTable page={page} profiles={list.items} none={total === 0} />
      {list.next !== null && (
        <LinkButton
          kind="secondary"
          label={t('portal-profiles:list.next')}
          href={addressOf({ ...form, cursor: list.next })}
        />
      )}
      {total > 0 && <Exports page={page} />}
    </Layout>
  );
}

function Search({ page: { t }, form }: Pick<ProfilesProps, 'page' | 'form'>): VNode {
  const facets = Object.entries(FACETS) as [keyof typeof FACETS, readonly string[]][];
  return (
    <form method="get" action={HERE} role="search">
      <div class="row">
        <Input id="search" type="search" label={t('portal-profiles:list.search')} value={form.search} maxLength={100} />
        {facets.map(([facet, values]) => (
          <Select
            key={facet}
            id={facet}
            label={t(`portal-profiles:facets.${facet}`)}
            options={[
              { value: '', label: t('portal-profiles:list.every') },
              ...values.map((value) => ({
                value,
                label: t(`portal-profiles:${facet === 'state' ? 'states' : facet}.${value}`),
              })),
            ]}
            value={form[facet] ?? ''}
          />
        ))}
        {form.sort !== undefined && <input type="hidden" name="sort" value={form.sort} />}
        <Submit kind="secondary" label={t('portal-profiles:list.show')} />
        <LinkButton kind="tertiary" label={t('portal-profiles:list.reset')} href={HERE} />
      </div>
    </form>
  );
}

function SortLinks({ page: { t }, form }: Pick<ProfilesProps, 'page' | 'form'>): VNode {
  const chosen: ProfileSort = form.sort ?? 'code';
  return (
    <nav aria-label={t('portal-profiles:list.sort')} class="row">
      <span>{t('portal-profiles:list.sort')}:</span>
      {PROFILE_SORTS.map((sort) => (
        <a
          key={sort}
          class="kern-link"
          href={addressOf({ ...form, sort, cursor: undefined })}
          {...(sort === chosen && { 'aria-current': 'true' as const })}
        >
          {t(`portal-profiles:list.sorts.${sort}`)}
        </a>
      ))}
    </nav>
  );
}

interface ProfileTableProps {
  readonly page: PageContext;
  readonly profiles: readonly ProfileSummary[];
  readonly none: boolean;
}

function ProfileTable({ page, profiles, none }: ProfileTableProps): VNode {
  const { t, locale, format } = page;
  return (
    <Table<ProfileSummary>
      caption={t('portal-profiles:list.caption')}
      rows={profiles}
      rowKey={({ id }) => id}
      empty={<Text>{t(`portal-profiles:list.${none ? 'empty' : 'notFound'}`)}</Text>}
      columns={[
        {
          key: 'title',
          title: t('portal-profiles:post'),
          cell: ({ id, title }) => (
            <a class="kern-link" href={`${HERE}/${id}`}>
              {inLocale(title, locale)}
            </a>
          ),
        },
        { key: 'code', title: t('portal-profiles:code'), cell: ({ code }) => code },
        {
          key: 'facets',
          title: t('portal-profiles:facets.domain'),
          cell: ({ domain, careerLevel }) =>
            `${t(`portal-profiles:domain.${domain}`)}, ${t(`portal-profiles:careerLevel.${careerLevel}`)}`,
        },
        {
          key: 'version',
          title: t('portal-profiles:version'),
          numeric: true,
          cell: ({ version }) => format.count(version),
        },
        { key: 'state', title: t('portal-profiles:state'), cell: ({ state }) => t(`portal-profiles:states.${state}`) },
        { key: 'changed', title: t('portal-profiles:changed'), cell: ({ updatedAt }) => format.day(updatedAt) },
      ]}
    />
  );
}

function Exports({ page: { t } }: Pick<ProfilesProps, 'page'>): VNode {
  return (
    <div class="row">
      {(['csv', 'json', 'case'] as const).map((format) => (
        <LinkButton
          key={format}
          kind="tertiary"
          label={t(`portal-profiles:list.exports.${format}`)}
          href={`${HERE}/export?format=${format}`}
        />
      ))}
    </div>
  );
}

function addressOf(form: ProfilesForm): string {
  const { done: _, ...rest } = form;
  const given = Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return given.length === 0 ? HERE : `${HERE}?${new URLSearchParams(given).toString()}`;
}

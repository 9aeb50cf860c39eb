import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Profile } from '../../profiles/index.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { levelWords, SameWorkplace, WorkplaceSwitch } from './parts.js';
import { PostHelper } from './post-helper.js';
import { CAREER_LEVELS, DOMAINS, GROUPS } from './post.dto.js';
import type { PostChoice, PostSearch } from './post.service.js';

interface PostPageProps {
  readonly page: PageContext;
  readonly choice: PostChoice;
}

const SHOWN_REQUIREMENTS = 3;

export function PostPage({ page, choice }: PostPageProps): VNode {
  const { t, locale } = page;
  const { chosen, profiles, workplaces, next, search, isWidened } = choice;
  const title =
    chosen === null
      ? t('portal-employee:post.titleOpen')
      : t('portal-employee:post.titleChosen', { post: inLocale(chosen.title, locale) });
  return (
    <Layout page={page} title={title}>
      <Text>{t('portal-employee:post.lead')}</Text>
      <WorkplaceSwitch page={page} workplaces={workplaces} action="/post" />
      <SearchForm page={page} search={search} />
      <PostHelper page={page} search={search} />
      {isWidened && <Text>{t('portal-employee:post.unsure.widened')}</Text>}
      <Text muted>{t('portal-employee:post.found', { count: profiles.length })}</Text>
      {profiles.length === 0 && (
        <section class="empty">
          <Text>{t('portal-employee:post.empty')}</Text>
          <LinkButton label={t('portal-employee:post.all')} href="/post" kind="secondary" />
        </section>
      )}
      {profiles.map((profile) => (
        <PostCard key={profile.id} page={page} choice={choice} profile={profile} />
      ))}
      {next !== null && <LinkButton label={t('portal-employee:more')} href={nextPage(search, next)} kind="secondary" />}
    </Layout>
  );
}

function SearchForm({ page: { t }, search }: { readonly page: PageContext; readonly search: PostSearch }): VNode {
  const facet = (id: 'domain' | 'group' | 'careerLevel', values: readonly string[]) => (
    <Select
      id={id}
      label={t(`portal-employee:post.${id}.label`)}
      options={[
        { value: '', label: t('portal-employee:post.any') },
        ...values.map((value) => ({ value, label: t(`portal-employee:post.${id}.${value}`) })),
      ]}
      value={search[id]}
    />
  );
  return (
    <form method="get" action="/post" role="search" aria-label={t('portal-employee:post.searchLabel')}>
      {search.municipalityId !== undefined && (
        <input type="hidden" name="municipalityId" value={search.municipalityId} />
      )}
      <Input
        id="search"
        type="search"
        label={t('portal-employee:post.search')}
        hint={t('portal-employee:post.searchHint')}
        value={search.search}
        maxLength={100}
      />
      <div class="row">
        {facet('domain', DOMAINS)}
        {facet('group', GROUPS)}
        {facet('careerLevel', CAREER_LEVELS)}
      </div>
      <Submit label={t('portal-employee:post.find')} kind="secondary" />
    </form>
  );
}

function PostCard({ page, choice, profile }: PostPageProps & { readonly profile: Profile }): VNode {
  const { t, locale } = page;
  const title = inLocale(profile.title, locale);
  const isChosen = choice.chosen?.code === profile.code;
  return (
    <div class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <h2 class="kern-title">{title}</h2>
        <Text>{inLocale(profile.summary, locale)}</Text>
        <Text muted>
          {[
            t(`portal-employee:post.domain.${profile.domain}`),
            t(`portal-employee:post.group.${profile.group}`),
            t(`portal-employee:post.careerLevel.${profile.careerLevel}`),
          ].join(' · ')}
        </Text>
        <MostImportant page={page} choice={choice} profile={profile} />
        {isChosen ? (
          <p class="kern-body kern-body--bold">{t('portal-employee:post.isChosen')}</p>
        ) : (
          <form method="post" action="/post">
            <SameWorkplace workplaces={choice.workplaces} />
            <input type="hidden" name="profileId" value={profile.id} />
            <Submit label={t('portal-employee:post.choose')} about={title} />
          </form>
        )}
      </div>
    </div>
  );
}

function MostImportant({ page, choice, profile }: PostPageProps & { readonly profile: Profile }): VNode | null {
  const names = choice.names.get(profile.frameworkId);
  if (names === undefined) return null;
  const important = [...profile.requirements]
    .sort((x, y) => Number(y.essential) - Number(x.essential) || y.weight - x.weight)
    .slice(0, SHOWN_REQUIREMENTS);
  return (
    <div>
      <p class="kern-body kern-body--bold">{page.t('portal-employee:post.important')}</p>
      <ul class="bullets kern-body">
        {important.map(({ competence, minimum }) => (
          <li key={competence}>
            {names.title(competence, page.locale)} – {levelWords(page, names, minimum)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function nextPage({ search, domain, group, careerLevel, unsure, municipalityId }: PostSearch, cursor: string): string {
  const filled = Object.entries({ search, domain, group, careerLevel, unsure, municipalityId, cursor }).flatMap(
    ([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]),
  );
  return `/post?${new URLSearchParams(filled).toString()}`;
}

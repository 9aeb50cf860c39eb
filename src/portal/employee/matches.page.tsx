import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { MatchList, MatchView } from '../../matching/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Heading, Link } from './parts.js';

interface MatchesPageProps {
  readonly page: PageContext;
  readonly matches: MatchList;
}

export function MatchesPage({ page, matches }: MatchesPageProps): VNode {
  const { t, locale } = page;
  const enough = matches.items.filter(({ fit }) => fit !== null);
  const thin = matches.thinlyCovered.filter(({ fit }) => fit !== null);
  const [best] = enough;
  if (enough.length + thin.length === 0) {
    return (
      <Layout page={page} title={t('portal-employee:matches.titleNothing')}>
        <Text>{t('portal-employee:matches.nothing')}</Text>
        <LinkButton label={t('portal-employee:matches.toCheck')} href="/check" />
      </Layout>
    );
  }
  const title =
    best === undefined
      ? t('portal-employee:matches.titleThin')
      : t('portal-employee:matches.title', { post: inLocale(best.title, locale) });
  return (
    <Layout page={page} title={title}>
      <Text>{t('portal-employee:matches.lead')}</Text>
      {enough.length > 0 && (
        <section>
          <Heading>{t('portal-employee:matches.enough')}</Heading>
          <List page={page} matches={enough} />
        </section>
      )}
      {thin.length > 0 && (
        <section>
          <Heading>{t('portal-employee:matches.thin')}</Heading>
          <Text>{t('portal-employee:matches.thinLead')}</Text>
          <List page={page} matches={thin} />
        </section>
      )}
      <Text>
        <Link href="/post">{t('portal-employee:matches.toPosts')}</Link>
      </Text>
    </Layout>
  );
}

interface ListProps {
  readonly page: PageContext;
  readonly matches: readonly MatchView[];
}

function List({ page, matches }: ListProps): VNode {
  const { t, locale, format } = page;
  return (
    <ul class="plain-list entries">
      {matches.map(({ profileId, title, fit, coverage, requirements }) => {
        const count = (status: string) => requirements.filter((one) => one.status === status).length;
        return (
          <li key={profileId}>
            <h3 class="kern-title">{inLocale(title, locale)}</h3>
            <Text>
              {t('portal-employee:matches.sentence', {
                fit: format.percent(fit ?? 0),
                coverage: format.percent(coverage),
              })}
            </Text>
            <Text muted>
              {t('portal-employee:matches.missing', {
                met: count('met'),
                gap: count('gap'),
                open: count('open'),
                unmeasured: count('not-measured'),
              })}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}

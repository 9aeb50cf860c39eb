import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { MatchStatus, MatchView } from '../../matching/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { MatchesData } from './matches.service.js';
import type { Names } from './names.js';
import { Heading, Link } from './parts.js';

interface MatchesPageProps {
  readonly page: PageContext;
  readonly data: MatchesData;
}

/** Every published post against what is known of the person, best first; what is thinly measured apart. */
export function MatchesPage({ page, data }: MatchesPageProps): VNode {
  const { t, locale } = page;
  const { matches, names } = data;
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
          <List page={page} matches={enough} names={names} />
        </section>
      )}
      {thin.length > 0 && (
        <section>
          <Heading>{t('portal-employee:matches.thin')}</Heading>
          <Text>{t('portal-employee:matches.thinLead')}</Text>
          <List page={page} matches={thin} names={names} />
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
  readonly names: MatchesData['names'];
}

function List({ page, matches, names }: ListProps): VNode {
  const { t, locale, format } = page;
  return (
    <ul class="plain-list entries">
      {matches.map((match) => {
        const { profileId, title, fit, coverage } = match;
        return (
          <li key={profileId}>
            <h3 class="kern-title">
              <Link href={`/matches/${profileId}`}>{inLocale(title, locale)}</Link>
            </h3>
            <Text>
              {t('portal-employee:matches.sentence', {
                fit: format.percent(fit ?? 0),
                coverage: format.percent(coverage),
              })}
            </Text>
            {missing(page, match, names.get(match.frameworkId)).map((line) => (
              <Text key={line} muted>
                {line}
              </Text>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** What is missing for the post, by name: a line for each kind that there is. */
function missing({ t, locale }: PageContext, { requirements }: MatchView, names?: Names): readonly string[] {
  const line = (status: MatchStatus): string | null => {
    const codes = requirements.filter((one) => one.status === status && one.counts).map(({ competence }) => competence);
    const titles = codes.map((code) => names?.title(code, locale) ?? code).join(', ');
    return codes.length === 0 ? null : t(`portal-employee:matches.lines.${status}`, { titles });
  };
  const lines = (['gap', 'open', 'not-measured'] as const).map(line).filter((one) => one !== null);
  return lines.length === 0 ? [t('portal-employee:matches.lines.met')] : lines;
}

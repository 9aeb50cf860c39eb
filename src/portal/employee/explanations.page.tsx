import type { VNode } from 'preact';

import type { Explanation } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Explained, outcomeOf } from './explained.js';
import { beginning, inWords } from './number-words.js';
import { Heading } from './parts.js';
import { QuestionMedia } from './question-media.js';
import type { ExplainedResult } from './results.service.js';

interface ExplanationsPageProps {
  readonly page: PageContext;
  readonly explained: ExplainedResult;
}

/** The questions of a check that have a right answer, with what it is and why; for their person only. */
export function ExplanationsPage({ page, explained }: ExplanationsPageProps): VNode {
  const { t, locale, format } = page;
  const { result, names } = explained;
  const keyed = explained.explanations.filter(({ answerKey }) => answerKey !== null);
  const back = <LinkButton label={t('portal-employee:explanations.back')} href={`/results/${result.checkId}`} />;
  if (keyed.length === 0) {
    return (
      <Layout page={page} title={t('portal-employee:explanations.titleNone')}>
        <Text>{t('portal-employee:explanations.none')}</Text>
        {back}
      </Layout>
    );
  }
  return (
    <Layout page={page} title={titleOf(page, keyed)}>
      <Text>{t('portal-employee:explanations.lead', { day: format.day(result.measuredAt) })}</Text>
      {names.byArea(keyed).map(({ area, rows }) => (
        <section key={area.code}>
          <Heading>{inLocale(area.title, locale)}</Heading>
          {rows.map((one) => (
            <article key={one.itemId} class="explanation">
              <h3 class="kern-title">{inLocale(one.text, locale)}</h3>
              <Text muted>
                {t('portal-employee:explanations.on', {
                  competence: names.title(one.competence, locale),
                  outcome: t(`portal-employee:explanations.outcome.${outcomeOf(one)}`),
                })}
              </Text>
              <QuestionMedia page={page} media={one.media} />
              <Explained page={page} explained={one} />
            </article>
          ))}
        </section>
      ))}
      {back}
    </Layout>
  );
}

function titleOf({ t }: PageContext, keyed: readonly Explanation[]): string {
  const right = keyed.filter((one) => one.right === true).length;
  const values = { count: right, some: inWords(t, right), all: inWords(t, keyed.length) };
  return beginning(t(`portal-employee:explanations.title${keyed.length === 1 ? 'One' : ''}`, values));
}

import type { VNode } from 'preact';

import type { AskedQuestion, CheckView } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { AnswerFault } from './answer-form.js';
import { Choices } from './choices.js';
import { Link } from './parts.js';
import { ReplacementForm, type ReplacementRefusal, ReplacementRefused } from './replacement-form.js';

interface QuestionPageProps {
  readonly page: PageContext;
  readonly asked: AskedQuestion;
  readonly fault?: AnswerFault;
  /** Why there is no other question in the place of this one. */
  readonly refused?: ReplacementRefusal;
  /** The person wants to end here and look over what was answered. */
  readonly review?: boolean;
}

/** One question a screen; after the last one what was answered, to be sent; a check that has ended says so. */
export function QuestionPage({ page, asked, fault, refused, review = false }: QuestionPageProps): VNode {
  if (asked.check.state !== 'started') return <EndedPage page={page} asked={asked} />;
  if (asked.question === null || review) return <OverviewPage page={page} asked={asked} />;
  const { t, locale } = page;
  const { check, question, response } = asked;
  const { number, of } = question;
  return (
    <Layout page={page} title={t('portal-employee:question.title', { number, count: of - number })} script="question">
      <ProgressBar page={page} asked={asked} />
      {refused !== undefined && <ReplacementRefused page={page} refused={refused} />}
      <form method="post" action={`/check/${check.id}/answers`}>
        <input type="hidden" name="itemId" value={question.itemId} />
        <input type="hidden" name="kind" value={question.kind} />
        <input type="hidden" name="number" value={number} />
        <Choices
          page={page}
          question={question}
          statement={inLocale(question.text, locale)}
          response={response}
          fault={fault}
        />
        <div class="row">
          <Submit label={t('portal-employee:question.answer')} />
          <button class="kern-btn kern-btn--secondary" type="submit" name="skip" value="yes" formNoValidate>
            <span class="kern-label">{t('portal-employee:question.skip')}</span>
          </button>
        </div>
      </form>
      {question.kind !== 'ordering' && <Keys page={page} count={question.options.length} />}
      <ReplacementForm page={page} checkId={check.id} question={question} />
      <Ways page={page} asked={asked} number={number} />
    </Layout>
  );
}

/** Says by which keys the answers are picked; the script that does it shows this, and heeds who switches it off. */
function Keys({ page: { t }, count }: { readonly page: PageContext; readonly count: number }): VNode {
  return (
    <div id="keys" hidden>
      <Checkbox id="by-keys" label={t('portal-employee:question.keys', { count })} checked />
    </div>
  );
}

function ProgressBar({ page: { t }, asked }: QuestionPageProps): VNode {
  const { answered, share, minutesLeft } = asked.check.progress;
  return (
    <div class="kern-progress question-progress">
      <label class="kern-label" for="progress">
        {t('portal-employee:question.progress', { answered, count: minutesLeft })}
      </label>
      <progress id="progress" value={share} max={1} />
    </div>
  );
}

function Ways({ page: { t }, asked, number }: QuestionPageProps & { readonly number: number }): VNode {
  const { id, next } = asked.check;
  return (
    <ul class="row plain-list kern-body">
      {number > 1 && (
        <li>
          <Link href={`/check/${id}?question=${number - 1}`}>{t('portal-employee:question.previous')}</Link>
        </li>
      )}
      {next?.number !== number && (
        <li>
          <Link href={`/check/${id}`}>
            {t(next === null ? 'portal-employee:question.toOverview' : 'portal-employee:question.toOpen')}
          </Link>
        </li>
      )}
      <li>
        <Link href="/start">{t('portal-employee:question.pause')}</Link>
      </li>
      {asked.check.progress.answered > 0 && next !== null && (
        <li>
          <Link href={`/check/${id}?review=yes`}>{t('portal-employee:question.endHere')}</Link>
        </li>
      )}
    </ul>
  );
}

function OverviewPage({ page, asked }: QuestionPageProps): VNode {
  const { t } = page;
  const { id, progress, next } = asked.check;
  const { answered } = progress;
  const numbers = Array.from({ length: answered }, (_, at) => at + 1);
  const title = next === null ? 'title' : 'titleEarly';
  return (
    <Layout page={page} title={t(`portal-employee:overview.${title}`, { count: answered })}>
      <ProgressBar page={page} asked={asked} />
      {next !== null && <Text>{t('portal-employee:overview.leadEarly')}</Text>}
      <Text>{t('portal-employee:overview.lead')}</Text>
      <form method="post" action={`/check/${id}/submit`}>
        <Submit label={t('portal-employee:overview.submit')} />
      </form>
      <Text>{t('portal-employee:overview.change')}</Text>
      <ul class="row plain-list kern-body">
        {numbers.map((number) => (
          <li key={number}>
            <Link href={`/check/${id}?question=${number}`}>{t('portal-employee:overview.question', { number })}</Link>
          </li>
        ))}
      </ul>
      <ul class="row plain-list kern-body">
        {next !== null && (
          <li>
            <Link href={`/check/${id}`}>{t('portal-employee:question.toOpen')}</Link>
          </li>
        )}
        <li>
          <Link href={`/check/${id}/abandon`}>{t('portal-employee:abandon.link')}</Link>
        </li>
      </ul>
      <Text muted>{t('portal-employee:check.noExam')}</Text>
    </Layout>
  );
}

/** Asks before a check is thrown away. */
export function AbandonPage({ page, check }: { readonly page: PageContext; readonly check: CheckView }): VNode {
  const { t } = page;
  return (
    <Confirmation
      page={page}
      title={t('portal-employee:abandon.title', { count: check.progress.answered })}
      consequences={[t('portal-employee:abandon.follows'), t('portal-employee:abandon.pauseInstead')]}
      action={`/check/${check.id}/abandon`}
      act={t('portal-employee:abandon.act')}
      back={{ label: t('portal-employee:abandon.keep'), href: `/check/${check.id}` }}
    />
  );
}

function EndedPage({ page, asked }: QuestionPageProps): VNode {
  const { t } = page;
  const state = asked.check.state;
  return (
    <Layout page={page} title={t(`portal-employee:ended.${state}`)}>
      <Text>{t('portal-employee:ended.lead')}</Text>
      <LinkButton label={t('portal-employee:ended.again')} href="/check" />
    </Layout>
  );
}

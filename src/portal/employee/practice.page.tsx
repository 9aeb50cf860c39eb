import type { VNode } from 'preact';

import type { PracticeAnswer, PracticeStep } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { AnswerFault } from './answer-form.js';
import { Choices } from './choices.js';
import { Explained, outcomeOf } from './explained.js';
import { atWorkplace, Bullets, Heading, Link, WorkplaceSwitch } from './parts.js';
import type { PracticeStart } from './practice.service.js';
import { QuestionMedia } from './question-media.js';

interface StartProps {
  readonly page: PageContext;
  readonly start: PracticeStart;
}

/** What practising is, and what it is not. */
export function PracticeStartPage({ page, start: { post, workplaces } }: StartProps): VNode {
  const { t, locale } = page;
  const facts = ['explained', 'stored', 'result', 'told'] as const;
  const title =
    post === null
      ? t('portal-employee:practice.titleNoPost')
      : t('portal-employee:practice.title', { post: inLocale(post.title, locale) });
  return (
    <Layout page={page} title={title}>
      <WorkplaceSwitch page={page} workplaces={workplaces} action="/practice" />
      <Text>{t('portal-employee:practice.lead')}</Text>
      <Bullets items={facts.map((fact) => t(`portal-employee:practice.facts.${fact}`))} />
      {post === null ? (
        <Alert kind="info" title={t('portal-employee:practice.needsPost')}>
          <LinkButton label={t('portal-employee:check.choosePost')} href={atWorkplace('/post', workplaces)} />
        </Alert>
      ) : (
        <form method="post" action="/practice">
          <input type="hidden" name="profileId" value={post.id} />
          <Submit label={t('portal-employee:practice.start')} />
        </form>
      )}
      <ToCheck page={page} />
    </Layout>
  );
}

interface StepProps {
  readonly page: PageContext;
  readonly step: PracticeStep;
  readonly fault?: AnswerFault;
}

/** One question; after the last one, that it was the last. */
export function PracticePage({ page, step, fault }: StepProps): VNode {
  const { t, locale } = page;
  const { question, token, progress } = step;
  if (question === null) return <PracticeEndPage page={page} step={step} />;
  const { number, of } = question;
  return (
    <Layout page={page} title={t('portal-employee:practice.question', { number, of })}>
      <Progress page={page} progress={progress} />
      <form method="post" action="/practice/answers">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="itemId" value={question.itemId} />
        <input type="hidden" name="kind" value={question.kind} />
        <input type="hidden" name="number" value={number} />
        <Choices
          page={page}
          question={question}
          statement={inLocale(question.text, locale)}
          response={null}
          fault={fault}
        />
        <div class="row">
          <Submit label={t('portal-employee:practice.answer')} />
          <button class="kern-btn kern-btn--secondary" type="submit" name="skip" value="yes" formNoValidate>
            <span class="kern-label">{t('portal-employee:question.skip')}</span>
          </button>
        </div>
      </form>
      <Text muted>{t('portal-employee:practice.reminder')}</Text>
    </Layout>
  );
}

interface AnsweredProps {
  readonly page: PageContext;
  readonly answered: PracticeAnswer;
}

/** What is to be said about the answer, and the way on. */
export function PracticeAnsweredPage({ page, answered }: AnsweredProps): VNode {
  const { t, locale } = page;
  const { token, progress, next, text, media } = answered;
  return (
    <Layout page={page} title={t(`portal-employee:practice.outcome.${outcomeOf(answered)}`)}>
      <Progress page={page} progress={progress} />
      <Heading>{inLocale(text, locale)}</Heading>
      <QuestionMedia page={page} media={media} />
      <Explained page={page} explained={answered} />
      <form method="post" action="/practice/question">
        <input type="hidden" name="token" value={token} />
        <Submit label={t(next === null ? 'portal-employee:practice.finish' : 'portal-employee:practice.next')} />
      </form>
    </Layout>
  );
}

function PracticeEndPage({ page, step: { progress } }: StepProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-employee:practice.end', { count: progress.answered })}>
      <Text>{t('portal-employee:practice.endLead')}</Text>
      <LinkButton label={t('portal-employee:practice.toCheck')} href="/check" />
      <Link href="/practice">{t('portal-employee:practice.again')}</Link>
    </Layout>
  );
}

function Progress({
  page: { t },
  progress,
}: {
  readonly page: PageContext;
  readonly progress: PracticeStep['progress'];
}): VNode {
  const { answered, total } = progress;
  return (
    <div class="kern-progress question-progress">
      <label class="kern-label" for="progress">
        {t('portal-employee:practice.progress', { answered, total })}
      </label>
      <progress id="progress" value={answered} max={total} />
    </div>
  );
}

function ToCheck({ page: { t } }: { readonly page: PageContext }): VNode {
  return <Link href="/check">{t('portal-employee:practice.toCheck')}</Link>;
}

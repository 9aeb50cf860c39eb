import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { CheckStart } from './check-start.service.js';
import { atWorkplace, Bullets, Link, SameWorkplace, WorkplaceSwitch } from './parts.js';

interface CheckStartProps {
  readonly page: PageContext;
  readonly start: CheckStart;
}

export function CheckStartPage({ page, start }: CheckStartProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={titleOf(page, start)}>
      <WorkplaceSwitch page={page} workplaces={start.workplaces} action="/check" />
      <Obstacle page={page} start={start} />
      <Text>{t('portal-employee:check.lead')}</Text>
      <Bullets
        items={[
          questionsOf(page, start),
          t('portal-employee:check.time'),
          t('portal-employee:check.skip'),
          t('portal-employee:check.private'),
          t('portal-employee:check.noExam'),
        ]}
      />
      {start.agreement !== null && (
        <Text muted>
          {t('portal-employee:check.agreement', {
            reference: start.agreement.reference,
            day: page.format.day(start.agreement.agreedOn),
          })}{' '}
          <Link href={atWorkplace('/agreement', start.workplaces)}>{t('portal-employee:check.readAgreement')}</Link>
        </Text>
      )}
      <Begin page={page} start={start} />
      {start.open === null && (
        <LinkButton
          kind="tertiary"
          label={t('portal-employee:check.practise')}
          href={atWorkplace('/practice', start.workplaces)}
        />
      )}
    </Layout>
  );
}

function titleOf({ t, locale }: PageContext, { post, open, agreement }: CheckStart): string {
  if (open !== null && agreement === null) return t('portal-employee:check.titleRests');
  if (open !== null) return t('portal-employee:check.titleOpen', { ...open.progress });
  if (post === null) return t('portal-employee:check.titleNoPost');
  if (agreement === null) return t('portal-employee:check.titleNoAgreement');
  return t('portal-employee:check.titleReady', { post: inLocale(post.title, locale) });
}

/** How many questions to expect; a number that holds where one can be named. */
function questionsOf({ t }: PageContext, { effort }: CheckStart): string {
  if (effort === null) return t('portal-employee:check.questions');
  const { items: questions, minutes: count, mostItems: most } = effort;
  if (questions === most) return t('portal-employee:check.allQuestions', { questions, count });
  return t('portal-employee:check.aboutQuestions', { questions, count, most });
}

/** What still stands in the way, and what to do about it. */
function Obstacle({ page: { t }, start }: CheckStartProps): VNode | null {
  const { post, agreement, noticeRead, open, workplaces } = start;
  if (post === null) {
    return (
      <Alert kind="info" title={t('portal-employee:check.needsPost')}>
        <LinkButton label={t('portal-employee:check.choosePost')} href={atWorkplace('/post', workplaces)} />
      </Alert>
    );
  }
  if (agreement === null) {
    return (
      <Alert kind="info" title={t('portal-employee:check.needsAgreement', { municipality: workplaces.current.name })}>
        <Text>{t('portal-employee:check.needsAgreementWhy')}</Text>
        {open !== null && <Text>{t('portal-employee:check.rests')}</Text>}
        <Text>{t('portal-employee:check.needsAgreementDo')}</Text>
        <Link href={atWorkplace('/agreement', workplaces)}>{t('portal-employee:check.agreementState')}</Link>
      </Alert>
    );
  }
  if (noticeRead) return null;
  return (
    <Alert kind="info" title={t('portal-employee:check.needsNotice')}>
      <LinkButton label={t('portal-employee:check.readNotice')} href="/notice" />
    </Alert>
  );
}

function Begin({ page: { t }, start }: CheckStartProps): VNode | null {
  const { post, agreement, noticeRead, open, workplaces } = start;
  if (agreement === null) return null;
  if (open !== null) return <LinkButton label={t('portal-employee:check.goOn')} href={`/check/${open.id}`} />;
  if (post === null || !noticeRead) return null;
  return (
    <form method="post" action="/check">
      <SameWorkplace workplaces={workplaces} />
      <input type="hidden" name="profileId" value={post.id} />
      <Submit label={t('portal-employee:check.start')} />
    </form>
  );
}

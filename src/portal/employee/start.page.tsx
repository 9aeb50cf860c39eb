import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { isOpenVoucher, isPendingRequest } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { NextStepCard } from './next-step-card.js';
import { atWorkplace, Heading, Link, WorkplaceSwitch } from './parts.js';
import type { StartData } from './start.service.js';

interface StartPageProps {
  readonly page: PageContext;
  readonly data: StartData;
}

export function StartPage({ page, data }: StartPageProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t(`portal-employee:next.${data.next.kind}.heading`)}>
      <WorkplaceSwitch page={page} workplaces={data.workplaces} action="/start" />
      <NextStepCard page={page} next={data.next} workplaces={data.workplaces} />
      <MyPost page={page} data={data} />
      <MyChecks page={page} data={data} />
      <MyVouchers page={page} data={data} />
    </Layout>
  );
}

function MyPost({ page: { t, locale }, data: { post, workplaces } }: StartPageProps): VNode {
  const href = atWorkplace('/post', workplaces);
  return (
    <section>
      <Heading>{t('portal-employee:start.post')}</Heading>
      <Text>
        {post === null
          ? t('portal-employee:start.noPost', { municipality: workplaces.current.name })
          : t('portal-employee:start.myPost', {
              post: inLocale(post.title, locale),
              municipality: workplaces.current.name,
            })}{' '}
        <Link href={href}>
          {t(post === null ? 'portal-employee:start.choosePost' : 'portal-employee:start.changePost')}
        </Link>
      </Text>
    </section>
  );
}

function MyChecks({ page: { t, locale, format }, data: { check, results } }: StartPageProps): VNode {
  return (
    <section>
      <Heading>{t('portal-employee:start.checks')}</Heading>
      {check === null && results.length === 0 && <Text>{t('portal-employee:start.noChecks')}</Text>}
      <ul class="plain-list kern-body">
        {check !== null && (
          <li>
            <Link href={`/check/${check.id}`}>{t('portal-employee:start.openCheck', { ...check.progress })}</Link>
          </li>
        )}
        {results.map(({ result, post }) => (
          <li key={result.checkId}>
            <Link href={`/results/${result.checkId}`}>
              {t('portal-employee:start.result', {
                day: format.day(result.measuredAt),
                post: inLocale(post.title, locale),
              })}
            </Link>
          </li>
        ))}
      </ul>
      {results.length > 0 && (
        <Text>
          <Link href="/results">{t('portal-employee:start.toResults')}</Link>
        </Text>
      )}
    </section>
  );
}

function MyVouchers({ page: { t, locale }, data: { offers } }: StartPageProps): VNode {
  const vouchers = offers.vouchers.filter(({ state }) => isOpenVoucher(state));
  const requests = offers.requests.filter(({ state }) => isPendingRequest(state));
  const without = t('portal-employee:vouchers.withoutCourse');
  return (
    <section>
      <Heading>{t('portal-employee:start.vouchers')}</Heading>
      {vouchers.length + requests.length === 0 && <Text>{t('portal-employee:start.noVouchers')}</Text>}
      <ul class="plain-list kern-body">
        {vouchers.map(({ id, courseTitle, state }) => (
          <li key={id}>
            {inLocale(courseTitle ?? {}, locale) || without}: {t(`portal-employee:voucherState.${state}`)}
          </li>
        ))}
        {requests.map(({ id, courseTitle, state }) => (
          <li key={id}>
            {inLocale(courseTitle ?? {}, locale) || without}: {t(`portal-employee:requestState.${state}`)}
          </li>
        ))}
      </ul>
      <Text>
        <Link href="/vouchers">{t('portal-employee:start.toVouchers')}</Link>
      </Text>
    </section>
  );
}

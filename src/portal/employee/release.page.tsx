import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Alert, Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Bullets } from './parts.js';
import type { ReleaseChoice } from './results.service.js';

interface ReleasePageProps {
  readonly page: PageContext;
  readonly choice: ReleaseChoice;
}

const FACTS = ['sees', 'neverSees', 'logged', 'revocable'] as const;

/** The step in which a person lets HR see one result: what follows from it, for what, until when, and how it ends. */
export function ReleasePage({ page, choice }: ReleasePageProps): VNode {
  const { t, locale, format } = page;
  const { result, post, released, purposes } = choice;
  const about = { day: format.day(result.measuredAt), post: inLocale(post.title, locale) };
  const title =
    released && result.release !== null
      ? t('portal-employee:release.titleReleased', { day: format.day(result.release.until) })
      : t('portal-employee:release.titlePrivate');
  return (
    <Layout page={page} title={title}>
      <Text>{t('portal-employee:release.about', about)}</Text>
      {purposes.length === 0 ? (
        <Alert kind="info" title={t('portal-employee:release.notAgreed')}>
          <Text>{t('portal-employee:release.notAgreedMeans')}</Text>
        </Alert>
      ) : (
        <Bullets items={FACTS.map((fact) => t(`portal-employee:release.facts.${fact}`))} />
      )}
      {released && <Ending page={page} choice={choice} />}
      {purposes.length > 0 && <Choosing page={page} choice={choice} />}
      <LinkButton label={t('portal-employee:release.back')} href={`/results/${result.checkId}`} kind="tertiary" />
    </Layout>
  );
}

function Ending({ page: { t, format }, choice: { result } }: ReleasePageProps): VNode | null {
  const { release, checkId } = result;
  if (release === null) return null;
  return (
    <form method="post" action={`/results/${checkId}/release/end`}>
      <Text>{t('portal-employee:release.current', { purpose: release.purpose, day: format.day(release.until) })}</Text>
      <Submit label={t('portal-employee:release.end')} />
    </form>
  );
}

function Choosing({ page: { t }, choice }: ReleasePageProps): VNode {
  const { result, purposes, released, today } = choice;
  return (
    <form method="post" action={`/results/${result.checkId}/release`}>
      <Select
        id="purpose"
        label={t('portal-employee:release.purpose')}
        hint={t('portal-employee:release.purposeHint')}
        options={purposes.map((purpose) => ({ value: purpose, label: purpose }))}
        value={result.release?.purpose}
      />
      <Input
        id="until"
        type="date"
        label={t('portal-employee:release.until')}
        hint={t('portal-employee:release.untilHint')}
        value={released ? result.release?.until : undefined}
        min={today}
        required
      />
      <Submit
        label={t(released ? 'portal-employee:release.change' : 'portal-employee:release.submit')}
        kind={released ? 'secondary' : 'primary'}
      />
    </form>
  );
}

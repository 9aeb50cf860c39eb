import type { VNode } from 'preact';

import type { Course } from '../../courses/index.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { CompletionStand } from './completion.service.js';
import { Heading, Link } from './parts.js';

interface CompletionProps {
  readonly page: PageContext;
  readonly course: Pick<Course, 'id' | 'provider'>;
  readonly stand: CompletionStand;
}

/** Completed, claimed, or what to do once it is: by the course platform, or with proof. */
export function CompletionBlock({ page, course, stand }: CompletionProps): VNode {
  const { t, format } = page;
  const { completedAt, claim } = stand;
  if (completedAt !== null) {
    return (
      <Alert kind="success" title={t('portal-exchange:completion.completed', { day: format.moment(completedAt) })}>
        <Text>{t('portal-exchange:completion.claimedOnly')}</Text>
        <Link href="/check">{t('portal-exchange:completion.recheck')}</Link>
      </Alert>
    );
  }
  const waits = claim?.state === 'claimed';
  return (
    <section>
      <Heading>{t('portal-exchange:completion.heading')}</Heading>
      {waits && <Text>{t('portal-exchange:completion.waits', { at: format.moment(claim.claimedAt) })}</Text>}
      {claim?.state === 'declined' && (
        <Text>{t('portal-exchange:completion.declined', { reason: claim.reason ?? '–' })}</Text>
      )}
      {waits ? (
        <form method="post" action={`/courses/${course.id}/completion/withdraw`}>
          <Submit kind="secondary" label={t('portal-exchange:completion.withdraw')} />
        </form>
      ) : (
        <LinkButton
          kind="secondary"
          label={t('portal-exchange:completion.claim')}
          href={`/courses/${course.id}/completion`}
        />
      )}
      <Participant page={page} course={course} stand={stand} />
    </section>
  );
}

function Participant({ page: { t }, course: { id, provider }, stand: { reported } }: CompletionProps): VNode | null {
  if (reported === null) return null;
  const { participantId } = reported;
  return (
    <>
      <Text>{t('portal-exchange:completion.reported', { provider })}</Text>
      {participantId === null ? (
        <form method="post" action={`/courses/${id}/completion/participant`}>
          <Submit kind="tertiary" label={t('portal-exchange:completion.issue')} />
        </form>
      ) : (
        <Text>
          {t('portal-exchange:completion.participant')} <code>{participantId}</code>
        </Text>
      )}
    </>
  );
}

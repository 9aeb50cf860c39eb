import type { VNode } from 'preact';

import type { Mailbox } from '../../platform/mail/outbox.service.js';
import { Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface MailboxProps {
  readonly page: PageContext;
  readonly mailbox: Mailbox;
}

const STATES = ['waiting', 'sending', 'sent', 'kept', 'unclear', 'failed'] as const;

/** The local mailbox: mails that were not sent, because no server is configured, and how the others stand. */
export function MailboxPage({ page, mailbox: { mails, counts, isSending } }: MailboxProps): VNode {
  const { t, format } = page;
  const kept = counts.kept ?? 0;
  const told = STATES.filter((state) => (counts[state] ?? 0) > 0);
  return (
    <Layout page={page} title={t(`portal-admin:mailbox.${isSending ? 'sending' : 'local'}`, { count: kept })}>
      <Text>{t(`portal-admin:mailbox.${isSending ? 'sendingWhat' : 'localWhat'}`)}</Text>
      {told.length > 0 && (
        <>
          <h2 class="kern-heading-medium">{t('portal-admin:mailbox.states')}</h2>
          <Description
            items={told.map((state) => ({
              key: t(`portal-admin:mailbox.state.${state}`),
              value: format.count(counts[state] ?? 0),
            }))}
          />
        </>
      )}
      {mails.length > 0 && <h2 class="kern-heading-medium">{t('portal-admin:mailbox.mails')}</h2>}
      {mails.map(({ id, address, subject, plain, createdAt }) => (
        <details key={id} class="mail kern-body">
          <summary>
            {subject} <span class="cell-note">{`${address}, ${format.moment(createdAt)}`}</span>
          </summary>
          <p class="as-typed">{plain}</p>
        </details>
      ))}
    </Layout>
  );
}

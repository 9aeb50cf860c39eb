import type { VNode } from 'preact';

import { Alert, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';
import type { Operator } from './operator.js';

interface ContactProps {
  readonly page: PageContext;
  readonly operator: Operator;
  /** Subject of a mail that the link begins. */
  readonly subject: string;
}

/** How to reach who runs this; says so where the installation does not know it yet. */
export function Contact({ page: { t }, operator: { address, email, phone }, subject }: ContactProps): VNode {
  if (address === undefined || email === undefined) {
    return (
      <Alert kind="warning" title={t('portal-legal:contact.missing')}>
        <Text>{t('portal-legal:contact.missingText')}</Text>
      </Alert>
    );
  }
  return (
    <Description
      items={[
        { key: t('portal-legal:contact.address'), value: <span class="line">{address.join('\n')}</span> },
        {
          key: t('portal-legal:contact.email'),
          value: (
            <a class="kern-link" href={`mailto:${email}?subject=${encodeURIComponent(subject)}`}>
              {email}
            </a>
          ),
        },
        ...(phone === undefined
          ? []
          : [
              {
                key: t('portal-legal:contact.phone'),
                value: (
                  <a class="kern-link" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                    {phone}
                  </a>
                ),
              },
            ]),
      ]}
    />
  );
}

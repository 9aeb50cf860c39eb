import type { VNode } from 'preact';

import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Contact } from './contact.js';
import type { Operator } from './operator.js';
import { Section } from './section.js';

interface ImprintProps {
  readonly page: PageContext;
  readonly operator: Operator;
}

/** Who answers for this offer (§ 5 DDG), and whom to ask what. */
export function ImprintPage({ page, operator }: ImprintProps): VNode {
  const { t } = page;
  const text = (key: string) => t(`portal-legal:imprint.${key}`);
  return (
    <Layout page={page} title={text('title')}>
      <Section id="operator" title={text('operator')}>
        <Contact page={page} operator={operator} subject={text('subject')} />
      </Section>
      <Section id="whom" title={text('whom')}>
        <ul class="kern-body bullets">
          {['vouchers', 'check', 'account', 'barriers'].map((key) => (
            <li key={key}>{text(`ask.${key}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="software" title={text('software')}>
        <Text>{text('softwareText')}</Text>
      </Section>
    </Layout>
  );
}

import type { VNode } from 'preact';

import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Contact } from './contact.js';
import type { Operator } from './operator.js';
import { Section } from './section.js';

interface AccessibilityProps {
  readonly page: PageContext;
  readonly operator: Operator;
}

/** What the declaration says in this order: BITV 2.0 § 7 with the model of Commission Decision (EU) 2018/1523. */
const CHECKED = ['everyPage', 'keyboard', 'withoutScript', 'looks'] as const;
const LIMITS = ['readers', 'media', 'files'] as const;

/** The declaration of accessibility, with the way to report a barrier and who helps when that leads nowhere. */
export function AccessibilityPage({ page, operator }: AccessibilityProps): VNode {
  const { t } = page;
  const text = (key: string) => t(`portal-legal:accessibility.${key}`);
  return (
    <Layout page={page} title={text('title')}>
      <Text>{text('lead')}</Text>
      <Section id="state" title={text('state')}>
        <Text>{text('stateText')}</Text>
      </Section>
      <Section id="limits" title={text('limits')}>
        <ul class="kern-body bullets">
          {LIMITS.map((key) => (
            <li key={key}>{text(`limit.${key}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="made" title={text('made')}>
        <Text>{text('madeText')}</Text>
        <ul class="kern-body bullets">
          {CHECKED.map((key) => (
            <li key={key}>{text(`check.${key}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="feedback" title={text('feedback')}>
        <Text>{text('feedbackText')}</Text>
        <Contact page={page} operator={operator} subject={text('subject')} />
      </Section>
      <Section id="enforcement" title={text('enforcement')}>
        <Text>{text('enforcementText')}</Text>
      </Section>
    </Layout>
  );
}

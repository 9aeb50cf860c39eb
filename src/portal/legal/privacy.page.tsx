import type { VNode } from 'preact';

import type { NoticeService } from '../../accounts/index.js';
import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Contact } from './contact.js';
import type { Operator } from './operator.js';
import { Section } from './section.js';

interface PrivacyProps {
  readonly page: PageContext;
  readonly operator: Operator;
  readonly notice: ReturnType<NoticeService['text']>;
}

/** The privacy notice of the whole offer (Art. 13 GDPR): what happens on every page, then that of the check. */
export function PrivacyPage({ page, operator, notice }: PrivacyProps): VNode {
  const { t } = page;
  const text = (key: string) => t(`portal-legal:privacy.${key}`);
  return (
    <Layout page={page} title={text('title')}>
      <Section id="pages" title={text('pages')}>
        <Text>{text('pagesText')}</Text>
        <Text>{text('cookies')}</Text>
      </Section>
      {notice.sections.map(({ name, heading, text: words }) => (
        <Section key={name} id={`notice-${name}`} title={heading}>
          <Text>{words}</Text>
        </Section>
      ))}
      <Text muted>{t('portal-employee:notice.version', { version: notice.version })}</Text>
      <Section id="controller" title={text('controller')}>
        <Text>{text('controllerText')}</Text>
        <Contact page={page} operator={operator} subject={text('subject')} />
      </Section>
    </Layout>
  );
}

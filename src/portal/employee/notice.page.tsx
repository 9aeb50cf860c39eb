import type { VNode } from 'preact';

import type { NoticeService } from '../../accounts/index.js';
import { Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Heading } from './parts.js';

type NoticeText = ReturnType<NoticeService['text']>;

interface NoticePageProps {
  readonly page: PageContext;
  readonly notice: NoticeText & { readonly acknowledged: boolean };
}

export function NoticePage({ page, notice }: NoticePageProps): VNode {
  const { t } = page;
  const { version, sections, acknowledged } = notice;
  const title = t(acknowledged ? 'portal-employee:notice.titleRead' : 'portal-employee:notice.titleOpen');
  return (
    <Layout page={page} title={title}>
      {sections.map(({ name, heading, text }) => (
        <section key={name} class="notice-section">
          <Heading>{heading}</Heading>
          <Text>{text}</Text>
        </section>
      ))}
      <Text muted>{t('portal-employee:notice.version', { version })}</Text>
      {acknowledged ? (
        <LinkButton label={t('portal-employee:notice.on')} href="/check" />
      ) : (
        <form method="post" action="/notice">
          <input type="hidden" name="version" value={version} />
          <Checkbox id="read" label={t('portal-employee:notice.checkbox')} required />
          <Submit label={t('portal-employee:notice.submit')} />
        </form>
      )}
    </Layout>
  );
}

import type { VNode } from 'preact';

import type { Translate } from '../../platform/i18n/texts.js';
import type { Failure } from '../../platform/http/problem.js';
import { Alert, LinkButton, Text } from './components.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';

interface ProblemPageProps {
  readonly page: PageContext;
  readonly failure: Failure;
  readonly back: string;
  readonly reference: string;
}

export function ProblemPage({ page, failure, back, reference }: ProblemPageProps): VNode {
  const { t } = page;
  const { code, details, fields = [], retryAfter } = failure;
  return (
    <Layout page={page} title={t(`problems:${code}.title`, details)}>
      <Alert kind="danger" title={t('portal-shared:whatHelps')}>
        <Text>{t(`problems:${code}.help`, details)}</Text>
        {fields.length > 0 && (
          <ul class="kern-list kern-list--bullet">
            {fields.map(({ pointer }) => (
              <li key={pointer}>{t('portal-shared:field', { name: nameOf(pointer, t) })}</li>
            ))}
          </ul>
        )}
      </Alert>
      {retryAfter !== undefined && <Text>{waitIn(retryAfter, t)}</Text>}
      <LinkButton label={t(back === page.path ? 'portal-shared:retry' : 'portal-shared:back')} href={back} />
      <Text muted>{t('portal-shared:reference', { reference })}</Text>
    </Layout>
  );
}

const MINUTE_SECONDS = 60;

function waitIn(seconds: number, t: Translate): string {
  return seconds <= MINUTE_SECONDS
    ? t('portal-shared:retryAfterSeconds', { count: seconds })
    : t('portal-shared:retryAfterMinutes', { count: Math.ceil(seconds / MINUTE_SECONDS) });
}

/** What the form calls the field; fields that only a program could get wrong keep their technical name. */
function nameOf(pointer: string, t: Translate): string {
  const [, field = ''] = pointer.split('/');
  return t(`portal-shared:fields.${field}`, { defaultValue: field });
}

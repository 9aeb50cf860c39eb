import type { VNode } from 'preact';

import type { Translate } from '../../platform/i18n/texts.js';
import type { Failure } from '../../platform/http/problem.js';
import type { AcceptedFiles } from './accepted-files.js';
import { Alert, LinkButton, Text } from './components.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';
import type { SentForm } from './sent-form.js';
import { SendAgain } from './sent-form.page.js';

interface ProblemPageProps {
  readonly page: PageContext;
  readonly failure: Failure;
  readonly back: string;
  /** It may work a moment later; `form` is what was sent, and can be sent once more as it was. */
  readonly again: { readonly isPassing: boolean; readonly form: SentForm | undefined };
  /** What files the form takes, if it was one for a file. */
  readonly accepted?: AcceptedFiles | undefined;
  readonly reference: string;
  /** What the link back says: a key of portal-shared. */
  readonly way?: 'back' | 'signInAgain';
}

/** Seconds after which a page that is away looks by itself whether it is there again. */
const LOOK_AGAIN_SECONDS = 10;

export function ProblemPage({ page, failure, back, again, accepted, reference, way }: ProblemPageProps): VNode {
  const { t } = page;
  const { status, code, details, fields = [], retryAfter } = failure;
  const isAway = status === 503 && again.form === undefined;
  return (
    <Layout
      page={page}
      title={t(`problems:${code}.title`, details)}
      help={false}
      {...(isAway && { refresh: LOOK_AGAIN_SECONDS })}
    >
      <Alert kind="danger" takesFocus title={t('portal-shared:whatHelps')}>
        <Text>{helpOf(failure, t)}</Text>
        {accepted !== undefined && (
          <Text>{t(`portal-shared:accepts.${accepted}`, { megabytes: page.uploadMegabytes })}</Text>
        )}
        {isAway && (
          <div class="by-script">
            <Text>{t('portal-shared:looksAgain.byItself', { seconds: LOOK_AGAIN_SECONDS })}</Text>
          </div>
        )}
        {fields.length > 0 && (
          <ul class="kern-list kern-list--bullet">
            {fields.map(({ pointer }) => (
              <li key={pointer}>{t('portal-shared:field', { name: nameOf(pointer, t) })}</li>
            ))}
          </ul>
        )}
      </Alert>
      {retryAfter !== undefined && !isAway && <Text>{waitIn(retryAfter, t)}</Text>}
      <WaysOn page={page} back={back} again={again} {...(way && { way })} />
      <Text muted>{t('portal-shared:reference', { reference })}</Text>
    </Layout>
  );
}

/** Once more where that may help, back to where the person was, and home. */
function WaysOn({ page, back, again, way = 'back' }: Pick<ProblemPageProps, 'page' | 'back' | 'again' | 'way'>): VNode {
  const { t } = page;
  return (
    <>
      {again.form !== undefined && <SendAgain form={again.form} label={t('portal-shared:problemPage.sendAgain')} />}
      <div class="row">
        {again.isPassing && again.form === undefined && (
          <LinkButton label={t('portal-shared:retry')} href={page.path} />
        )}
        {back !== '/' && <LinkButton kind={kindOf(again)} label={t(`portal-shared:${way}`)} href={back} />}
        <LinkButton
          kind={back === '/' ? kindOf(again) : 'tertiary'}
          label={t('portal-shared:problemPage.home')}
          href="/"
        />
      </div>
    </>
  );
}

/** One thing is the main action: trying again, where that may help. */
function kindOf({ isPassing }: ProblemPageProps['again']): 'primary' | 'secondary' {
  return isPassing ? 'secondary' : 'primary';
}

/** What helps a person, where that differs from what helps a program. */
function helpOf({ code, details }: Failure, t: Translate): string {
  const forPrograms = t(`problems:${code}.help`, details);
  return t(`portal-shared:problemPage.help.${code}`, { ...details, defaultValue: forPrograms });
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

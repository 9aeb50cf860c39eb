import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { NextStep } from './next-step.js';
import { atWorkplace, Card } from './parts.js';
import type { Workplaces } from './workplaces.service.js';

interface NextStepCardProps {
  readonly page: PageContext;
  readonly next: NextStep;
  readonly workplaces: Workplaces;
}

interface StepWords {
  readonly values: Readonly<Record<string, string | number>>;
  /** Where the main action leads; null when there is nothing to do but wait. */
  readonly href: string | null;
  /** A second look, such as at the result. */
  readonly also?: string;
}

/** The one thing to do now, with its one main action. */
export function NextStepCard({ page, next, workplaces }: NextStepCardProps): VNode {
  const { t } = page;
  const { values, href, also } = wordsOf(page, next, workplaces);
  const text = (part: string) => t(`portal-employee:next.${next.kind}.${part}`, values);
  return (
    <Card
      title={t('portal-employee:next.title')}
      actions={
        href !== null && (
          <>
            <LinkButton label={text('action')} href={href} />
            {also !== undefined && <LinkButton label={text('also')} href={also} kind="secondary" />}
          </>
        )
      }
    >
      <p class="kern-body kern-body--bold">{text('what')}</p>
      <Text>{text('why')}</Text>
    </Card>
  );
}

function wordsOf(page: PageContext, next: NextStep, workplaces: Workplaces): StepWords {
  const { format, locale } = page;
  const at = (path: string) => atWorkplace(path, workplaces);
  const title = (course: Parameters<typeof inLocale>[0] | null) => inLocale(course ?? {}, locale);
  switch (next.kind) {
    case 'choose-post':
      return { values: {}, href: at('/post') };
    case 'read-notice':
      return { values: {}, href: '/notice' };
    case 'wait-for-agreement':
      return { values: { municipality: workplaces.current.name }, href: at('/check') };
    case 'take-check':
      return { values: {}, href: at('/check') };
    case 'go-on-with-check':
      return { values: { ...next.check.progress }, href: `/check/${next.check.id}` };
    case 'redeem':
      return redeemWords(page, next.voucher);
    case 'learn':
      return { values: { course: title(next.voucher.courseTitle) }, href: '/vouchers' };
    case 'wait-for-decision':
    case 'wait-for-place':
      return { values: { course: title(next.request.courseTitle) }, href: '/vouchers' };
    case 'first-course':
      return {
        values: { course: title(next.course.title), duration: format.duration(next.course.minutes) },
        href: at('/path'),
        also: `/results/${next.checkId}`,
      };
    case 'see-result':
      return { values: {}, href: `/results/${next.checkId}`, also: '/matches' };
  }
}

function redeemWords(
  { format }: PageContext,
  { id, expiresOn }: { readonly id: string; readonly expiresOn: string },
): StepWords {
  return { values: { day: format.day(expiresOn) }, href: `/vouchers/${id}/redeem` };
}

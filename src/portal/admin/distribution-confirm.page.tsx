import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import { DistributionPage } from './distribution.page.js';
import { choiceOf, distributionSentence, Warnings } from './distribution-parts.js';
import type { DistributionSheet } from './distribution.service.js';

interface DistributionConfirmProps {
  readonly page: PageContext;
  readonly sheet: DistributionSheet;
}

/** Asks once before a distribution is decided upon; what cannot be decided leads back to the preview. */
export function DistributionConfirmPage({ page, sheet }: DistributionConfirmProps): VNode {
  const { t, locale } = page;
  const { programme, input, shares, refusal } = sheet;
  if (refusal !== null || programme.recordHash !== null) return DistributionPage({ page, sheet });
  const choice = choiceOf(input);
  const here = `/admin/programmes/${programme.id}/distribution`;
  const days = t('portal-admin:days', { count: programme.objectionDays });
  return (
    <Confirmation
      page={page}
      title={t('portal-admin:distribution.confirmTitle')}
      consequences={[
        `${distributionSentence(page, shares)}.`,
        t('portal-admin:distribution.confirmChoice', {
          title: inLocale(programme.title, locale),
          method: t(`portal-admin:distribution.methods.${input.method}`),
          weights: t(`portal-admin:distribution.weightKinds.${input.weights}`),
        }),
        t('portal-admin:distribution.confirmFollows', { days }),
      ]}
      action={here}
      act={t('portal-admin:distribution.commit')}
      back={{
        label: t('portal-admin:distribution.backToPreview'),
        href: `${here}?${new URLSearchParams(choice).toString()}`,
      }}
    >
      <Warnings page={page} sheet={sheet} />
      {choice.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </Confirmation>
  );
}

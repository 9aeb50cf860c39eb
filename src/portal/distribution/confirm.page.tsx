import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import { addressOf, fieldsOf } from './distribution.forms.js';
import { sentenceOf, Warnings } from './parts.js';
import { SimulatorPage } from './simulator.page.js';
import type { Simulation } from './simulations.service.js';

interface ConfirmProps {
  readonly page: PageContext;
  readonly simulation: Simulation;
}

/** Asks once before a distribution is decided upon; what cannot be decided leads back to the simulator. */
export function ConfirmPage({ page, simulation }: ConfirmProps): VNode {
  const { t, locale } = page;
  const { programme, choice, comparison } = simulation;
  const isReal = comparison?.total === programme.total - programme.reserve;
  if (comparison === null || !isReal || programme.recordHash !== null) return SimulatorPage({ page, simulation });
  const here = `/admin/programmes/${programme.id}/distribution`;
  const { method, weights } = choice.input;
  return (
    <Confirmation
      page={page}
      title={t('portal-distribution:confirm.title')}
      consequences={[
        `${sentenceOf(page, { comparison, method })}.`,
        t('portal-distribution:confirm.choice', {
          title: inLocale(programme.title, locale),
          method: t(`vouchers-distribution:methods.${method}`),
          weights: t(`vouchers-distribution:weights.${weights}`),
        }),
        t('portal-distribution:confirm.follows', { count: programme.objectionDays }),
      ]}
      action={here}
      act={t('portal-distribution:confirm.act')}
      back={{ label: t('portal-distribution:confirm.back'), href: `${here}?${addressOf(choice)}` }}
    >
      <Warnings page={page} warnings={comparison.warnings} />
      {fieldsOf(choice).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </Confirmation>
  );
}

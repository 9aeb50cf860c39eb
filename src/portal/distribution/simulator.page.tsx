import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { ComparisonTable } from './comparison-table.js';
import { addressOf } from './distribution.forms.js';
import { MethodNotes, MethodTable } from './method-notes.js';
import { Refusal, sentenceOf, Warnings } from './parts.js';
import { ShareChart } from './share-chart.js';
import { SimulatorForm } from './simulator-form.js';
import type { Simulation } from './simulations.service.js';

interface SimulatorProps {
  readonly page: PageContext;
  readonly simulation: Simulation;
}

/** Tries distributions by all methods side by side, without changing anything. */
export function SimulatorPage({ page, simulation }: SimulatorProps): VNode {
  const { t, locale } = page;
  const { programme, choice, comparison, refusal } = simulation;
  const here = `/admin/programmes/${programme.id}/distribution`;
  const title =
    comparison === null
      ? t('portal-distribution:refused')
      : sentenceOf(page, { comparison, method: choice.input.method });
  return (
    <Layout page={page} title={title} wide script="simulator">
      <Text muted>{t('portal-distribution:preview', { title: inLocale(programme.title, locale) })}</Text>
      <div class="beside">
        <SimulatorForm page={page} choice={choice} action={here} />
        <div id="overview">
          {refusal !== null ? (
            <Refusal page={page} refusal={refusal} />
          ) : (
            <Result page={page} simulation={simulation} />
          )}
        </div>
      </div>
      <div id="details">
        {comparison !== null && (
          <section aria-label={t('portal-distribution:result')}>
            <ShareChart page={page} comparison={comparison} method={choice.input.method} />
            <LinkButton
              kind="secondary"
              label={t('portal-distribution:asCsv')}
              href={`${here}/comparison.csv?${addressOf(choice)}`}
            />
            <ComparisonTable page={page} comparison={comparison} />
          </section>
        )}
      </div>
      <LinkButton kind="tertiary" label={t('portal-distribution:back')} href={`/admin/programmes/${programme.id}`} />
    </Layout>
  );
}

function Result({ page, simulation }: SimulatorProps): VNode | null {
  const { t } = page;
  const { programme, choice, comparison } = simulation;
  if (comparison === null) return null;
  const { method } = choice.input;
  const real = programme.total - programme.reserve;
  return (
    <section aria-label={t('portal-distribution:overview')}>
      <Warnings page={page} warnings={comparison.warnings} />
      {comparison.needPeriod !== null && (
        <Text>{t('portal-distribution:need', { period: comparison.needPeriod })}</Text>
      )}
      {comparison.total === real ? (
        <LinkButton
          label={t('portal-distribution:toConfirm', { method: t(`vouchers-distribution:methods.${method}`) })}
          href={`/admin/programmes/${programme.id}/distribution/confirm?${addressOf(choice)}`}
        />
      ) : (
        <Alert kind="info" title={t('portal-distribution:onlySimulated', { count: real })} />
      )}
      <MethodTable page={page} comparison={comparison} chosen={method} />
      <MethodNotes page={page} comparison={comparison} />
    </section>
  );
}

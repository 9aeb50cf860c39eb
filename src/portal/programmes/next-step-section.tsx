import type { VNode } from 'preact';

import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { type Step, stepOf } from './next-step.js';
import type { ProgrammeSheet } from './programme-sheets.service.js';

interface Way {
  readonly to: string;
  /** What cannot be taken back or need not be done is no main action. */
  readonly kind: 'primary' | 'secondary';
}

const WAYS: Readonly<Partial<Record<Step, Way>>> = {
  distribute: { to: 'distribution', kind: 'primary' },
  answer: { to: 'distribution', kind: 'primary' },
  reverse: { to: 'distribution', kind: 'primary' },
  open: { to: 'confirm/open', kind: 'primary' },
  close: { to: 'confirm/close', kind: 'secondary' },
  finish: { to: 'tallies', kind: 'secondary' },
  settle: { to: 'confirm/settle', kind: 'primary' },
  settled: { to: 'settlement', kind: 'primary' },
};

/** What comes next, in a sentence and one action. */
export function NextStep({ page, sheet }: { readonly page: PageContext; readonly sheet: ProgrammeSheet }): VNode {
  const { t, format } = page;
  const { programme, objections, stillOpen } = sheet;
  const step = stepOf(sheet);
  const way = WAYS[step];
  const { objectionsUntil, endsOn } = programme;
  const until = objectionsUntil === null ? '' : format.moment(objectionsUntil);
  const { open: count } = objections;
  return (
    <section aria-labelledby="next">
      <h2 class="kern-heading-medium" id="next">
        {t('portal-programmes:next.title')}
      </h2>
      <Text>{t(`portal-programmes:next.${step}`, { until, count, end: format.day(endsOn), ...stillOpen })}</Text>
      {step === 'wait' && count > 0 && <Text>{t('portal-programmes:next.objections', { count })}</Text>}
      {way !== undefined && (
        <LinkButton
          kind={way.kind}
          label={t(`portal-programmes:next.acts.${step}`)}
          href={`/admin/programmes/${programme.id}/${way.to}`}
        />
      )}
    </section>
  );
}

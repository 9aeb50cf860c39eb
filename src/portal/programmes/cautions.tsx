import type { VNode } from 'preact';

import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { ProgrammeQuestion } from './programme-sheets.service.js';

interface CautionProps {
  readonly page: PageContext;
  readonly standing: Pick<ProgrammeQuestion, 'programme' | 'payable' | 'today'>;
}

/** A draft whose last day is over would close as soon as it is opened. */
export function Late({ page: { t }, standing: { programme, today } }: CautionProps): VNode | null {
  if (programme.state !== 'draft' || programme.endsOn >= today) return null;
  return (
    <Alert kind="warning" title={t('portal-programmes:late.title')}>
      <Text>{t('portal-programmes:late.help')}</Text>
    </Alert>
  );
}

/** Rules that no course fits are found out here, not by employees. */
export function NothingPayable({ page: { t }, standing: { programme, payable } }: CautionProps): VNode | null {
  if (payable.fit > 0) return null;
  const help = programme.state === 'draft' ? 'draft' : 'later';
  return (
    <Alert kind="warning" title={t('portal-programmes:rules.nothingPayable', { ...payable })}>
      <Text>{t(`portal-programmes:rules.nothingPayableHelp.${help}`)}</Text>
    </Alert>
  );
}

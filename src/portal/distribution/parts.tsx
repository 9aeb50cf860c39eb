import type { VNode } from 'preact';

import type { DomainError } from '../../kernel/domain-error.js';
import type { DistributionComparison, DistributionInput } from '../../vouchers/index.js';
import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

export interface Chosen {
  readonly comparison: DistributionComparison;
  readonly method: DistributionInput['method'];
}

/** "2.750 Gutscheine auf 170 Kommunen, je 5 bis 150" */
export function sentenceOf(page: PageContext, { comparison, method }: Chosen): string {
  const { total, municipalities, methods } = comparison;
  const { least = 0, most = 0 } = methods.find((one) => one.method === method) ?? {};
  return spread(page, { vouchers: total, municipalities: municipalities.length, least, most });
}

export function spread(
  { t }: PageContext,
  counts: Readonly<Record<'vouchers' | 'municipalities' | 'least' | 'most', number>>,
): string {
  return t('portal-distribution:sentence', counts);
}

/** What to know before deciding; nothing of it is an error. */
export function Warnings({
  page,
  warnings,
}: {
  readonly page: PageContext;
  readonly warnings: DistributionComparison['warnings'];
}): VNode {
  return (
    <>
      {warnings.map((warning) => (
        <Alert key={warning} kind="warning" title={page.t(`portal-distribution:warnings.${warning}`)} />
      ))}
    </>
  );
}

export function Refusal({
  page: { t },
  refusal,
}: {
  readonly page: PageContext;
  readonly refusal: DomainError;
}): VNode {
  const { code, details } = refusal;
  return (
    <Alert kind="danger" takesFocus title={t(`problems:${code}.title`, details)}>
      <Text>{t(`problems:${code}.help`, details)}</Text>
    </Alert>
  );
}

import type { VNode } from 'preact';

import type { DistributionInput } from '../../vouchers/index.js';
import { Alert } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { DistributionSheet, ShareRow } from './distribution.service.js';

/** "2.750 Gutscheine auf 170 Kommunen, je 5 bis 150" */
export function distributionSentence({ t }: PageContext, shares: readonly ShareRow[]): string {
  const granted = shares.map((share) => share.granted);
  return t('portal-admin:distribution.sentence', {
    vouchers: granted.reduce((sum, one) => sum + one, 0),
    municipalities: shares.length,
    least: Math.min(...granted),
    most: Math.max(...granted),
  });
}

/** What to know before deciding; nothing of it is an error. */
export function Warnings({ page, sheet }: { readonly page: PageContext; readonly sheet: DistributionSheet }): VNode {
  return (
    <>
      {sheet.warnings.map((warning) => (
        <Alert key={warning} kind="warning" title={page.t(`portal-admin:distribution.warnings.${warning}`)} />
      ))}
    </>
  );
}

/** The same choice as fields of a form or as part of an address. */
export function choiceOf({ method, weights, minimum, maximum, exclude }: DistributionInput): [string, string][] {
  return [
    ['method', method],
    ['weights', weights],
    ['minimum', String(minimum)],
    ...(maximum === null ? [] : ([['maximum', String(maximum)]] as [string, string][])),
    ...exclude.map((kind): [string, string] => ['exclude', kind]),
  ];
}

import { csvText } from '../../kernel/csv-cells.js';
import type { DistributionComparison } from '../../vouchers/index.js';

/**
 * The comparison as a file for spreadsheet programs: quota and vouchers by each method. The differences follow from
 * them; as negative numbers they would be taken for formulas, and guarded.
 */
export function comparisonCsv({ methods, municipalities }: DistributionComparison): string {
  const rows = municipalities.map(({ ars, name, kind, weight, quota, shares }) => [
    ...[ars, name, kind, String(weight), quota.replace('.', ',')],
    ...shares.map(({ seats }) => String(seats)),
  ]);
  return csvText([['ars', 'name', 'kind', 'weight', 'quota', ...methods.map(({ method }) => method)], ...rows]);
}

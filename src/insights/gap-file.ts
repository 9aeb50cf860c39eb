import { csvText } from '../kernel/csv-cells.js';
import type { DownloadFile } from '../platform/http/file-reply.js';
import type { GapInsights } from './insights.service.js';

/** Programs read it, so columns are named in English in every language; a hidden count is an empty cell. */
const COLUMNS = ['period', 'from', 'to', 'framework', 'competence', 'title', 'by', 'group', 'persons'] as const;

/** One line per competence and group, and one for everybody (`by` is `all`), as a file for spreadsheet programs. */
export function gapFile({ by, period, groups, competencies }: GapInsights): DownloadFile {
  const rows = competencies.flatMap(({ frameworkId, code, title, all, groups: figures }) => {
    const head = [period.name, period.from, period.to, frameworkId, code, title.de ?? title.en ?? ''];
    const figure = (count: number | null = null): string => (count === null ? '' : String(count));
    return [[...head, 'all', '', figure(all)], ...groups.map(({ key }, at) => [...head, by, key, figure(figures[at])])];
  });
  const name = `insights-${period.name}-${by}.csv`;
  return { name, contentType: 'text/csv; charset=utf-8', body: csvText([COLUMNS, ...rows]) };
}

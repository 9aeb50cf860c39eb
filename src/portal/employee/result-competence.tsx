import type { VNode } from 'preact';

import { changeInWords, restsOnInWords } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { LevelChart } from './level-chart.js';
import { levelWords } from './parts.js';
import type { ResultData, ResultRow } from './result.service.js';
import { StatusBadge } from './status-badge.js';

interface ResultCompetenceProps {
  readonly page: PageContext;
  readonly data: ResultData;
  readonly row: ResultRow;
}

/** One competence: where it lies on the axis, what that means in words, and on request what it rests on. */
export function ResultCompetence({ page, data: { names }, row }: ResultCompetenceProps): VNode {
  const { t, locale } = page;
  const { competence, measured, required } = row;
  const { estimate, band, level, levelText, change, stopReason } = measured;
  const sentences = [
    restsOnInWords(page, measured),
    t(`checks:result.stopReasons.${stopReason}`),
    ...(change === null ? [] : changeInWords(page, change)),
  ];
  return (
    <li class="competence">
      <div class="competence__head">
        <h3 class="kern-title">{names.title(competence, locale)}</h3>
        {required !== null && <StatusBadge page={page} status={required.status} />}
      </div>
      <LevelChart
        page={page}
        id={`chart-${competence.replaceAll('.', '-')}`}
        {...{ estimate, band, names }}
        minimum={required?.minimum ?? null}
      />
      <Text>{standing(page, row)}</Text>
      {level !== null && (
        <Text>
          <strong>{levelWords(page, names, level)}.</strong> {inLocale(levelText ?? {}, locale)}
        </Text>
      )}
      <details>
        <summary class="kern-body">
          {t('portal-employee:result.restsOn')}
          <span class="only-heard">: {names.title(competence, locale)}</span>
        </summary>
        {sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </details>
    </li>
  );
}

/** "Wahrscheinlich zwischen 3,3 und 4,8; Soll der Stelle: 5." */
function standing({ t, format }: PageContext, { measured: { band }, required }: ResultRow): string {
  const where =
    band === null
      ? t('portal-employee:result.moreQuestions')
      : t('portal-employee:result.between', { low: format.measure(band[0]), high: format.measure(band[1]) });
  const target =
    required === null
      ? t('portal-employee:result.noTarget')
      : t('portal-employee:result.asked', { minimum: required.minimum });
  return `${where}; ${target}.`;
}

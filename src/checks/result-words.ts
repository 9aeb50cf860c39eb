import { inLocale, type Locale } from '../kernel/localized.js';
import type { Formats } from '../platform/i18n/formats.js';
import type { Translate } from '../platform/i18n/texts.js';
import type { Change, ExplainedCompetence, LevelWords } from './domain/result-view.js';
import type { DimensionCounts } from './domain/rests-on.js';

export interface Speech {
  readonly t: Translate;
  readonly format: Formats;
  readonly locale: Locale;
}

type Numbers = Pick<ExplainedCompetence, 'estimate' | 'band'>;
type Level = Pick<LevelWords, 'levelName' | 'coarseName'> & { readonly level: number | null };

const DIMENSIONS = ['knowledge', 'skill', 'attitude'] as const;

/** "Stufe 3: Übliches sicher (Aufbau)": never a level without its name; 0 and "not measured" are said in words. */
export function levelInWords({ t, locale }: Speech, { level, levelName, coarseName }: Level): string {
  if (level === null) return t('checks:result.notMeasured');
  if (level <= 0) return t('checks:result.level.none');
  if (levelName === null) return t('checks:result.level.plain', { level });
  const [name, coarse] = [inLocale(levelName, locale), inLocale(coarseName ?? {}, locale)];
  return t(coarse === '' ? 'checks:result.level.fine' : 'checks:result.level.named', { level, name, coarse });
}

/** The estimate with its band, never without it. */
export function estimateInWords({ t, format }: Speech, { estimate, band }: Numbers): string {
  if (estimate === null || band === null) return t('checks:result.notMeasured');
  const [low, high] = band;
  return t('checks:result.estimate', {
    estimate: format.measure(estimate),
    low: format.measure(low),
    high: format.measure(high),
  });
}

/** How many answers of which kind a result rests on, and how many questions were left out. */
export function restsOnInWords({ t }: Speech, { restsOn }: Pick<ExplainedCompetence, 'restsOn'>): string {
  const parts = (['selfRatings', 'keyed'] as const).flatMap((kind) => {
    const count = DIMENSIONS.reduce((sum, dimension) => sum + restsOn[kind][dimension], 0);
    const dimensions = dimensionsInWords(t, restsOn[kind]);
    return count === 0 ? [] : [t(`checks:result.restsOn.${kind}`, { count, dimensions })];
  });
  const skipped = restsOn.skipped ?? 0;
  const said =
    parts.length === 0
      ? t('checks:result.restsOn.nothing')
      : t('checks:result.restsOn.answers', { parts: parts.join('; ') });
  return skipped === 0 ? `${said}.` : `${said}; ${t('checks:result.restsOn.skipped', { count: skipped })}.`;
}

/** Whether a level has changed, and the questions that came twice. */
export function changeInWords({ t, format, locale }: Speech, change: Change): readonly string[] {
  const { before, difference, verdict, repeatedItems } = change;
  const values = { day: format.day(before.measuredAt), difference: format.signed(difference) };
  const items = repeatedItems.map(({ code, text }) => `${code} „${inLocale(text, locale)}“`).join('; ');
  return [
    t(`checks:result.change.${verdict}`, values),
    ...(repeatedItems.length === 0 ? [] : [t('checks:result.change.repeated', { count: repeatedItems.length, items })]),
  ];
}

function dimensionsInWords(t: Translate, counts: DimensionCounts): string {
  return DIMENSIONS.filter((dimension) => counts[dimension] > 0)
    .map((dimension) => t(`checks:result.dimensions.${dimension}`, { count: counts[dimension] }))
    .join(', ');
}

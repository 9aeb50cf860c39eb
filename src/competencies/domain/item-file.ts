import type { Fields } from '../../kernel/fields.js';
import { inLocale, type Localized } from '../../kernel/localized.js';
import { DIMENSIONS } from './framework.js';
import type { Item } from './instrument.js';
import type { AnswerScale, MeasuringScale, NewItem } from './item-bank.js';
import { readMedia, readNeeds } from './item-media.js';
import { anchorOfCoarse, ITEM_KINDS, type ItemKind } from './item-parameters.js';

const OPTIONS_LIMIT = 10;
const MINUTES_LIMIT = 60;

type Choice = Pick<Item, 'options' | 'answerKey'>;

/** One item of a file; what is wrong with it is noted in its fields. */
export function readItem(fields: Fields, scale: MeasuringScale, scales: ReadonlyMap<string, AnswerScale>): NewItem {
  const code = fields.word('code');
  const competence = fields.word('competence');
  if (competence !== '' && !scale.competencies.has(competence))
    fields.refuse('competence', 'competence-unknown', { value: competence });
  const anchor = anchorOf(fields, scale.levels);
  const kind = fields.oneOf('kind', ITEM_KINDS);
  const content = { dimension: fields.oneOf('dimension', DIMENSIONS), kind, text: fields.text('text') };
  const choice = kind === 'self-rating' ? ratingOf(fields, scales) : keyedOf(fields, kind);
  const explanation = fields.optionalText('explanation');
  if (choice.answerKey !== null && explanation === null) fields.notice('explanation', 'explanation-missing');
  return {
    code,
    competence,
    anchor,
    ...content,
    ...choice,
    explanation,
    minutes: fields.amount('minutes', MINUTES_LIMIT),
    needs: readNeeds(fields),
    media: readMedia(fields),
  };
}

/** The fine level, or the middle of the coarse one. */
function anchorOf(fields: Fields, levels: MeasuringScale['levels']): number {
  const [fine, coarse] = [fields.has('level'), fields.has('coarseLevel')];
  if (fine === coarse) fields.refuse('level', fine ? 'level-twice' : 'level-missing');
  const field = fine ? 'level' : 'coarseLevel';
  const value = fields.optionalWhole(field, 1, Number.MAX_SAFE_INTEGER) ?? 0;
  const anchor = fine ? levels.find(({ number }) => number === value)?.number : anchorOfCoarse(levels, value);
  if (anchor === undefined && value > 0) fields.refuse(field, 'level-unknown', { value });
  return anchor ?? 0;
}

function ratingOf(fields: Fields, scales: ReadonlyMap<string, AnswerScale>): Choice {
  const code = fields.word('scale');
  const scale = scales.get(code);
  if (scale === undefined && code !== '') fields.refuse('scale', 'scale-unknown', { value: code });
  return { options: scale?.options ?? [], answerKey: null };
}

function keyedOf(fields: Fields, kind: ItemKind): Choice {
  const given = fields.list('options').map((option) => ({ text: option.text('text'), right: option.flag('right') }));
  const options = given.map(({ text }) => text);
  const right = given.flatMap((option, index) => (option.right ? [index] : []));
  if (options.length < 2 || options.length > OPTIONS_LIMIT)
    fields.refuse('options', 'options-count', { from: 2, to: OPTIONS_LIMIT });
  if (new Set(options.map((text) => JSON.stringify(text))).size < options.length)
    fields.refuse('options', 'option-repeated');
  if (kind === 'ordering') return scattered(options);
  if (kind === 'single-choice' && right.length !== 1) fields.refuse('right', 'right-not-one', { count: right.length });
  if (kind === 'multiple-choice' && right.length === 0) fields.refuse('right', 'right-missing');
  return { options, answerKey: right };
}

/** A file lists the options of an ordering in the right order. They are kept by alphabet, so that their numbers tell nothing. */
function scattered(inOrder: readonly Localized[]): Choice {
  const words = (option: Localized): string => inLocale(option, 'de');
  const options = [...inOrder].sort((a, b) => (words(a) < words(b) ? -1 : 1));
  return { options, answerKey: inOrder.map((option) => options.indexOf(option)) };
}

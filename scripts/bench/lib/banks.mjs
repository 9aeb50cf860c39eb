// Banks of items for the benches, made from the product's own content and rules.
import { readFileSync } from 'node:fs';
import { compiled, inRoot } from '../../lib/places.mjs';

const LEVELS = 8;

/** The settings that a published bank of our own gets. */
export async function shippedRules() {
  const { defaultSettings } = await import(compiled('competencies', 'domain', 'instrument.js'));
  return defaultSettings(LEVELS);
}

/** The shipped bank with the parameters of the house, as its first version is published. */
export async function shippedItems() {
  const { anchorOfCoarse, defaultParameters } = await import(compiled('competencies', 'domain', 'item-parameters.js'));
  const file = inRoot('src', 'competencies', 'content', 'kommunal.items.json');
  const { items, scales } = JSON.parse(readFileSync(file, 'utf8'));
  const options = new Map(scales.map((scale) => [scale.code, scale.options.length]));
  const levels = Array.from({ length: LEVELS }, (_, i) => ({ number: i + 1, coarse: Math.ceil((i + 1) / 2) }));
  return items.map(({ code, competence, kind, dimension, level, coarseLevel, scale, options: own, minutes }) => {
    const anchor = level ?? anchorOfCoarse(levels, coarseLevel);
    const optionCount = kind === 'self-rating' ? options.get(scale) : own.length;
    const answerKey = kind === 'self-rating' ? null : [0];
    const parameters = defaultParameters({ kind, anchor, optionCount });
    return { itemId: code, code, competence, kind, dimension, anchor, optionCount, answerKey, minutes, parameters };
  });
}

/** So many items over so many competences, each with parameters of its own, so that no work can be shared. */
export function largeItems(count, competences, random) {
  return Array.from({ length: count }, (_, i) => {
    const anchor = 1 + 7 * random();
    const [a, spread] = [1 + random(), 0.8 + 0.4 * random()];
    return {
      itemId: `item-${i}`,
      code: `item-${i}`,
      competence: competences[i % competences.length],
      kind: 'self-rating',
      dimension: ['knowledge', 'skill', 'attitude'][i % 3],
      anchor,
      optionCount: 4,
      answerKey: null,
      minutes: 0.5,
      parameters: { model: 'graded', a, thresholds: [anchor - spread, anchor, anchor + spread] },
    };
  });
}

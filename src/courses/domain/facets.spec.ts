import { type FacetCount, facetViews } from './facets.js';

const count = (facet: FacetCount['facet'], value: string, courses: number): FacetCount => ({
  facet,
  value,
  count: courses,
});

describe('the facets', () => {
  const words = (views: ReturnType<typeof facetViews>) =>
    views.map(({ facet, values }) => [
      facet,
      ...values.map((one) => `${one.selected ? '*' : ''}${one.value} ${one.count}`),
    ]);

  it('list their values by count, then name; classes in their own order', () => {
    const counts = [
      count('language', 'en', 2),
      count('language', 'fr', 7),
      count('language', 'de', 2),
      count('price', 'unknown', 9),
      count('price', 'above-500', 3),
      count('price', 'free', 1),
    ];
    expect(words(facetViews(['price', 'language'], counts, {}))).toEqual([
      ['price', 'free 1', 'above-500 3', 'unknown 9'],
      ['language', 'fr 7', 'de 2', 'en 2'],
    ]);
  });

  it('keep what is chosen, also when no course has it any more', () => {
    const views = facetViews(['language'], [count('language', 'de', 3)], { language: ['en', 'de'] });
    expect(words(views)).toEqual([['language', '*de 3', '*en 0']]);
  });

  it('leave out rare values beyond a hundred, but never a chosen one', () => {
    const many = Array.from({ length: 150 }, (_, at) => count('provider', `P${String(at)}`, 150 - at));
    const [view] = facetViews(['provider'], many, { provider: ['P149'] });
    expect(view?.values).toHaveLength(101);
    expect(view?.values.at(-1)).toEqual({ value: 'P149', count: 1, selected: true });
  });
});

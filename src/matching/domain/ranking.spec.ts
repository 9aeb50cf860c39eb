import type { AgedEvidence } from './evidence.js';
import { matcherOf, matchOf, type Requirement } from './match.js';
import { rankMatches, rankPosts } from './ranking.js';

it('sorts posts by fit × coverage, then code, and lists thin coverage apart', () => {
  const posts = [
    { profileCode: 'D', fit: 1, coverage: 0.4 },
    { profileCode: 'C', fit: 0.5, coverage: 0.8 },
    { profileCode: 'B', fit: 0.8, coverage: 0.5 },
    { profileCode: 'A', fit: 0.9, coverage: 1 },
    { profileCode: 'E', fit: null, coverage: 0 },
  ];
  const { posts: well, thinlyCovered } = rankPosts(posts);
  expect(well.map((post) => post.profileCode)).toEqual(['A', 'B', 'C']);
  expect(thinlyCovered.map((post) => post.profileCode)).toEqual(['D', 'E']);
});

/** Numbers below `n` that only the seed decides. */
function below(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

const CODES = Array.from({ length: 21 }, (_, i) => `${String(1 + Math.floor(i / 5))}.${String(1 + (i % 5))}`);
const grid = Array.from({ length: 131 }, (_, i) => -2 + i / 10);

function somebody(next: (n: number) => number): readonly AgedEvidence[] {
  return CODES.map((competence) => {
    const [mean, sd] = [1 + next(70) / 10, 0.4 + next(10) / 10];
    const density = grid.map((theta) => Math.exp(-((theta - mean) ** 2) / (2 * sd ** 2)));
    const all = density.reduce((total, value) => total + value, 0);
    const mass = density.map((value) => value / all);
    return { competence, grid, mass, weight: 1, lapsed: next(12) === 0, lapsesInDays: 100 };
  });
}

function aPost(next: (n: number) => number, i: number) {
  const requirements = CODES.filter(() => next(3) > 0).map((competence): Requirement => {
    const [minimum, weight] = [1 + next(8), 1 + next(5)];
    const alternative = next(10) === 0 ? 'A' : null;
    return { competence, minimum, maximum: next(4) === 0 ? 8 : null, weight, essential: next(2) === 0, alternative };
  });
  return { code: `post-${String(i)}`, requirements };
}

describe('a person against 1,000 posts', () => {
  const next = below(7);
  const evidence = somebody(next);
  const posts = Array.from({ length: 1000 }, (_, i) => aPost(next, i));

  it('is matched with each as with that one alone', () => {
    const { posts: ranked, thinlyCovered } = rankMatches(posts, () => matcherOf(evidence, 8));
    const shared = rankMatches(
      posts,
      (
        (matcher) => () =>
          matcher
      )(matcherOf(evidence, 8)),
    );
    expect(shared).toEqual({ posts: ranked, thinlyCovered });
    for (const { post, fit, coverage, requirements } of [...ranked, ...thinlyCovered]) {
      expect({ fit, coverage, requirements }).toEqual(matchOf(post.requirements, evidence, 8));
    }
  });

  it('is ranked well within 100 ms', () => {
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      const matcher = matcherOf(evidence, 8);
      rankMatches(posts, () => matcher);
      return performance.now() - start;
    }).sort((x, y) => x - y);
    // The bench states the real bound of 10 ms; here a busy machine must not fail a test.
    expect(times[9]).toBeLessThan(100);
  });
});

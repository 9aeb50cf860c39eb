import { rankPosts } from './ranking.js';

it('sorts posts by fit × coverage, then code, and lists thin coverage apart', () => {
  const posts = [
    { code: 'D', fit: 1, coverage: 0.4 },
    { code: 'C', fit: 0.5, coverage: 0.8 },
    { code: 'B', fit: 0.8, coverage: 0.5 },
    { code: 'A', fit: 0.9, coverage: 1 },
    { code: 'E', fit: null, coverage: 0 },
  ];
  const { posts: well, thinlyCovered } = rankPosts(posts);
  expect(well.map((post) => post.code)).toEqual(['A', 'B', 'C']);
  expect(thinlyCovered.map((post) => post.code)).toEqual(['D', 'E']);
});

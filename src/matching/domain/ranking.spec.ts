import { rankPosts } from './ranking.js';

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

import type { Match, Matcher, Requirement } from './match.js';

/** The two figures by which posts are compared, and the code of the profile. */
export interface RankedPost {
  readonly profileCode: string;
  readonly fit: number | null;
  readonly coverage: number;
}

/** Posts of enough coverage, and those of which too little is measured to say much; best first in each. */
export interface Ranking<T> {
  readonly posts: readonly T[];
  readonly thinlyCovered: readonly T[];
}

const ENOUGH_COVERAGE = 0.5;

/** "Which posts fit me": sorted by fit × coverage, then code; coverage under 0.5 is listed apart. */
export function rankPosts<T extends RankedPost>(posts: readonly T[]): Ranking<T> {
  const sorted = [...posts].sort((x, y) => scoreOf(y) - scoreOf(x) || compareText(x.profileCode, y.profileCode));
  return {
    posts: sorted.filter((post) => !isThin(post)),
    thinlyCovered: sorted.filter(isThin),
  };
}

/** A post that a person is set against. */
export interface Post {
  readonly code: string;
  readonly requirements: readonly Requirement[];
}

export interface RankedMatch<P extends Post> extends RankedPost, Match {
  readonly post: P;
}

/** Sets every post against what is known and ranks them; `matcherFor` gives the matcher of the post's framework. */
export function rankMatches<P extends Post>(
  posts: readonly P[],
  matcherFor: (post: P) => Matcher,
): Ranking<RankedMatch<P>> {
  return rankPosts(
    posts.map((post) => {
      const { requirements, fit, coverage } = matcherFor(post)(post.requirements);
      return { post, profileCode: post.code, requirements, fit, coverage };
    }),
  );
}

function isThin({ coverage }: RankedPost): boolean {
  return coverage < ENOUGH_COVERAGE - 1e-9;
}

/** Rounded, so that the last bits of a sum cannot decide between two posts. */
function scoreOf({ fit, coverage }: RankedPost): number {
  return Math.round((fit ?? 0) * coverage * 1e9) / 1e9;
}

function compareText(x: string, y: string): number {
  return x < y ? -1 : Number(x > y);
}

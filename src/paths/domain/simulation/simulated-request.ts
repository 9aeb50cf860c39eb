import type { Course, EntryLevel, Gap, Levels, PathRequest, Teaching } from '../path-shapes.js';

/** How large a made-up request is. */
export interface Size {
  readonly courses: number;
  readonly gaps: number;
}

/** Gives numbers from 0 on, under 1. */
type Random = () => number;

/** A course takes about so many minutes for each level that it lifts through, in steps of a quarter of an hour. */
const QUARTER = 15;
/** Of ten courses, so many cost something, and so many may be paid with a voucher. */
const PRICED = 6;
const PAYABLE = 5;

/**
 * A request like those of a large catalogue: one gap on each of the competences, a quarter of them desirable; courses
 * that teach one to three of the competences, one in five with an entry level, one in twenty with a prerequisite that
 * stands before it. No limits. The same random numbers give the same request.
 */
export function simulatedRequest(random: Random, { courses, gaps }: Size): PathRequest {
  return simulatedPerson(random, gaps, simulatedCatalogue(random, { courses, gaps }));
}

/** The courses of such requests. */
export function simulatedCatalogue(random: Random, { courses, gaps }: Size): readonly Course[] {
  const competences = competencesOf(gaps);
  return Array.from({ length: courses }, (_, at) => courseAt(at, competences, random));
}

/** Somebody with that many gaps before a catalogue. */
export function simulatedPerson(random: Random, gaps: number, courses: readonly Course[]): PathRequest {
  const competences = competencesOf(gaps);
  const levels = Object.fromEntries(competences.map((one) => [one, whole(random, 0, 4)]));
  return {
    gaps: competences.map((competence) => gapOn(competence, levels, random)),
    levels,
    courses,
    completed: [],
    limits: { maxMinutes: null, maxPriceCents: null, vouchers: 0 },
  };
}

function competencesOf(gaps: number): readonly string[] {
  return Array.from({ length: gaps }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
}

function gapOn(competence: string, levels: Levels, random: Random): Gap {
  const from = levels[competence] ?? 0;
  const essential = random() < 0.75;
  return { competence, from, to: Math.min(8, from + whole(random, 1, 3)), essential, weight: whole(random, 1, 3) };
}

function courseAt(at: number, competences: readonly string[], random: Random): Course {
  const taught = new Set(Array.from({ length: whole(random, 1, 3) }, () => pick(random, competences)));
  const teaches = [...taught].map((competence) => teachingOf(competence, random));
  const span = teaches.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    id: `course-${String(at)}`,
    code: `K-${String(at).padStart(5, '0')}`,
    teaches,
    requires: random() < 0.2 ? [entryOf(pick(random, competences), random)] : [],
    prerequisites: at > 0 && random() < 0.05 ? [`course-${String(whole(random, 0, at - 1))}`] : [],
    minutes: QUARTER * (whole(random, 2, 8) * span + whole(random, 0, 4)),
    priceCents: random() * 10 < PRICED ? whole(random, 20, 400) * 100 : 0,
    languages: ['de'],
    voucherEligible: random() * 10 < PAYABLE,
  };
}

function teachingOf(competence: string, random: Random): Teaching {
  const from = whole(random, 0, 6);
  return { competence, from, to: Math.min(8, from + whole(random, 1, 3)) };
}

function entryOf(competence: string, random: Random): EntryLevel {
  return { competence, level: whole(random, 1, 4) };
}

/** A whole number of the range, both ends included. */
function whole(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

function pick(random: Random, all: readonly string[]): string {
  return all[Math.floor(random() * all.length)] ?? '';
}

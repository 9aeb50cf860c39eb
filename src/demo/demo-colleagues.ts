import { addDays, type Day, berlinDay } from '../kernel/calendar.js';
import { reportingPeriod } from '../kernel/reporting-period.js';

/** Somebody invented who only makes up a group: nobody signs in as them. */
export interface DemoColleague {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly unit: string;
  readonly profileCode: string;
  /** Of a self-rating's four options, the one that they usually choose, from 0 on. */
  readonly option: number;
  /** The day of their check. */
  readonly checkedOn: Day;
}

/** Two groups of which something can be said, and one that is too small. */
const UNITS = [
  { unit: 'Bürgerbüro', profileCode: 'buergerbuero', persons: 14 },
  { unit: 'Bauamt', profileCode: 'bauamt', persons: 14 },
  { unit: 'Standesamt', profileCode: 'standesamt', persons: 4 },
] as const;
const GIVEN = ['Anke', 'Cem', 'Dörte', 'Elif', 'Falk', 'Gerda', 'Hannes', 'Ilona'] as const;
const FAMILY = ['Lindemann', 'Mertens', 'Nowak', 'Oster'] as const;

/** One in so many takes the check in the present quarter instead of the last one. */
const LATE = 8;
/** Days are spread over a quarter by steps that have no common divisor with its length. */
const STEP = 37;
const DAYS = 85;

/** The colleagues of the demo's employees, with checks over the last quarter that is over and the present one; none lies after `now`. */
export function demoColleagues(now: Date): readonly DemoColleague[] {
  const today = berlinDay(now);
  const { from, to } = reportingPeriod(today);
  return UNITS.flatMap(({ persons, ...post }) => Array.from({ length: persons }, () => post)).map((post, at) => {
    const givenName = GIVEN[at % GIVEN.length] ?? '';
    const familyName = FAMILY[Math.floor(at / GIVEN.length)] ?? '';
    const day = addDays(at % LATE === LATE - 1 ? addDays(to, 1) : from, (at * STEP) % DAYS);
    return {
      ...post,
      ...{
        givenName,
        familyName,
        option: [0, 3, 1, 3][at % 4] ?? 0,
        checkedOn: day < today ? day : addDays(today, -1),
      },
      email: `${plain(givenName)}.${plain(familyName)}@kandel.example`,
    };
  });
}

/** Before that day everything that their checks need is there. */
export function demoBegin(now: Date): Day {
  return addDays(reportingPeriod(berlinDay(now)).from, -1);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('ö', 'oe').replaceAll('ä', 'ae').replaceAll('ü', 'ue');
}

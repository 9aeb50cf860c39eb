import type { Approval, NewProgramme, Programme, WaitingApproval, WaitingOrder } from '../../vouchers/index.js';
import { APPROVALS, WAITING_APPROVALS, WAITING_ORDERS } from '../../vouchers/index.js';
import { centsIn, eurosOf } from '../shared/form-values.js';

/** The form as it was sent, right or wrong, so that it can be shown again without loss. */
export interface ProgrammeValues {
  readonly revision: number;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly total: string;
  readonly reserve: string;
  readonly objectionDays: string;
  readonly validityDays: string;
  readonly limitPerYear: string;
  readonly maxPrice: string;
  readonly providers: readonly string[];
  readonly competences: readonly string[];
  readonly courseIds: readonly string[];
  readonly approval: string;
  readonly waitingOrder: string;
  readonly waitingApproval: string;
  /** What courses are looked for, to name them. */
  readonly courseSearch: string;
}

/** A field, the key of what is wrong with it under `portal-programmes:faults`, and the numbers to say it with. */
export interface Fault {
  readonly field: keyof ProgrammeValues;
  readonly fault: string;
  readonly limits?: { readonly min: number; readonly max: number };
}

export type Body = Readonly<Record<string, unknown>>;

/** The whole numbers of the form with their limits. */
export const NUMBERS = {
  total: { min: 1, max: 10_000_000 },
  reserve: { min: 0, max: 10_000_000 },
  objectionDays: { min: 0, max: 365 },
  validityDays: { min: 1, max: 3_660 },
  limitPerYear: { min: 1, max: 100 },
} as const;
export type NumberName = keyof typeof NUMBERS;
const NUMBER_NAMES = Object.keys(NUMBERS) as readonly NumberName[];

export const LONGEST_TITLE = 200;
const MOST_CENTS = 100_000_000;
/** How many of a list the programme takes. */
const MOST = { providers: 200, competences: 200, courseIds: 1_000 } as const;
const LISTS = ['providers', 'competences', 'courseIds'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A new programme before anything is written: what most programmes do. */
export const BLANK: ProgrammeValues = {
  ...{ revision: 0, titleDe: '', titleEn: '', startsOn: '', endsOn: '', total: '', reserve: '0' },
  ...{ objectionDays: '14', validityDays: '180', limitPerYear: '1', maxPrice: '' },
  ...{ providers: [], competences: [], courseIds: [] },
  ...{ approval: 'hr', waitingOrder: 'by-time', waitingApproval: 'by-rule', courseSearch: '' },
};

export function valuesOfForm(body: Body): ProgrammeValues {
  const word = (name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '');
  const list = (name: string): readonly string[] => {
    const sent = [body[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '');
    return [...new Set(sent)];
  };
  return {
    revision: Number(word('revision')) || 0,
    ...{ titleDe: word('titleDe'), titleEn: word('titleEn'), startsOn: word('startsOn'), endsOn: word('endsOn') },
    ...{ total: word('total'), reserve: word('reserve'), objectionDays: word('objectionDays') },
    ...{ validityDays: word('validityDays'), limitPerYear: word('limitPerYear'), maxPrice: word('maxPrice') },
    ...{ providers: list('providers'), competences: list('competences'), courseIds: list('courseIds') },
    ...{ approval: word('approval'), waitingOrder: word('waitingOrder') },
    ...{ waitingApproval: word('waitingApproval'), courseSearch: word('courseSearch') },
  };
}

export function valuesOfProgramme(programme: Programme): ProgrammeValues {
  const { title, maxPriceCents, revision, startsOn, endsOn, providers, competences, courseIds } = programme;
  const { approval, waitingOrder, waitingApproval } = programme;
  const numbers = Object.fromEntries(NUMBER_NAMES.map((name) => [name, String(programme[name])]));
  return {
    ...(numbers as Record<NumberName, string>),
    ...{ revision, startsOn, endsOn, providers, competences, courseIds, approval, waitingOrder, waitingApproval },
    ...{ titleDe: title.de ?? '', titleEn: title.en ?? '', courseSearch: '' },
    maxPrice: maxPriceCents === null ? '' : eurosOf(maxPriceCents),
  };
}

/** What the form says as a programme, as far as it can be read; the faults say what is to be mended first. */
export function contentOf(values: ProgrammeValues): {
  readonly content: NewProgramme;
  readonly faults: readonly Fault[];
} {
  const { titleDe, titleEn, maxPrice, startsOn, endsOn, providers, competences, courseIds } = values;
  const numbers = Object.fromEntries(NUMBER_NAMES.map((name) => [name, countIn(values[name]) ?? 0]));
  const content = {
    ...(numbers as Record<NumberName, number>),
    title: titleEn === '' ? { de: titleDe } : { de: titleDe, en: titleEn },
    maxPriceCents: maxPrice === '' ? null : centsIn(maxPrice),
    ...{ startsOn, endsOn, providers, competences, courseIds },
    approval: values.approval as Approval,
    waitingOrder: values.waitingOrder as WaitingOrder,
    waitingApproval: values.waitingApproval as WaitingApproval,
  };
  return {
    content,
    faults: [...textFaults(values), ...dayFaults(values), ...numberFaults(values), ...ruleFaults(values)],
  };
}

export function isCourseId(text: string): boolean {
  return UUID.test(text);
}

/** 2750, also as 2.750; null where it is no whole number. */
function countIn(text: string): number | null {
  return /^\d{1,8}$|^\d{1,3}([.,]\d{3})+$/.test(text) ? Number(text.replaceAll(/[.,]/g, '')) : null;
}

function textFaults(values: ProgrammeValues): readonly Fault[] {
  const long = (['titleDe', 'titleEn'] as const).filter((field) => values[field].length > LONGEST_TITLE);
  return [
    ...(values.titleDe === '' ? [{ field: 'titleDe', fault: 'needed' } as const] : []),
    ...long.map((field) => ({ field, fault: 'tooLong', limits: { min: 1, max: LONGEST_TITLE } })),
  ];
}

function dayFaults({ startsOn, endsOn }: ProgrammeValues): readonly Fault[] {
  const wrong = Object.entries({ startsOn, endsOn }).filter(([, day]) => !isDay(day));
  if (wrong.length > 0) {
    return wrong.map(([field, day]) => ({
      field: field as 'startsOn' | 'endsOn',
      fault: day === '' ? 'needed' : 'noDay',
    }));
  }
  return endsOn < startsOn ? [{ field: 'endsOn', fault: 'endsBeforeStart' }] : [];
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function numberFaults(values: ProgrammeValues): readonly Fault[] {
  const wrong = NUMBER_NAMES.flatMap((field): Fault[] => {
    const { [field]: limits } = NUMBERS;
    const count = countIn(values[field]);
    if (values[field] === '') return [{ field, fault: 'needed' }];
    return count === null || count < limits.min || count > limits.max ? [{ field, fault: 'noCount', limits }] : [];
  });
  if (wrong.some(({ field }) => field === 'total' || field === 'reserve')) return wrong;
  const kept = (countIn(values.reserve) ?? 0) > (countIn(values.total) ?? 0);
  return kept ? [...wrong, { field: 'reserve', fault: 'reserveAboveTotal' }] : wrong;
}

function ruleFaults(values: ProgrammeValues): readonly Fault[] {
  const { maxPrice, approval, waitingOrder, waitingApproval, courseIds } = values;
  const cents = maxPrice === '' ? null : centsIn(maxPrice);
  const noPrice = maxPrice !== '' && (cents === null || cents > MOST_CENTS);
  const known = (all: readonly string[], field: Fault['field'], value: string): readonly Fault[] =>
    all.includes(value) ? [] : [{ field, fault: 'needed' }];
  return [
    ...(noPrice ? [{ field: 'maxPrice', fault: 'noPrice' } as const] : []),
    ...(cents === 0 ? [{ field: 'maxPrice', fault: 'priceOfNothing' } as const] : []),
    ...LISTS.filter((field) => values[field].length > MOST[field]).map((field) => ({
      ...{ field, fault: 'tooMany', limits: { min: 0, max: MOST[field] } },
    })),
    ...(courseIds.every(isCourseId) ? [] : [{ field: 'courseIds', fault: 'noCourse' } as const]),
    ...known(APPROVALS, 'approval', approval),
    ...known(WAITING_ORDERS, 'waitingOrder', waitingOrder),
    ...known(WAITING_APPROVALS, 'waitingApproval', waitingApproval),
  ];
}

/** Fields that differ between two forms, in the order of the form. */
export function differingFields(stored: ProgrammeValues, mine: ProgrammeValues): readonly (keyof ProgrammeValues)[] {
  const fields = (Object.keys(BLANK) as (keyof ProgrammeValues)[]).filter(
    (field) => field !== 'revision' && field !== 'courseSearch',
  );
  return fields.filter((field) => JSON.stringify(sorted(stored[field])) !== JSON.stringify(sorted(mine[field])));
}

function sorted(value: ProgrammeValues[keyof ProgrammeValues]): unknown {
  return typeof value === 'object' ? [...value].sort() : value;
}

/** What was written, with the stored value in the fields where it is to stay. */
export function withStored(mine: ProgrammeValues, stored: ProgrammeValues, keep: readonly string[]): ProgrammeValues {
  const kept = Object.entries(stored).filter(([field]) => field !== 'revision' && keep.includes(field));
  return { ...mine, ...Object.fromEntries(kept) };
}

import { BLANK, type ProgrammeValues } from './form.js';

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

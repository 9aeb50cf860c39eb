import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../migrations');
/** From here on an installation may be upgraded while it serves. */
const SINCE = 1764400000081;
const TAKES_AWAY =
  /\b(DROP (TABLE|COLUMN|VIEW|FUNCTION)|RENAME (TO|COLUMN|CONSTRAINT)|ALTER COLUMN \w+ (TYPE|SET NOT NULL))\b/i;

/** The SQL of the way up: what the way down takes away is not run in an upgrade. */
function upOf(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8').split('async down(')[0] ?? '';
}

describe('A migration', () => {
  const files = readdirSync(FOLDER).filter((file) => Number(/^\d+/.exec(file)?.[0]) > SINCE);

  it.each(['DROP COLUMN name', 'ALTER COLUMN name SET NOT NULL', 'RENAME TO other'])(
    'that says %s takes away',
    (sql) => {
      expect(TAKES_AWAY.test(sql)).toBe(true);
    },
  );

  it('takes nothing away from the version that still serves, unless it says why nothing reads it', () => {
    const silent = files.filter((file) => TAKES_AWAY.test(upOf(file)) && !/-- contract: \S/.test(upOf(file)));
    expect(silent).toEqual([]);
  });
});

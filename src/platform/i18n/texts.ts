import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { Injectable } from '@nestjs/common';
import i18next, { type i18n } from 'i18next';

import { type Locale, LOCALES } from '../../kernel/localized.js';

export type TextValues = Readonly<Record<string, unknown>>;
/** Looks up `room:path.to.text`, fills in `{{values}}` and chooses the plural form by `count`. */
export type Translate = (key: string, values?: TextValues) => string;

interface ProblemText {
  readonly title: string;
  readonly help: string;
}
export interface RoomTexts {
  readonly problems?: Readonly<Record<string, ProblemText>>;
  readonly findings?: Readonly<Record<string, string>>;
}

const SOURCE = path.resolve(import.meta.dirname, '../..');

/**
 * Every room keeps its texts in `texts/<locale>.json`; their namespace is the room's path, such as `vouchers` or
 * `portal-hr`. The `problems` and `findings` of all rooms share one catalogue each.
 * @throws Error that names the file when one is missing or no JSON
 */
export function readTexts(locale: Locale, source = SOURCE): Record<string, RoomTexts> {
  const found = roomsWithTexts(source).map((room) => {
    const texts = readRoom(path.join(room, 'texts', `${locale}.json`));
    return [path.relative(source, room).replaceAll(path.sep, '-'), texts] as const;
  });
  const merged = (part: 'problems' | 'findings') =>
    Object.assign({}, ...found.map(([, texts]) => texts[part] ?? {})) as object;
  return {
    ...Object.fromEntries(found),
    problems: merged('problems'),
    findings: merged('findings'),
  };
}

function readRoom(file: string): RoomTexts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RoomTexts;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${path.relative(process.cwd(), file)} cannot be read: ${said}`, { cause: error });
  }
}

function roomsWithTexts(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'texts',
  );
  const own = existsSync(path.join(folder, 'texts', 'de.json')) ? [folder] : [];
  return [...own, ...inner.flatMap(({ name }) => roomsWithTexts(path.join(folder, name)))];
}

/** The words on screen, in mails and in errors. */
@Injectable()
export class Texts {
  private readonly catalogue: i18n;

  constructor() {
    this.catalogue = i18next.createInstance();
    void this.catalogue.init({
      initAsync: false,
      lng: 'de',
      fallbackLng: 'de',
      defaultNS: 'platform',
      resources: Object.fromEntries(LOCALES.map((locale) => [locale, readTexts(locale)])),
      interpolation: { escapeValue: false },
      returnEmptyString: false,
    });
  }

  in(locale: Locale): Translate {
    const translate = this.catalogue.getFixedT(locale);
    return (key, values) => translate(key, { ...values });
  }
}

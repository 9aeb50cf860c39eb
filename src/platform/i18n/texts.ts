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

/** Every room keeps its texts in `texts/<locale>.json`; `problems` and `findings` of all rooms share one catalogue each. */
export function readTexts(locale: Locale): Record<string, RoomTexts> {
  const rooms = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = rooms.flatMap(({ name }) => {
    const file = path.join(SOURCE, name, 'texts', `${locale}.json`);
    return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8')) as RoomTexts] as const] : [];
  });
  const merged = (part: 'problems' | 'findings') => Object.assign({}, ...found.map(([, texts]) => texts[part] ?? {})) as object;
  return { ...Object.fromEntries(found), problems: merged('problems') as RoomTexts, findings: merged('findings') as RoomTexts };
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

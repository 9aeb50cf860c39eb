import type { JsonObject, JsonValue } from '../../kernel/json.js';
import type { Localized } from '../../kernel/localized.js';
import { textOf } from './catalogue-json.js';
import { LIMITS } from './course-limits.js';
import { learningTime } from './iso-duration.js';
import { entriesOf, type Note, shown, within } from './moochub-notes.js';
import { plainText } from './plain-text.js';

/** Primary language tags in lower case, each once. */
export function languagesOf(value: JsonValue | undefined, note: Note): readonly string[] {
  const languages = entriesOf(value, 'inLanguage', note).map((entry) => {
    const language = /^([a-z]{2,3})(?:[-_][\w-]*)?$/i.exec(textOf(entry) ?? '')?.[1]?.toLowerCase() ?? null;
    if (language === null) note('course-language-not-mapped', 'inLanguage', { value: shown(entry) });
    return language;
  });
  const known = [...new Set(languages.filter((language) => language !== null))];
  const [first] = known;
  if (languages.length === 0) note('course-language-missing', 'inLanguage');
  else if (first !== undefined && first !== 'de' && first !== 'en') {
    note('course-language-shown-as-german', 'inLanguage', { value: first });
  }
  return known;
}

/** The text in the language of the course, the first one of several; the product keeps German and English apart. */
export function inItsLanguage(text: string, languages: readonly string[]): Localized {
  if (text === '') return {};
  return languages[0] === 'en' ? { en: text } : { de: text };
}

/** Paragraphs without markup. */
export function descriptionOf(value: JsonValue | undefined, note: Note): string {
  return within(plainText(textOf(value) ?? ''), LIMITS.description, 'description', note);
}

/** Learning time in minutes; null, with a notice, when it is missing or says something else. */
export function minutesOf(value: JsonValue | undefined, note: Note): number | null {
  if (value === undefined || value === null) {
    note('course-duration-missing', 'duration');
    return null;
  }
  const time = learningTime(textOf(value) ?? '');
  if (time === null || time.minutes > LIMITS.minutes) {
    note('course-duration-not-mapped', 'duration', { value: shown(value) });
    return null;
  }
  if (time.days > 0) note('course-duration-in-days', 'duration', { value: shown(value), hours: time.minutes / 60 });
  return time.minutes;
}

/** An address that a browser may open; anything else than http and https is noted and left out. */
export function addressOf(value: JsonValue | undefined, note: Note): string | null {
  const text = textOf(value);
  const good = text !== null && text.length <= LIMITS.url && /^https?:\/\/[^\s/?#"'<>\\]+[^\s"'<>\\]*$/i.test(text);
  if (good) return text;
  note('course-address-not-mapped', 'url', { value: shown(value ?? '–') });
  return null;
}

/** Of the words, those that are known, each once. */
export function knownWords(
  attributes: JsonObject,
  field: string,
  known: readonly string[],
  note: Note,
): readonly string[] {
  const words = entriesOf(attributes[field], field, note).filter((word) => {
    const isKnown = typeof word === 'string' && known.includes(word);
    if (!isKnown) note('course-field-not-mapped', field, { value: shown(word) });
    return isKnown;
  });
  return [...new Set(words as readonly string[])];
}

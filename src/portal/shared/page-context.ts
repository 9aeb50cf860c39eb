import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import type { Translate } from '../../platform/i18n/texts.js';
import type { Formats } from '../../platform/i18n/formats.js';
import type { Focus } from './focus.js';

/** What every page knows: who looks at it, in which language, and where they are. */
export interface PageContext {
  readonly actor: Actor | undefined;
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Formats;
  /** Path with query, as the person called it. */
  readonly path: string;
  /** What the person has just done, from `?done=`: a key of portal-shared:done. */
  readonly done: string | undefined;
  /** Where the page begins for keyboard and screen reader; undefined: at its top. */
  readonly focus: Focus | undefined;
  /** Of a file to import at most, in megabytes of 1,048,576 bytes. */
  readonly uploadMegabytes: number;
  /** Shown as name of a demo installation, with its logins on the sign-in page. */
  readonly demo: boolean;
}

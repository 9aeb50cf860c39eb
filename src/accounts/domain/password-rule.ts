/** Characters. Source: NIST SP 800-63B-4, section 3.1.1.2, which asks for 15 without and 8 with a second factor; we ask everybody for 12. */
export const PASSWORD_LENGTH = { shortest: 12, longest: 1000 } as const;

/** What makes a password easy to guess; the code of the refusal. */
export type PasswordFlaw = 'password-too-short' | 'password-too-common';

const PRODUCT = 'Lernlotse';

/** What somebody's own password must not be: their names and addresses, and ours. */
export function ownWordsOf(person: {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}): readonly string[] {
  const [mailbox = ''] = person.email.split('@');
  return [PRODUCT, person.givenName, person.familyName, person.email, mailbox].filter((word) => word !== '');
}

/** A password of signs and digits only is a number: it takes so many of them. */
const LONG_NUMBER = 20;
const SHORTEST_CORE = 4;
const LEAST_VARIETY = 5;

/**
 * What is wrong with a new password, if anything. Too common is: what `isCommon` knows, also with digits and signs
 * around it or repeated; the person's own names and words of ours in the same disguise; and few different characters.
 * There is no rule of upper case, digits or signs, and no expiry (NIST SP 800-63B-4).
 */
export function passwordFlaw(
  password: string,
  ownWords: readonly string[],
  isCommon: (lowerCase: string) => boolean,
): PasswordFlaw | undefined {
  if ([...password].length < PASSWORD_LENGTH.shortest) return 'password-too-short';
  const whole = password.normalize('NFKC').toLowerCase();
  const core = coreOf(whole);
  const isOwn = ownWords.some((word) => core === coreOf(word.normalize('NFKC').toLowerCase()));
  const isUniform = new Set(whole).size < LEAST_VARIETY;
  const isNumber = core.length < SHORTEST_CORE && whole.length < LONG_NUMBER;
  const isEasy = isUniform || isNumber || isOwn || [whole, unitOf(whole), core].some(isCommon);
  return isEasy ? 'password-too-common' : undefined;
}

/** Without the digits and signs around it, and only once if it is repeated. */
function coreOf(text: string): string {
  return unitOf(text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')).replaceAll(/[^\p{L}]+$/gu, '');
}

/** What the text repeats, signs between included; the text itself when it repeats nothing. */
function unitOf(text: string): string {
  for (let length = 1; length <= (text.length + 1) / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** Crockford's base 32: no letter that looks like a digit. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** Bytes of chance that a password takes. */
export const INITIAL_PASSWORD_BYTES = GROUPS * GROUP_LENGTH;

/** A password that can be read aloud, such as `k3p9a-…`: 25 letters and digits in five groups, 5 bits of chance each. */
export function initialPassword(chance: Uint8Array): string {
  const letters = [...chance.subarray(0, INITIAL_PASSWORD_BYTES)].map((byte) => LETTERS.charAt(byte % LETTERS.length));
  const groups = Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH).join(''),
  );
  return groups.join('-');
}

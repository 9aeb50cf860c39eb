import { DomainError } from '../../kernel/domain-error.js';

/**
 * Digits and capital letters without I, L, O and U (Crockford's base 32): each of the 32 characters stands
 * for five bits.
 */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters of a code; with five bits each a code has 2^60 values. */
export const CODE_LENGTH = 12;

const SEPARATORS = /[\s\u00ad\u2010-\u2015\u2212_.-]+/gu;
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

export type CodeFault = 'length' | 'character' | 'check';

/**
 * A voucher code `XXXX-XXXX-XXXX-C`: twelve characters from random bytes (five bits of each) and a check
 * character.
 *
 * The check is a weighted sum over the field GF(2^5) with x^5 + x^2 + 1: the code is valid when Σ αⁱ·cᵢ = 0,
 * where α = x, i counts from the right, and the check character is c₀. As α has order 31, all thirteen
 * weights are different and none is 0; therefore every wrong character and every exchange of two different
 * characters (adjacent or not) is found.
 * @param randomBytes at least 12 bytes of a cryptographic source
 * @throws RangeError with fewer bytes
 */
export function voucherCode(randomBytes: Uint8Array): string {
  if (randomBytes.length < CODE_LENGTH)
    throw new RangeError(`A voucher code needs ${String(CODE_LENGTH)} random bytes`);
  const values = [...randomBytes.subarray(0, CODE_LENGTH)].map((byte) => byte & 31);
  return grouped([...values, timesAlpha(weightedSum(values))]);
}

/**
 * The code as it is stored, from what a person typed: small letters, spaces and dashes of any kind, O for 0,
 * I and L for 1.
 * @throws DomainError (invalid) `voucher-code-invalid` {reason}: `length`, `character` or `check`
 */
export function normaliseVoucherCode(input: string): string {
  const characters = Array.from(input.normalize('NFKC').toUpperCase().replace(SEPARATORS, ''));
  if (characters.length !== CODE_LENGTH + 1) refuse('length');
  const values = characters.map((character) => CODE_ALPHABET.indexOf(LOOKALIKES[character] ?? character));
  if (values.includes(-1)) refuse('character');
  if (weightedSum(values) !== 0) refuse('check');
  return grouped(values);
}

/** Horner's rule: the last value has weight 1, each one before it α times more. */
function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value) => timesAlpha(sum) ^ value, 0);
}

/** Multiplication by x modulo x^5 + x^2 + 1. */
function timesAlpha(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}

function grouped(values: readonly number[]): string {
  const text = values.map((value) => CODE_ALPHABET.charAt(value)).join('');
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8, 12), text.slice(12)].join('-');
}

function refuse(reason: CodeFault): never {
  throw new DomainError('voucher-code-invalid', 'invalid', { reason });
}

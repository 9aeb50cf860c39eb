import * as fc from 'fast-check';
import { CODE_ALPHABET, normaliseVoucherCode, voucherCode } from './voucher-code.js';

const anyCode = fc.uint8Array({ minLength: 12, maxLength: 16 }).map(voucherCode);
const plain = (code: string): string[] => Array.from(code.replaceAll('-', ''));

const refusal = (reason: string): Error =>
  expect.objectContaining({ code: 'voucher-code-invalid', kind: 'invalid', details: { reason } }) as Error;

function isRefused(input: string): boolean {
  try {
    normaliseVoucherCode(input);
    return false;
  } catch {
    return true;
  }
}

describe('a voucher code', () => {
  it('has three groups of four and a check character', () => {
    expect(voucherCode(new Uint8Array(12))).toBe('0000-0000-0000-0');
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]$/);
        expect(normaliseVoucherCode(code)).toBe(code);
      }),
    );
  });

  it('uses five bits of each byte, evenly, and no more bytes than twelve', () => {
    const bytes = Uint8Array.from({ length: 12 }, (_, at) => at + 20);
    const code = voucherCode(bytes);
    expect(code.slice(0, 14)).toBe('MNPQ-RSTV-WXYZ');
    expect(voucherCode(bytes.map((byte) => byte + 32))).toBe(code);
    expect(voucherCode(Uint8Array.from([...bytes, 7]))).toBe(code);
    expect(() => voucherCode(new Uint8Array(11))).toThrow(RangeError);
  });

  it('has no characters that look alike', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(32);
    expect(CODE_ALPHABET).not.toMatch(/[ILOU]/);
  });

  it('is read as people type it', () => {
    const code = voucherCode(Uint8Array.from([0, 1, 10, 0, 1, 11, 0, 1, 12, 0, 1, 13]));
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' – ').replace('1', 'i').replace('1', 'L');
    expect(normaliseVoucherCode(`  ${typed}\u00a0`)).toBe(code);
    expect(normaliseVoucherCode(plain(code).join(''))).toBe(code);
  });

  it('is refused with its fault', () => {
    expect(() => normaliseVoucherCode('0000-0000-0000')).toThrow(refusal('length'));
    expect(() => normaliseVoucherCode('')).toThrow(refusal('length'));
    expect(() => normaliseVoucherCode('0000-0000-000U-0')).toThrow(refusal('character'));
    expect(() => normaliseVoucherCode('0000-0000-000ß-0')).toThrow(refusal('length'));
    expect(() => normaliseVoucherCode('0000-0000-0001-0')).toThrow(refusal('check'));
  });

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        plain(code).forEach((right, at) => {
          for (const wrong of CODE_ALPHABET.replace(right, '')) {
            if (!isRefused(plain(code).with(at, wrong).join(''))) throw new Error(`${code} accepts ${wrong}`);
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('finds every exchange of two different characters, adjacent or not', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(12), fc.nat(12), (code, a, b) => {
        const typed = plain(code);
        fc.pre(typed[a] !== typed[b]);
        [typed[a], typed[b]] = [typed[b] ?? '', typed[a] ?? ''];
        expect(() => normaliseVoucherCode(typed.join(''))).toThrow(refusal('check'));
      }),
      { numRuns: 500 },
    );
  });
});

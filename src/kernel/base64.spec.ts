import { bytesOfBase64 } from './base64.js';

it.each([
  ['', []],
  ['AA==', [0]],
  ['AP8=', [0, 255]],
  ['AP+/', [0, 255, 191]],
])('reads %j', (text, bytes) => {
  expect(bytesOfBase64(text)).toEqual(Uint8Array.from(bytes));
});

it.each([['A'], ['AA'], ['AA=A'], ['AP8=\n'], ['AP_-'], ['data:image/png;base64,AP8='], ['Ä===']])(
  'reads nothing from %j',
  (text) => {
    expect(bytesOfBase64(text)).toBeUndefined();
  },
);

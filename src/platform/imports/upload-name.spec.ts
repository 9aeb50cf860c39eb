import { uploadName } from './upload-name.js';

describe('the name of an upload', () => {
  it.each([
    ['Kurse Frühjahr.json', 'Kurse Frühjahr.json'],
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Akten\\kurse.json', 'kurse.json'],
    ['kurse\u0000.json\r\n', 'kurse.json'],
    ['kurse\u202Enosj.exe', 'kursenosj.exe'],
    ['\uD800kurse', 'kurse'],
    ['..', '..'],
    ['/', ''],
    ['', ''],
    [undefined, ''],
  ])('%j is kept as %j', (given, kept) => {
    expect(uploadName(given)).toBe(kept);
  });

  it('is cut between two characters, never inside of one', () => {
    expect(uploadName('𝒜'.repeat(500))).toBe('𝒜'.repeat(120));
  });
});

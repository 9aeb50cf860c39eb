import { courseLink } from './course-link.js';

it.each([
  ['https://kurse.example/akte', 'https://kurse.example/akte?lernlotse_participant=p-1'],
  ['https://kurse.example/?id=7#start', 'https://kurse.example/?id=7&lernlotse_participant=p-1#start'],
  ['https://kurse.example/?lernlotse_participant=old', 'https://kurse.example/?lernlotse_participant=p-1'],
  ['javascript:alert(1)', null],
  ['keine Adresse', null],
  [null, null],
])('%s leads to %s', (url, link) => {
  expect(courseLink(url, 'p-1')).toBe(link);
});

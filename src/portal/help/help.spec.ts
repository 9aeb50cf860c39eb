import { LOCALES } from '../../kernel/localized.js';
import { readTexts } from '../../platform/i18n/texts.js';
import { navigationOf } from '../shared/navigation.js';
import { HELP_KEYS, helpAt } from './help-pages.js';

const MEMBERSHIPS = (['employee', 'hr'] as const).map((role) => ({ membershipId: '', municipalityId: '', role }));
const EVERYBODY = { personId: '', sessionId: '', admin: true, memberships: MEMBERSHIPS };

describe('The help of a main page', () => {
  const items = navigationOf(EVERYBODY).flatMap((group) => group.items);
  const addresses = items.flatMap(({ href, further = [] }) => [href, ...further.map((item) => item.href)]);
  /** Leads to the newest programme's. */
  const leadsOn = '/admin/tallies';

  it.each(addresses.filter((href) => href !== leadsOn))('explains %s, to which the navigation leads', (href) => {
    expect(helpAt(href)).toBeDefined();
  });

  it('explains pages of one thing, and leaves the steps in between to themselves', () => {
    const id = '00000000-0000-4000-8000-00000000abcd';
    expect(helpAt(`/admin/programmes/${id}/distribution`)).toBe('admin-distribution');
    expect(helpAt(`/results/${id}`)).toBe('result');
    expect(helpAt(`/admin/programmes/${id}/distribution/confirm`)).toBeUndefined();
    expect(helpAt('/hr/requests/decide')).toBeUndefined();
  });

  it.each(LOCALES)('says two to four sentences of each page and of no other (%s)', (locale) => {
    const { 'portal-help': texts } = readTexts(locale) as { 'portal-help'?: { pages: Record<string, string> } };
    const pages = texts?.pages ?? {};
    expect(Object.keys(pages).sort()).toEqual([...HELP_KEYS].sort());
    const sentences = (text: string) => text.split(/[.?!](?:\s|$)/).filter((one) => one !== '').length;
    const odd = Object.entries(pages).filter(([, text]) => sentences(text) < 2 || sentences(text) > 4);
    expect(odd).toEqual([]);
  });
});

import { costOf } from './request-cost.js';

const request = (route: string, query = {}, contentType?: string) => ({ route, query, contentType });

describe('what a request costs', () => {
  it.each([
    '/api/v1/courses/export',
    '/api/v1/checks/:id/result/export',
    '/api/v1/programmes/:id/ledger',
    '/api/v1/programmes/:id/distribution/preview',
    '/admin/items/:id/quality.csv',
    '/tallies/:id/report',
    '/api/v1/me/path',
    '/api/v1/me/data',
  ])('%s is expensive', (route) => {
    expect(costOf(request(route))).toBe('expensive');
  });

  it('a search is expensive, the list it searches is not', () => {
    expect(costOf(request('/courses', { q: 'Akte' }))).toBe('expensive');
    expect(costOf(request('/courses', { q: '' }))).toBeUndefined();
    expect(costOf(request('/courses'))).toBeUndefined();
  });

  it('an upload counts as one wherever it goes', () => {
    expect(costOf(request('/admin/imports', {}, 'multipart/form-data; boundary=x'))).toBe('uploads');
  });

  it.each(['/api/v1/checks/:id/answers', '/start', '/api/v1/vouchers/:id/redeem', '/sign-in'])(
    '%s is ordinary',
    (route) => {
      expect(costOf(request(route))).toBeUndefined();
    },
  );
});

import { assertMayReadMetrics } from './metrics-access.js';

const TOKEN = 'a-token-of-the-operators';

describe('The metrics', () => {
  const reads = (settings: { METRICS_TOKEN?: string; NODE_ENV: string }, authorization?: string) => () => {
    assertMayReadMetrics(settings, authorization);
  };

  it('are closed in production until a token is set', () => {
    expect(reads({ NODE_ENV: 'production' })).toThrow('metrics-not-open');
    expect(reads({ NODE_ENV: 'production' }, `Bearer ${TOKEN}`)).toThrow('metrics-not-open');
    expect(reads({ NODE_ENV: 'development' })).not.toThrow();
  });

  it.each(['production', 'development'])('are read with the token only, in %s', (NODE_ENV) => {
    const settings = { NODE_ENV, METRICS_TOKEN: TOKEN };
    expect(reads(settings, `Bearer ${TOKEN}`)).not.toThrow();
    expect(reads(settings)).toThrow('metrics-not-open');
    expect(reads(settings, 'Bearer another')).toThrow('metrics-not-open');
    expect(reads(settings, `Bearer ${TOKEN.slice(1)}`)).toThrow('metrics-not-open');
  });
});

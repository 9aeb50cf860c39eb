import { aCheckUnderWay, vouchersUnderWay } from './support/furnish.js';
import { testEveryPage } from './support/round.js';

describe('Every page of employees', () => {
  testEveryPage({
    of: /^\/(?!hr|admin|tally-alarms|mailbox)/,
    logins: [undefined, 'newcomer', 'employee'],
    starts: ['/sign-in', '/start', '/notice', '/account', '/matches', '/results'],
    async furnish(demo) {
      await aCheckUnderWay(demo);
      await vouchersUnderWay(demo);
      const newcomer = await demo.apiOf('newcomer');
      const asked = await newcomer.post('/me/rights-requests', { right: 'access', text: 'Bitte eine Auskunft' });
      const toHr = (address: string) => ({ login: 'hr', address }) as const;
      return {
        // Pages that HR and the administration share stand beside those of everybody.
        '/api-keys': toHr('/api-keys'),
        '/api-keys/new': { login: 'admin', address: '/api-keys/new' },
        '/retention': toHr('/retention'),
        '/rights-requests': toHr('/rights-requests'),
        '/rights-requests/:id': toHr(`/rights-requests/${asked.id as string}`),
        // Where an erasure leads.
        '/erased': { login: undefined, address: '/erased' },
        '/password/new': { login: undefined, address: '/password/new?token=long-gone' },
        '/email/confirm': { login: undefined, address: '/email/confirm?token=long-gone' },
      };
    },
  });
});

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
      return {
        '/password/new': { login: undefined, address: '/password/new?token=long-gone' },
        '/email/confirm': { login: undefined, address: '/email/confirm?token=long-gone' },
      };
    },
  });
});

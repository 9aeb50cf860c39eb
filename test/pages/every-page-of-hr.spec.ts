import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { aCheckUnderWay, idsOf, vouchersUnderWay } from './support/furnish.js';
import { testEveryPage } from './support/round.js';

describe('Every page of HR', () => {
  testEveryPage({
    of: /^\/hr/,
    logins: ['hr'],
    starts: ['/hr/overview'],
    async furnish(demo) {
      await aCheckUnderWay(demo);
      await vouchersUnderWay(demo);
      const [request] = await demo.sql<{ id: string }>(`SELECT id FROM voucher_requests WHERE state = 'waitlisted'`);
      const id = request?.id ?? '';
      const { programme, personOf } = await idsOf(demo);
      const person = await personOf('bauamt@kandel.example');
      const [result] = await demo.sql<{ id: string }>(
        `SELECT c.id FROM checks c JOIN persons p ON p.id = c.person_id WHERE p.email = 'bauamt@kandel.example' AND c.state = 'submitted'`,
      );
      const until = addDays(berlinDay(new Date()), 30);
      const release = { purpose: 'Qualifizierungsgespräch', until };
      await (await demo.apiOf('employee')).put(`/checks/${result?.id ?? ''}/release`, release);
      return {
        '/hr/assign/confirm': {
          login: 'hr',
          address: `/hr/assign/confirm?how=assign&person=${person}&programme=${programme}`,
        },
        '/hr/requests/decide': { login: 'hr', address: `/hr/requests/decide?decision=approve&id=${id}` },
        '/hr/requests/decided': {
          login: 'hr',
          address: `/hr/requests/decided?decision=approve&no=${id}~request-moved`,
        },
      };
    },
  });
});

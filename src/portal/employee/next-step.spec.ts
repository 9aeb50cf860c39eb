import { type NextStep, nextStepOf, type Situation } from './next-step.js';

const post = { title: { de: 'Bürgerbüro' } };
const check = { id: 'c', progress: { answered: 3, share: 0.2, total: 16, minutesLeft: 5 } };
const course = { courseId: 'k' } as NonNullable<Situation['firstCourse']>;
const voucher = (state: string) => ({ id: 'v', state }) as Situation['vouchers'][number];
const request = (state: string) => ({ id: 'r', state }) as Situation['requests'][number];

const beginning: Situation = {
  post: null,
  noticeRead: false,
  agreementInForce: true,
  check: null,
  result: null,
  firstCourse: null,
  requests: [],
  vouchers: [],
};
const measured: Situation = { ...beginning, post, noticeRead: true, result: { checkId: 'c' }, firstCourse: course };

describe('the next step', () => {
  it.each<[string, Situation, NextStep['kind']]>([
    ['a newcomer chooses the post', beginning, 'choose-post'],
    ['then reads the notice', { ...beginning, post }, 'read-notice'],
    ['then takes the check', { ...beginning, post, noticeRead: true }, 'take-check'],
    [
      'waits where no works agreement is in force',
      { ...beginning, post, agreementInForce: false },
      'wait-for-agreement',
    ],
    ['goes on with a check that is open', { ...measured, check }, 'go-on-with-check'],
    ['after the check looks at the first course', measured, 'first-course'],
    ['or at the result when no course is needed', { ...measured, firstCourse: null }, 'see-result'],
    ['waits for the decision on a request', { ...measured, requests: [request('requested')] }, 'wait-for-decision'],
    ['waits for a place on the waiting list', { ...measured, requests: [request('waitlisted')] }, 'wait-for-place'],
    ['asks again after a declined one', { ...measured, requests: [request('declined')] }, 'first-course'],
    [
      'redeems a voucher before it expires, whatever else is open',
      { ...beginning, vouchers: [voucher('assigned')] },
      'redeem',
    ],
    ['learns with a redeemed voucher', { ...measured, vouchers: [voucher('redeemed')] }, 'learn'],
    ['and goes on after a completed course', { ...measured, vouchers: [voucher('completed')] }, 'first-course'],
  ])('%s', (_, situation, kind) => {
    expect(nextStepOf(situation).kind).toBe(kind);
  });
});

import { answerOf } from './answer-form.js';

describe('the form of a question', () => {
  it.each([
    ['one choice', { kind: 'self-rating', chosen: ['2'] }, { kind: 'self-rating', option: 2 }],
    ['the first choice', { kind: 'single-choice', chosen: ['0'] }, { kind: 'single-choice', option: 0 }],
    ['several choices', { kind: 'multiple-choice', chosen: ['0', '3'] }, { kind: 'multiple-choice', options: [0, 3] }],
    ['an order', { kind: 'ordering', chosen: ['2', '0', '1'] }, { kind: 'ordering', order: [2, 0, 1] }],
    ['a skip, whatever is chosen', { kind: 'ordering', chosen: ['', '1'], skip: 'yes' }, { kind: 'skip' }],
  ] as const)('reads %s', (_, form, answer) => {
    expect(answerOf(form)).toEqual(answer);
  });

  it.each([
    ['nothing chosen', { kind: 'self-rating', chosen: [] }, 'missing'],
    ['no place filled', { kind: 'ordering', chosen: ['', ''] }, 'missing'],
    ['an empty place', { kind: 'ordering', chosen: ['1', '', '0'] }, 'order'],
    ['the same thing twice', { kind: 'ordering', chosen: ['1', '1', '0'] }, 'order'],
  ] as const)('asks again after %s', (_, form, fault) => {
    expect(answerOf(form)).toBe(fault);
  });
});

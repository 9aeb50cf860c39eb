import { together } from './together.js';

describe('What is done together', () => {
  it('answers in the order of its parts', async () => {
    expect(await together([Promise.resolve('one'), 2, Promise.resolve([3])])).toEqual(['one', 2, [3]]);
  });

  it('fails with the first part that fails, when all have ended', async () => {
    let hasEnded = false;
    const late = new Promise<void>((resolve) => {
      setImmediate(() => {
        hasEnded = true;
        resolve();
      });
    });
    await expect(together([Promise.reject(new Error('no')), late])).rejects.toThrow('no');
    expect(hasEnded).toBe(true);
  });
});

import { tellStories } from './support/stories.js';

const ENGLISH = { locale: 'en-GB' };

describe('The three stories in English', () => {
  tellStories([
    { way: 'with script, by keyboard', lang: 'en', options: ENGLISH, name: 'Newman', total: 502 },
    {
      ...{ way: 'without script, by keyboard', lang: 'en', options: { ...ENGLISH, javaScriptEnabled: false } },
      ...{ name: 'Newton', total: 504 },
    },
  ]);
});

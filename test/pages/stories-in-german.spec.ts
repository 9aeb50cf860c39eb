import { tellStories } from './support/stories.js';

const GERMAN = { locale: 'de-DE' };

describe('The three stories in German', () => {
  tellStories([
    { way: 'with script, by keyboard', lang: 'de', options: GERMAN, name: 'Neumann', total: 501 },
    {
      ...{ way: 'without script, by keyboard', lang: 'de', options: { ...GERMAN, javaScriptEnabled: false } },
      ...{ name: 'Neuer', total: 503 },
    },
  ]);
});

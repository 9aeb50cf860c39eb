import './lib/node-version.mjs';

// The documents are compared in test/integration/house.spec.ts; with GENERATE it writes them first.
process.env.GENERATE = 'true';
process.argv.push('--only', 'integration', 'house');
await import('./test.mjs');

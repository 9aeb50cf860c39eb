/** The house rules of import. Read them as the map of the house: they are checked on every commit. */
const FEATURES = [
  'municipalities',
  'accounts',
  'competencies',
  'profiles',
  'checks',
  'matching',
  'courses',
  'vouchers',
  'paths',
  'insights',
  'portal',
  'demo',
]; // each may look only to the left
const feature = `^src/(${FEATURES.join('|')})/`;

const leftToRight = FEATURES.map((name, at) => ({
  name: `${name}-looks-left`,
  comment: `${name} may use only: ${FEATURES.slice(0, at).join(', ') || 'nobody'}`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: `^src/(${FEATURES.slice(at + 1).join('|') || '(?!)'})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '/assets/',
          '^src/(main|worker|openapi)\\.ts$',
          '^test/support/',
          '\\.spec\\.ts$',
          '^migrations/',
        ],
      },
      to: {},
    },
    ...leftToRight,
    {
      name: 'front-door',
      comment: 'One feature enters another only through its index.ts',
      severity: 'error',
      from: { path: feature },
      to: { path: feature, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules import rules: no Nest, no TypeORM, no Bull, no Node I/O, no packages at all',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/[^/]+/domain/', '^src/kernel/'] },
    },
    {
      name: 'kernel-is-alone',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/kernel/' },
    },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^src/platform/' }, to: { path: feature } },
    {
      name: 'no-leaky-entities',
      comment: 'Only the repository and the module touch tables; responses are built from domain shapes',
      severity: 'error',
      from: { path: '\\.(controller|service|processor|dto|jobs)\\.ts$' },
      to: { path: ['\\.entity\\.ts$', '^node_modules/typeorm/'] },
    },
    {
      name: 'thin-edges',
      comment: 'Controllers and processors talk to the service only',
      severity: 'error',
      from: { path: '\\.(controller|processor)\\.ts$' },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^test/', '\\.spec\\.ts$'] },
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};

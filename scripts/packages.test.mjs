import assert from 'node:assert/strict';
import test from 'node:test';
import { faultsOf, loose } from './packages.mjs';

const sound = { version: '1.0.0', integrity: 'sha512-abc', license: 'MIT' };
const faults = (entry, name = 'some') =>
  faultsOf({ packages: { '': {}, [`node_modules/${name}`]: { ...sound, ...entry } } });

test('a sound package is let in', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ license: '(GPL-3.0-or-later OR MIT)' }), []);
  assert.deepEqual(faults({ hasInstallScript: true }, '@swc/core'), []);
});

test('each fault is named', () => {
  assert.match(faults({ integrity: undefined })[0], /some 1\.0\.0: no sha512/);
  assert.match(faults({ integrity: 'sha1-abc' })[0], /no sha512/);
  assert.match(faults({ resolved: 'git+ssh://git@example/some.git' })[0], /does not come from the registry/);
  assert.match(faults({ hasInstallScript: true })[0], /runs a script/);
  assert.match(faults({ license: 'GPL-3.0-only' })[0], /licence GPL/);
  assert.match(faults({ license: '(MIT AND GPL-3.0-only)' })[0], /licence/);
  assert.match(faults({ license: undefined })[0], /licence not named/);
  assert.match(faults({ deprecated: 'use another' })[0], /deprecated/);
});

test('packages of two registries are told', () => {
  const from = (host) => ({ ...sound, resolved: `https://${host}/some.tgz` });
  const lock = { packages: { '': {}, 'node_modules/a': from('one.example'), 'node_modules/b': from('two.example') } };
  assert.deepEqual(faultsOf(lock), ['several registries: one.example, two.example']);
});

test('a version that could change is told', () => {
  const dependencies = { a: '1.2.3', b: '^1.2.3', c: 'npm:b@1.2.3', d: 'npm:b@^1.2.3' };
  assert.deepEqual(loose({ dependencies }), ['b: no exact version', 'd: no exact version']);
});

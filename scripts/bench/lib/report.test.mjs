import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSection } from './report.mjs';

test('a bench replaces its own section and leaves the others', () => {
  const document = '# Benchmarks\n\nSaid once.\n\n## check\n\nold\n\n## vouchers\n\nkept\n';
  const expected = '# Benchmarks\n\nSaid once.\n\n## check\n\nnew\n\n## vouchers\n\nkept\n';
  assert.equal(withSection(document, 'check', '## check\n\nnew\n'), expected);
});

test('a new section stands where its name belongs', () => {
  const document = '# Benchmarks\n\n## check\n\none\n\n## vouchers\n\ntwo\n';
  const expected = '# Benchmarks\n\n## check\n\none\n\n## paths\n\nthree\n\n## vouchers\n\ntwo\n';
  assert.equal(withSection(document, 'paths', '## paths\n\nthree'), expected);
});

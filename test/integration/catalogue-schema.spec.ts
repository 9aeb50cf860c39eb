import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { sharedFile, withShared } from '../support/shared.js';

const CATALOGUE = path.resolve(import.meta.dirname, '../../src/courses/content/kommunal.moochub.json');

describe('The demo catalogue', () => {
  withShared('is a MOOChub document of version 3, by the schema itself', () => {
    const schema = JSON.parse(sharedFile('moochub-schema-v3.json').toString('utf8')) as object;
    // Not strict: the schema names formats (iri) that the validator does not know.
    const validator = addFormats.default(new Ajv2020({ strict: false, allErrors: true, logger: false }));
    const isValid = validator.compile(schema);
    const ok = isValid(JSON.parse(readFileSync(CATALOGUE, 'utf8')));
    expect(isValid.errors ?? []).toEqual([]);
    expect(ok).toBe(true);
  });
});

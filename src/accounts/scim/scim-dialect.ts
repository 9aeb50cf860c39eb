import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Failure } from '../../platform/http/problem.js';
import { ProblemDialects, type SaidProblem } from '../../platform/http/problem-dialects.js';
import { SCIM_JSON, SCIM_PATH } from './scim-limits.js';

/** Words of RFC 7644, table 9, for what the caller can set right. */
const TYPES: Readonly<Record<string, string>> = {
  'scim-filter-invalid': 'invalidFilter',
  'scim-patch-invalid': 'invalidSyntax',
  'scim-path-invalid': 'invalidPath',
  'scim-target-missing': 'noTarget',
  'scim-attribute-fixed': 'mutability',
  'scim-group-fixed': 'mutability',
  'scim-value-invalid': 'invalidValue',
  'scim-too-many-operations': 'tooMany',
  'scim-member-unknown': 'invalidValue',
  'scim-user-exists': 'uniqueness',
  'scim-group-exists': 'uniqueness',
  'one-scim-user-per-name': 'uniqueness',
  'one-scim-group-per-name': 'uniqueness',
  'one-person-per-email': 'uniqueness',
};

/** What our other rules refuse is a value that cannot be taken. */
const UNPROCESSABLE = 422;

/** Errors under the path of SCIM are written as RFC 7644, section 3.12, says; their words and codes are those of the house. */
@Injectable()
export class ScimDialect implements OnModuleInit {
  constructor(private readonly dialects: ProblemDialects) {}

  onModuleInit(): void {
    this.dialects.provide(SCIM_PATH, saidInScim);
  }
}

function saidInScim({ code, status: usual }: Failure, detail: string): SaidProblem {
  const status = usual === UNPROCESSABLE ? 400 : usual;
  const scimType =
    TYPES[code] ?? (status === 400 ? (usual === UNPROCESSABLE ? 'invalidValue' : 'invalidSyntax') : undefined);
  return {
    status,
    contentType: SCIM_JSON,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType !== undefined && { scimType }),
      detail,
    },
  };
}

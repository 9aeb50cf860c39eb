import { readFileSync } from 'node:fs';

/** A schema of the API description, as far as values are made up from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** One operation of the API, as docs/openapi.json describes it. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Media type and schema of the body; null where none is sent. */
  readonly body: { readonly type: string; readonly schema: Schema } | null;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const { paths, components } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Description;

/** Every operation of the API. */
export const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]): Operation => {
    const [content] = Object.entries(requestBody?.content ?? {});
    return {
      id: operationId,
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters,
      body: content === undefined ? null : { type: content[0], schema: content[1].schema },
    };
  }),
);

/** The schema that is meant: a reference is followed, parts are joined, of alternatives the first is taken. */
export function meant(schema: Schema): Schema {
  if (schema.$ref !== undefined) return meant(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first !== undefined) return meant(first);
  if (schema.allOf === undefined) return schema;
  const parts = schema.allOf.map(meant);
  return {
    ...schema,
    allOf: undefined,
    type: parts[0]?.type,
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Schema['properties'],
    required: parts.flatMap(({ required = [] }) => required),
    ...(parts.length === 1 && parts[0]),
  };
}

import type { Answer, Call, TestApp } from './app.js';

/** Somebody who is signed in and calls the API. */
export interface Caller {
  readonly token: string;
  get(path: string): Promise<Answer['body']>;
  post(path: string, body?: object | string, headers?: Record<string, string>): Promise<Answer['body']>;
  put(path: string, body: object, headers?: Record<string, string>): Promise<Answer['body']>;
  /** The same without expecting success. */
  attempt(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, call?: Call): Promise<Answer>;
  /** Uploads a file, waits for the report and expects that it was applied. */
  upload(kind: string, fileName: string, content: Buffer | string): Promise<Answer['body']>;
}

export async function signIn(app: TestApp, email: string, password: string): Promise<Caller> {
  const { status, body } = await app.call('POST', '/api/v1/auth/login', { body: { email, password } });
  if (status !== 200) throw new Error(`${email} could not sign in: ${JSON.stringify(body)}`);
  return callerWith(app, body.accessToken as string);
}

export function callerWith(app: TestApp, token: string): Caller {
  const attempt: Caller['attempt'] = (method, path, call = {}) =>
    app.call(method, `/api/v1${path}`, { token, ...call });
  const succeed = async (method: 'GET' | 'POST' | 'PUT', path: string, call: Call = {}) => {
    const answer = await attempt(method, path, call);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    token,
    attempt,
    get: (path) => succeed('GET', path),
    post: (path, body = {}, headers = {}) => succeed('POST', path, { body, headers }),
    put: (path, body, headers = {}) => succeed('PUT', path, { body, headers }),
    async upload(kind, fileName, content) {
      const { body, headers } = multipart({ kind }, fileName, content);
      const started = await succeed('POST', '/imports', { body, headers });
      await app.jobsDone();
      const report = await succeed('GET', `/imports/${started.id as string}`);
      if (report.state !== 'applied')
        throw new Error(`${kind}: ${report.state} ${JSON.stringify(report.problems?.slice(0, 3))}`);
      return report;
    },
  };
}

/** A form with fields and one file, as a browser sends it. */
export function multipart(
  fields: Record<string, string>,
  fileName: string,
  content: Buffer | string,
): Required<Pick<Call, 'headers'>> & { readonly body: Buffer } {
  const boundary = '----lernlotse-test-form';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    body: Buffer.concat([
      Buffer.from(parts.join('') + head),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** Answers every question of a check as somebody who stands at about `level` on every competence, and submits. */
export async function answerAsLevel(employee: Caller, checkId: string, level: number): Promise<Answer['body']> {
  let { next } = await employee.get(`/checks/${checkId}`);
  for (let asked = 0; next !== null; asked++) {
    if (asked > 500) throw new Error('the check does not end');
    const response = responseOf(next, level);
    ({ next } = await employee.post(`/checks/${checkId}/answers`, { itemId: next.itemId, response }));
  }
  return employee.post(`/checks/${checkId}/submit`);
}

interface Question {
  readonly kind: string;
  readonly options: readonly { readonly index: number }[];
}

/** Self-ratings follow the level; keyed questions are answered with the first options, as somebody who guesses. */
function responseOf({ kind, options }: Question, level: number): object {
  const order = options.map(({ index }) => index);
  switch (kind) {
    case 'self-rating':
      return { kind, option: Math.min(order.length - 1, Math.max(0, Math.round((level / 8) * (order.length - 1)))) };
    case 'single-choice':
      return { kind, option: order[0] };
    case 'multiple-choice':
      return { kind, options: [order[0]] };
    default:
      return { kind, order };
  }
}

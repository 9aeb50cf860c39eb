/** Calls the product inside this process; answers are read to their end as they come, and thrown away. */
export function inProcess(app) {
  const ask = async (method, url, { headers, payload }) => {
    const answer = await app.inject({ method, url, headers, payload, payloadAsStream: true });
    const isGood = answer.statusCode === 200;
    let said = '';
    for await (const piece of answer.stream()) if (!isGood) said += piece;
    if (!isGood) throw new Error(`${method} ${url}: ${answer.statusCode} ${said}`);
  };
  const bearer = (token) => ({ authorization: `Bearer ${token}` });
  return {
    get: (url, token, cookie) => ask('GET', url, { headers: cookie === undefined ? bearer(token) : { cookie } }),
    post: (url, token, payload) => ask('POST', url, { headers: bearer(token), payload }),
  };
}

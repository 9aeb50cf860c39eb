import { setTimeout as pause } from 'node:timers/promises';

/** What somebody heard who follows a job as a browser's EventSource does. */
export interface Heard {
  /** The id of each line of the journal, in the order of their arrival. */
  readonly lines: readonly string[];
  /** How often the connection was opened. */
  readonly connections: number;
  /** The job as it was told last. */
  readonly job: { readonly state: string } | undefined;
}

/**
 * Follows a job until it has ended: where the stream ends before, comes back after the pause that the stream named, with the id
 * of the last event. @throws Error when it is answered otherwise than by a stream
 */
export async function followToEnd(address: string, token: string, jobId: string): Promise<Heard> {
  const lines: string[] = [];
  let [connections, lastId, retryMs] = [0, '', 0];
  let job: { readonly state: string } | undefined;
  while (job?.state !== 'done' && job?.state !== 'failed') {
    await pause(retryMs);
    connections += 1;
    const response = await fetch(`${address}/api/v1/jobs/${jobId}/events`, {
      headers: { authorization: `Bearer ${token}`, ...(lastId && { 'last-event-id': lastId }) },
    });
    if (response.status !== 200) throw new Error(`not a stream: ${response.status} ${await response.text()}`);
    for await (const block of blocksOf(response)) {
      retryMs = Number(block.get('retry') ?? retryMs);
      lastId = block.get('id') ?? lastId;
      if (block.get('event') === 'journal') lines.push(lastId);
      else if (block.has('data')) job = JSON.parse(block.get('data')!) as { state: string };
    }
  }
  return { lines, connections, job };
}

/** Each event as its fields. */
async function* blocksOf(response: Response): AsyncGenerator<ReadonlyMap<string, string>> {
  let rest = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks)
      yield new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  }
}

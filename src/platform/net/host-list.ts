/** How far a host is trusted: `named` ones may stand in the own network, `matching` ones only outside of it. */
export type Trust = 'named' | 'matching' | 'none';

/**
 * What a list of hosts says of an address. An entry is a host (`kurse.example`), a host with its port
 * (`kurse.example:8443`), or all hosts below a domain (`.kurse.example`).
 */
export function trustOf(url: URL, hosts: readonly string[]): Trust {
  const host = url.host.toLowerCase();
  if (hosts.some((entry) => entry.toLowerCase() === host)) return 'named';
  const isBelow = (entry: string): boolean => entry.startsWith('.') && host.endsWith(entry.toLowerCase());
  return hosts.some(isBelow) ? 'matching' : 'none';
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** HTTPS, or plain HTTP to one's own machine when the list names it. */
export function isSafeScheme({ protocol, hostname }: URL, trust: Trust): boolean {
  return protocol === 'https:' || (protocol === 'http:' && trust === 'named' && LOOPBACK.test(hostname));
}

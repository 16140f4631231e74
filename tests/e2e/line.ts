import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { ending } from '../playground/ending';

/**
 * The line between one browser and the practice tracker: a relay in front of the tracker's proxy. It can be cut
 * in the middle of whatever runs, for this one person, in the same way in both browsers.
 */
export type Line = {
  port: number;
  /** Hosts this browser asked for, in order, each once. */
  hosts: Set<string>;
  /** Leads to another practice tracker from now on, uncut; what is open is dropped. */
  lead(proxyPort: number): void;
  /** True: drops what is open and refuses what comes. */
  cut(on: boolean): void;
  close(): Promise<void>;
};

/** @param proxyPort port of the practice tracker's CONNECT proxy on this machine */
export async function layLine(proxyPort: number): Promise<Line> {
  let target = proxyPort;
  const open = new Set<Socket>();
  const hosts = new Set<string>();
  let off = false;
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (off) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [a, b] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(a);
      a.on('error', () => b.destroy());
      a.on('close', () => {
        open.delete(a);
        b.destroy();
      });
    }
    near.once('data', (head) => {
      const host = /^CONNECT ([^:\s]+)/.exec(head.toString('latin1', 0, 300))?.[1];
      if (host) hosts.add(host);
    });
    near.pipe(far);
    far.pipe(near);
  });
  const end = ending(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    lead(next) {
      target = next;
      off = false;
      hosts.clear();
      drop();
    },
    cut(on) {
      off = on;
      if (on) drop();
    },
    close() {
      drop();
      return end();
    },
  };
}

import net from 'node:net';

/** A way to a server of this machine that can be cut: what is on its way is lost, as when a line breaks. */
export interface CuttingProxy {
  /** `url` as it leads through here. */
  through(url: string): string;
  /** How many connections are open, and how many there were in all. */
  open(): number;
  met(): number;
  /** Cuts every connection at once; how many there were. */
  cut(): number;
  /** While it is down new connections are refused. */
  setDown(isDown: boolean): void;
  close(): Promise<void>;
}

export async function startCuttingProxy(targetUrl: string): Promise<CuttingProxy> {
  const target = new URL(targetUrl);
  const pairs = new Set<[net.Socket, net.Socket]>();
  let isDown = false;
  let met = 0;
  const server = net.createServer((near) => {
    met += 1;
    if (isDown) return near.resetAndDestroy();
    const far = net.connect(Number(target.port), target.hostname);
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const cutAll = () => {
    const { size } = pairs;
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
    return size;
  };
  return {
    through(url) {
      const led = new URL(url);
      led.port = String(port);
      return led.href;
    },
    open: () => pairs.size,
    met: () => met,
    cut: cutAll,
    setDown(down) {
      isDown = down;
    },
    close() {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

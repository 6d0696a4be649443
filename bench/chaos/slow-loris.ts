import { connect, type Socket } from 'node:net';
import { holdRate, quantile } from '../serve/constant-rate.ts';
import { wholePage } from '../serve/mix.ts';
import { startStage } from '../serve/stage.ts';
import { demand, type Scenario } from './scenario.ts';

export const slowLoris: Scenario = {
  name: 'slow-loris',
  async run(short) {
    const sockets = short ? 500 : 5000;
    const stage = await startStage();
    const port = Number(new URL(stage.url).port);
    const open = new Set<Socket>();
    const hold = () => {
      const socket = connect(port, '127.0.0.1');
      open.add(socket);
      socket.on('error', () => undefined);
      // Cut off, it comes again: so many are always there.
      socket.on('close', () => {
        if (open.delete(socket) && holding) hold();
      });
      socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
    };
    let holding = true;
    for (let count = 0; count < sockets; count++) hold();
    const drip = setInterval(() => {
      for (const socket of open) socket.write('X: y\r\n');
    }, 2000);
    const others = await holdRate({
      port,
      rate: 200,
      seconds: short ? 3 : 20,
      connections: 20,
      next: () => wholePage(),
    });
    const held = open.size;
    holding = false;
    clearInterval(drip);
    for (const socket of open) socket.destroy();
    await stage.stop();
    const p99 = quantile(others.latencies, 0.99);
    demand(others.failed === 0, `${others.failed} of the others failed: ${others.errors.join('; ')}`);
    demand(p99 < 500, `the others' p99 was ${p99.toFixed(0)} ms`);
    return `${held} sockets held, the others' p99 ${p99.toFixed(1)} ms, none failed`;
  },
};

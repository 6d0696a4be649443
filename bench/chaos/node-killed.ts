import { readBuild } from '#server/pages/collect.ts';
import { startStage } from '../serve/stage.ts';
import { demand, type Scenario } from './scenario.ts';

export const nodeKilled: Scenario = {
  name: 'Node killed with -9',
  async run(short) {
    if (short) return 'left out of the short form: e2e/publish does the same';
    const stage = await startStage();
    const { addresses } = await readBuild('.next', 'public');
    const { paths: more } = await (await fetch(`${stage.site.url}/api/paths`)).json();
    const paths: string[] = [...addresses, ...more];
    await stage.site.kill('SIGKILL');
    for (const path of paths) {
      const { status } = await fetch(stage.url + path);
      demand(status === 200, `${path} answered ${status}`);
    }
    await stage.stop();
    return `${paths.length} published addresses stay 200`;
  },
};

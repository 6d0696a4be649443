import { Deployer, type DeployerOptions } from './deployer.ts';
import { siteState } from './health.ts';
import { Mirror } from './mirror.ts';

/** Deploys what is pushed: the mirror, the deployer, and what the webhook and the crew's commands need of them. */
export function openDeploys(options: Omit<DeployerOptions, 'mirror' | 'pace'>) {
  const { config, deploys, folder, now, log, signal } = options;
  const mirror = new Mirror(folder, config, signal);
  const deployer = new Deployer({ ...options, mirror });
  return {
    run: () => deployer.run(),
    webhook: {
      ...config,
      take: (...push: Parameters<Deployer['takePush']>) => deployer.takePush(...push),
      now,
      log,
    },
    crew: {
      deployer,
      deploys,
      mirror,
      folder,
      branch: config.branch,
      siteState: () => siteState(config.healthUrl),
      now,
    },
  };
}

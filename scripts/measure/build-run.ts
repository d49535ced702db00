import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** A run tells at its end what it used: processor seconds of all threads, and the most memory it held. */
const TELL =
  'data:text/javascript,import{isMainThread}from"node:worker_threads";isMainThread&&' +
  'process.on("exit",()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();' +
  'process.stderr.write("\\nused "+JSON.stringify({cpu:(u+s)/1e6,mb:m/1024})+"\\n")})';

/** What a build took. */
export interface BuildRun {
  /** By the clock. */
  readonly seconds: number;
  /** Processor seconds of all threads. */
  readonly cpu: number;
  /** The most memory held, in MB. */
  readonly mb: number;
}

/** Builds a project in a process of its own; throws with what it said where it fails. */
export function runBuild(content: string, out: string): BuildRun {
  const script = join(PACKAGE_ROOT, 'src/cli/chartroom.ts');
  const begin = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELL, script, 'build', '--content', content, '--out', out],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(stderr);
  return {
    seconds,
    ...(JSON.parse(/used (\{.*\})\n$/.exec(stderr)![1]!) as Omit<BuildRun, 'seconds'>),
  };
}

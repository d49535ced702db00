import { parentPort, workerData } from 'node:worker_threads';
import { partPages } from '../../site/build/part-pages.ts';
import { modelOfPart } from '../../site/site-frame.ts';
import { programOf } from '../site-kit.ts';
import { citeOwn } from './cite-own.ts';
import type { PagesWork } from './pages-stage.ts';

const { kit, frame, rows } = workerData as PagesWork;
const cited = await citeOwn(frame, rows);
const model = modelOfPart(frame, { ...rows, cited });
parentPort!.postMessage(await partPages(programOf(kit), model, [...rows.own]));

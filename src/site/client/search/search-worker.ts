// Ships to the browser: search, off the main thread.
import { startAnswering } from './answer-questions.ts';
import type { Preparation, SearchRequest } from './search-messages.ts';

const ask = startAnswering((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<SearchRequest | Preparation>) => ask(data));

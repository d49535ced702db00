// Ships to the browser.
import { list as say } from '#strings/list';
import {
  filesFor,
  type ListIndex,
  type ListRow,
  rowsFrom,
  rowsWith,
  WHOLE_LIST,
} from '../../files/list-rows.ts';
import { dataAddress } from '../shared/data-address.ts';

/** A longer list of answers wants another word. */
const SHOWN = 200;
/** A title's beginning this short would ask for most of the list. */
const MIN_LETTERS = 2;

const form = document.querySelector<HTMLFormElement>('[data-filter]');
const whole = document.querySelector<HTMLElement>('[data-whole]');
if (form !== null && whole !== null) start(form, whole);

function start(form: HTMLFormElement, whole: HTMLElement): void {
  const field = form.querySelector('input')!;
  const topic = form.querySelector('select');
  const answers = document.querySelector<HTMLElement>('[data-filtered]')!;
  const status = document.querySelector<HTMLElement>('[data-filter-status]')!;
  let asked = 0;

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => void filter());
  field.addEventListener('focus', () => void read<ListIndex>('index').catch(() => undefined));
  // A browser that comes back to the page has kept what was typed.
  void filter();

  async function filter(): Promise<void> {
    const query = field.value.trim();
    const chosen = topic?.value ?? '';
    const request = ++asked;
    if (query === '' && chosen === '') return show(null);
    try {
      const rows = await find(query, chosen);
      if (request === asked) show(rows);
    } catch {
      show(null);
      status.textContent = say.failed;
    }
  }

  function show(rows: readonly ListRow[] | null): void {
    whole.hidden = rows !== null;
    answers.replaceChildren(...(rows ?? []).slice(0, SHOWN).map(itemOf));
    status.textContent = rows === null ? '' : say.found(rows.length, SHOWN);
  }
}

async function find(query: string, topic: string): Promise<readonly ListRow[] | null> {
  const index = await read<ListIndex>('index');
  if (index.papers <= WHOLE_LIST) {
    const parts = await Promise.all(
      index.starts.map((_, n) => read<readonly ListRow[]>(String(n))),
    );
    return rowsWith(parts.flat(), query, topic);
  }
  if (query.length < MIN_LETTERS) return null;
  const files = filesFor(query, index);
  const parts = await Promise.all(files.map((n) => read<readonly ListRow[]>(String(n))));
  return rowsFrom(parts.flat(), query);
}

function itemOf([slug, title, by, topic, colour]: ListRow): HTMLElement {
  const item = document.createElement('li');
  item.className = topic === 'outside' ? `${colour} ring` : colour;
  const link = document.createElement('a');
  link.href = `${document.body.dataset.base}papers/${slug}/`;
  link.textContent = title;
  link.dir = 'auto';
  item.append(link);
  if (by !== '') {
    const below = document.createElement('span');
    below.className = 'by';
    below.textContent = by;
    item.append(below);
  }
  return item;
}

const files = new Map<string, Promise<unknown>>();

/** A file of the list, asked for once. */
function read<T>(name: string): Promise<T> {
  const known = files.get(name);
  if (known !== undefined) return known as Promise<T>;
  const reading = dataAddress(`list/${name}.json`).then(async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`list: missing file: the host answered ${response.status}.`);
    return (await response.json()) as T;
  });
  files.set(name, reading);
  reading.catch(() => files.delete(name));
  return reading;
}
